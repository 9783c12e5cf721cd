package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.internal.latent.LatentDeviceModel;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.PulseRequest;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;
import org.ouroboros.memristor.mapper.internal.rollout.Rollout;

/**
 * Training data of the networks for adapted cells. Devices serve sequences of requests; each
 * request after the first is a sample, with the posterior at that time. Groups of devices differ in
 * their read noise and in the one assumed by the mapper.
 *
 * @param context the training
 * @param model the latent model, for the read noise of the settings
 * @param voltageSelector chooses the voltages
 */
record AdaptedTrainingData(
    TrainingContext context, LatentDeviceModel model, VoltageSelector voltageSelector) {
  /** Read noise from 0 to twice that of the protocols. */
  private static final List<ReadNoiseCase> READ_NOISE_CASES =
      List.of(
          new ReadNoiseCase(0, 0),
          // The default assumption of a mapper: exact readings or nearly so.
          new ReadNoiseCase(0.005, 0),
          new ReadNoiseCase(0.005, 0.005),
          new ReadNoiseCase(0.02, 0.02),
          new ReadNoiseCase(0.04, 0.04));

  /** Widths relative to those of the cold-start networks, which have fewer inputs. */
  private static final double WIDTH = 1.5;

  private static final double SUCCESS_WIDTH = 0.75;

  /**
   * Standard deviation of readings, relative: the value assumed by the mapper, and the true one.
   */
  private record ReadNoiseCase(double assumed, double actual) {}

  /** A request of a device in a round; the model assumes the read noise of its mapper. */
  private record Sample(LatentDeviceModel model, Rollout.Round round, int device) {
    PulseRequest request() {
      PulseRequests requests = round.requests();
      return new PulseRequest(
          requests.startSiemens(device),
          requests.targetSiemens(device),
          requests.tolerance(device));
    }
  }

  /** Samples of all rounds but the first, by read noise, round and device. */
  private List<Sample> rollOut(String purpose, DoubleFunction<PulseMapper> mapperOfNoise) {
    int devices = Math.max(2, context.effort().requests() / 2 / READ_NOISE_CASES.size());
    Seed reads = context.run().seed().at(purpose).at(RandomStreams.READS);
    List<Sample> samples = new ArrayList<>();
    for (int n = 0; n < READ_NOISE_CASES.size(); n++) {
      context.progress(purpose, n, READ_NOISE_CASES.size());
      ReadNoiseCase noise = READ_NOISE_CASES.get(n);
      LatentDeviceModel assumed = model.withReadNoise(noise.assumed);
      List<Rollout.Round> rounds =
          Rollouts.run(
              context.population(purpose + " " + n, devices),
              mapperOfNoise.apply(noise.assumed),
              context.settings().tolerances(),
              new ReadNoise(noise.actual, reads.at(n)),
              context.run());
      for (Rollout.Round round : rounds.subList(1, rounds.size())) {
        for (int device = 0; device < devices; device++) {
          samples.add(new Sample(assumed, round, device));
        }
      }
    }
    context.progress(purpose, READ_NOISE_CASES.size(), READ_NOISE_CASES.size());
    return samples;
  }

  private static List<Sample> ofPolarity(List<Sample> samples, Polarity polarity) {
    return samples.stream().filter(sample -> sample.request().polarity() == polarity).toList();
  }

  /** Training jobs of the networks that choose the length. */
  List<TrainingJob> lengthJobs() {
    List<Sample> all =
        rollOut(
            RandomStreams.TRAINING_ROLLOUTS,
            noise -> new TeacherMapper(model.withReadNoise(noise), voltageSelector));
    List<TrainingJob> jobs = new ArrayList<>();
    for (Polarity polarity : Polarity.values()) {
      List<Sample> samples = ofPolarity(all, polarity);
      String name = RandomStreams.ADAPTED_LENGTH_NETWORK + polarity;
      jobs.add(
          new TrainingJob(
              name,
              inputs(samples),
              context.layerWidths(context.encoder().adaptedInputs(), WIDTH),
              ColdStartTrainingData.bestPulseStages(missLoss(samples, polarity), context),
              context.seed(name)));
    }
    return jobs;
  }

  /** Training jobs of the networks that predict success, on the mapper's own pulses. */
  List<TrainingJob> successJobs(NetworkMapper mapper) {
    List<Sample> all = rollOut(RandomStreams.OUTCOME_ROLLOUTS, mapper::withReadNoise);
    FeatureEncoder encoder = context.encoder();
    int width = encoder.adaptedInputs();
    int successWidth = encoder.successInputs(width);
    List<TrainingJob> jobs = new ArrayList<>();
    for (Polarity polarity : Polarity.values()) {
      List<Sample> samples = ofPolarity(all, polarity);
      double[] inputs = inputs(samples);
      boolean[] hit = new boolean[samples.size()];
      double[] x = new double[width];
      double[] successInputs = new double[hit.length * successWidth];
      for (int s = 0; s < hit.length; s++) {
        Sample sample = samples.get(s);
        hit[s] = sample.round.hit(sample.device);
        System.arraycopy(inputs, s * width, x, 0, width);
        encoder.encodeSuccess(sample.request(), x, width, successInputs, s * successWidth);
      }
      int[] shape = context.layerWidths(successWidth, SUCCESS_WIDTH);
      jobs.add(
          context.successJob(
              RandomStreams.ADAPTED_SUCCESS_NETWORK + polarity, successInputs, shape, hit));
    }
    return jobs;
  }

  private double[] inputs(List<Sample> samples) {
    FeatureEncoder encoder = context.encoder();
    int width = encoder.adaptedInputs();
    double[] x = new double[samples.size() * width];
    forEach(
        samples,
        () -> {
          double[] inputs = new double[width];
          return (s, request, filter) -> {
            double volts = voltageSelector.volts(request);
            encoder.encodeAdapted(request, volts, filter, samples.get(s).model, inputs);
            System.arraycopy(inputs, 0, x, s * width, width);
          };
        });
    return x;
  }

  private ExpectedMissLoss missLoss(List<Sample> samples, Polarity polarity) {
    float[][] curves = new float[samples.size()][];
    UtilityTargets utility = new UtilityTargets(context);
    forEach(
        samples,
        () -> {
          // Transit times do not depend on read noise.
          LatentEnsemble ensemble = LatentEnsemble.forPosterior(model);
          SuccessCurves success = new SuccessCurves(ensemble, context.encoder());
          return (s, request, filter) -> {
            double pulseVolts = voltageSelector.volts(request);
            ensemble.setPosterior(filter);
            ensemble.setVoltage(pulseVolts, polarity);
            curves[s] = success.utility(request);
            utility.subtractCost(curves[s], success, pulseVolts, request);
          };
        });
    return new ExpectedMissLoss(curves);
  }

  /** Processes the request of a sample with the posterior of its device at that time. */
  private interface SampleConsumer {
    void accept(int s, PulseRequest request, LatentDeviceModel.LatentStateFilter filter);
  }

  /** Processes samples in parallel; each thread has a consumer with its own workspace. */
  private void forEach(List<Sample> samples, Supplier<SampleConsumer> newConsumer) {
    context.forRange(
        samples.size(),
        64,
        (from, to) -> {
          LatentDeviceModel.LatentStateFilter filter = model.new LatentStateFilter();
          SampleConsumer consumer = newConsumer.get();
          for (int s = from; s < to; s++) {
            context.throwIfCancelled();
            Sample sample = samples.get(s);
            filter.load(sample.round.memory(), sample.device);
            consumer.accept(s, sample.request(), filter);
          }
        });
  }
}
