package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.ToleranceRange;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.internal.latent.LatentDeviceModel;
import org.ouroboros.memristor.mapper.internal.network.PulseRequest;

/**
 * Training data of the networks for adapted cells. Devices serve sequences of requests; each
 * request after the first is a sample, with the posterior at that time. Groups of devices differ in
 * their read noise and in the one assumed by the mapper.
 */
final class AdaptedTrainingData {

  /** Requests per device; the first yields no sample. */
  private static final int ROUNDS = 9;

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

  private final TrainingContext context;
  private final LatentDeviceModel model;
  private final VoltageSelector voltageSelector;

  AdaptedTrainingData(
      TrainingContext context, LatentDeviceModel model, VoltageSelector voltageSelector) {
    this.context = context;
    this.model = model;
    this.voltageSelector = voltageSelector;
  }

  LatentDeviceModel model() {
    return model;
  }

  /**
   * Standard deviation of readings, relative: the value assumed by the mapper, and the true one.
   */
  private record ReadNoiseCase(double assumed, double actual) {}

  /** Rollouts of devices with one read noise, and the latent model for the assumed noise. */
  private record RolloutGroup(LatentDeviceModel model, Rollouts rollouts) {

    PulseRequest request(int round, int device) {
      return new PulseRequest(
          rollouts.startSiemens(round, device),
          rollouts.targetSiemens(round, device),
          rollouts.tolerance(round, device));
    }

    List<MapperMemory> memories() {
      List<MapperMemory> memories = new ArrayList<>();
      for (int round = 0; round < rollouts.rounds(); round++) {
        MapperMemory memory = new MapperMemory(rollouts.devices(), LatentDeviceModel.STATE_SIZE);
        rollouts.restoreMemory(round, memory);
        memories.add(memory);
      }
      return memories;
    }
  }

  private List<RolloutGroup> rollOut(String purpose, DoubleFunction<PulseMapper> mapperOfNoise) {
    int devices = Math.max(2, context.settings().effort().requests() / 2 / READ_NOISE_CASES.size());
    ToleranceRange tolerances = context.settings().tolerances();
    List<RolloutGroup> groups = new ArrayList<>();
    for (int n = 0; n < READ_NOISE_CASES.size(); n++) {
      context.run().progress().update(purpose, n, READ_NOISE_CASES.size());
      ReadNoiseCase noiseCase = READ_NOISE_CASES.get(n);
      ReadNoise noise =
          new ReadNoise(noiseCase.actual, context.run().seed().at(purpose).at("reads").at(n));
      Rollouts rollouts =
          Rollouts.run(
              context.population(purpose + " " + n, devices),
              mapperOfNoise.apply(noiseCase.assumed),
              new Rollouts.RolloutSettings(ROUNDS, tolerances.min(), tolerances.max(), noise),
              context.run());
      groups.add(new RolloutGroup(model.withReadNoise(noiseCase.assumed), rollouts));
    }
    context.run().progress().update(purpose, READ_NOISE_CASES.size(), READ_NOISE_CASES.size());
    return groups;
  }

  /** Training jobs of the networks that choose the length. */
  List<TrainingJob> lengthJobs() {
    List<RolloutGroup> groups =
        rollOut(
            "histories", noise -> new TeacherMapper(model.withReadNoise(noise), voltageSelector));
    List<TrainingJob> jobs = new ArrayList<>();
    for (Polarity polarity : Polarity.values()) {
      Samples samples = samples(groups, polarity);
      String name = "experienced-seconds-" + polarity;
      jobs.add(
          new TrainingJob(
              name,
              samples.x,
              context.layerWidths(context.encoder().adaptedInputs(), WIDTH),
              ColdStartTrainingData.bestPulseStages(missLoss(samples, polarity), context),
              context.seed(name)));
    }
    return jobs;
  }

  /** Training jobs of the networks that predict success, on the mapper's own pulses. */
  List<TrainingJob> successJobs(NetworkMapper mapper) {
    List<RolloutGroup> groups = rollOut("outcomes of histories", mapper::withReadNoise);
    List<TrainingJob> jobs = new ArrayList<>();
    for (Polarity polarity : Polarity.values()) {
      Samples samples = samples(groups, polarity);
      boolean[] hit = new boolean[samples.size()];
      int width = context.encoder().adaptedInputs();
      int successWidth = context.encoder().successInputs(width);
      double[] x = new double[width];
      double[] successInputs = new double[hit.length * successWidth];
      for (int s = 0; s < hit.length; s++) {
        Sample sample = samples.of(s);
        hit[s] = sample.group.rollouts.hit(sample.round, sample.device);
        System.arraycopy(samples.x, s * width, x, 0, width);
        context
            .encoder()
            .encodeSuccess(sample.request(), x, width, successInputs, s * successWidth);
      }
      int[] shape = context.layerWidths(successWidth, SUCCESS_WIDTH);
      jobs.add(context.successJob("experienced-success-" + polarity, successInputs, shape, hit));
    }
    return jobs;
  }

  private record Sample(RolloutGroup group, int round, int device) {

    PulseRequest request() {
      return group.request(round, device);
    }
  }

  /**
   * Locations of samples in the rollouts, and their inputs; {@code ends} are end indices of groups.
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Samples(
      List<RolloutGroup> groups, int[] ends, int[] rounds, int[] devices, double[] x) {

    int size() {
      return rounds.length;
    }

    Sample of(int s) {
      int group = 0;
      while (s >= ends[group]) {
        group++;
      }
      return new Sample(groups.get(group), rounds[s], devices[s]);
    }
  }

  private Samples samples(List<RolloutGroup> groups, Polarity polarity) {
    int maxCount = groups.stream().mapToInt(g -> g.rollouts.rounds() * g.rollouts.devices()).sum();
    int[] rounds = new int[maxCount];
    int[] devices = new int[maxCount];
    int[] ends = new int[groups.size()];
    int count = 0;
    for (int g = 0; g < groups.size(); g++) {
      RolloutGroup group = groups.get(g);
      for (int round = 1; round < group.rollouts.rounds(); round++) {
        for (int device = 0; device < group.rollouts.devices(); device++) {
          if (group.request(round, device).polarity() == polarity) {
            rounds[count] = round;
            devices[count++] = device;
          }
        }
      }
      ends[g] = count;
    }
    int width = context.encoder().adaptedInputs();
    double[] x = new double[count * width];
    Samples samples =
        new Samples(groups, ends, Arrays.copyOf(rounds, count), Arrays.copyOf(devices, count), x);
    forEach(
        samples,
        64,
        () -> {
          double[] inputs = new double[width];
          return (s, sample, filter) -> {
            context
                .encoder()
                .encodeAdapted(
                    sample.request(),
                    voltageSelector.volts(sample.request()),
                    filter,
                    sample.group.model,
                    inputs);
            System.arraycopy(inputs, 0, x, s * width, width);
          };
        });
    return samples;
  }

  private ExpectedMissLoss missLoss(Samples samples, Polarity polarity) {
    float[][] curves = new float[samples.size()][];
    UtilityTargets utility = new UtilityTargets(context);
    forEach(
        samples,
        64,
        () -> {
          // Transit times do not depend on read noise.
          LatentEnsemble ensemble = LatentEnsemble.forPosterior(model);
          SuccessCurves success = new SuccessCurves(ensemble, context.encoder());
          return (s, sample, filter) -> {
            PulseRequest request = sample.request();
            double pulseVolts = voltageSelector.volts(request);
            ensemble.setPosterior(filter);
            ensemble.setVoltage(pulseVolts, polarity);
            curves[s] = success.utility(request);
            utility.subtractCost(curves[s], success, pulseVolts, request);
          };
        });
    return new ExpectedMissLoss(curves);
  }

  /** Processes a sample and the posterior of its device at that time. */
  private interface SampleConsumer {
    void accept(int s, Sample sample, LatentDeviceModel.LatentStateFilter filter);
  }

  /** Makes the processor of one thread, with its own workspace. */
  private interface SampleConsumerFactory {
    SampleConsumer newConsumer();
  }

  private void forEach(Samples samples, int grain, SampleConsumerFactory factory) {
    List<List<MapperMemory>> memories =
        samples.groups.stream().map(RolloutGroup::memories).toList();
    context
        .workers()
        .forRange(
            samples.size(),
            grain,
            (from, to) -> {
              LatentDeviceModel.LatentStateFilter filter = model.new LatentStateFilter();
              SampleConsumer consumer = factory.newConsumer();
              for (int s = from; s < to; s++) {
                CancellationCheck.throwIfRequested(context.run());
                Sample sample = samples.of(s);
                int group = samples.groups.indexOf(sample.group);
                filter.load(memories.get(group).get(sample.round), sample.device);
                consumer.accept(s, sample, filter);
              }
            });
  }
}
