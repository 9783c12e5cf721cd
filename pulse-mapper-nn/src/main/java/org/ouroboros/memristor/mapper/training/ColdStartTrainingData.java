package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.RequestDataset;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.PulseRequest;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;

/** Training data of the networks for cold-start cells. */
final class ColdStartTrainingData {
  /**
   * Fraction of the steps spent on labels before the success objective: its gradient vanishes for a
   * network that is far off.
   */
  private static final double LABEL_STEPS = 0.3;

  /** Lengths with at least this fraction of the maximal success count as close to it. */
  private static final double NEAR_OPTIMUM = 0.95;

  /** Widths of the smoothed interval ends, in outputs, by stage. */
  private static final double[] SMOOTHING_WIDTHS = {0.1, 0.03, 0.01};

  /** Simulated outcomes per training request for success networks. */
  private static final int OUTCOMES = 8;

  /** Width of success networks, relative to those that choose pulses. */
  private static final double SUCCESS_WIDTH = 0.625;

  private final TrainingContext context;
  private final Optional<LatentModelFitter> fitter;
  private final RequestDataset requests;

  ColdStartTrainingData(TrainingContext context, Optional<LatentModelFitter> fitter) {
    this.context = context;
    this.fitter = fitter;
    int count = context.effort().requests();
    context.progress("drawing training requests", 0, count);
    requests = context.sample(RandomStreams.TRAINING_REQUESTS, count);
  }

  /** The training job of the network that chooses lengths of a polarity. */
  TrainingJob lengthJob(Polarity polarity, VoltageSelector voltageSelector) {
    List<TrainingContext.Sample> samples = samples(polarity);
    FeatureEncoder encoder = context.encoder();
    int width = encoder.coldStartInputs();
    double[] chosenVolts = new double[samples.size()];
    double[] x = new double[samples.size() * width];
    for (int s = 0; s < samples.size(); s++) {
      PulseRequest request = samples.get(s).request();
      chosenVolts[s] = voltageSelector.volts(request);
      encoder.encodeColdStart(request, chosenVolts[s], x, s * width);
    }
    List<NetworkTrainer.Stage> stages =
        switch (context.settings().recipe()) {
          case APPLIED_PULSE -> {
            int steps = context.effort().steps();
            yield List.of(new NetworkTrainer.Stage(0, appliedPulseLoss(samples), steps));
          }
          case BEST_PULSE -> bestPulseStages(missLoss(polarity, samples, chosenVolts), context);
          case SIMULATED_HITS -> simulatedStages(samples, polarity);
        };
    return new TrainingJob(
        RandomStreams.LENGTH_NETWORK + polarity,
        x,
        context.layerWidths(width, 1),
        stages,
        context.run().seed().at(RandomStreams.NETWORK).at(polarity.name()));
  }

  private List<TrainingContext.Sample> samples(Polarity polarity) {
    List<TrainingContext.Sample> samples =
        context.samples(requests, polarity, context.run().seed().at(RandomStreams.TOLERANCES));
    Require.atLeast("training requests for " + polarity, samples.size(), 1);
    return samples;
  }

  private SquaredErrorLoss appliedPulseLoss(List<TrainingContext.Sample> samples) {
    FeatureEncoder encoder = context.encoder();
    double[] labels = new double[samples.size()];
    for (int s = 0; s < labels.length; s++) {
      double seconds = requests.appliedSeconds(samples.get(s).index());
      labels[s] = encoder.encodeSeconds(Math.max(encoder.shortestSeconds(), seconds));
    }
    return new SquaredErrorLoss(labels);
  }

  static List<NetworkTrainer.Stage> bestPulseStages(
      ExpectedMissLoss misses, TrainingContext context) {
    int steps = context.effort().steps();
    int labelSteps = (int) Math.round(LABEL_STEPS * steps);
    SquaredErrorLoss labels = new SquaredErrorLoss(misses.centerLabels(NEAR_OPTIMUM));
    return List.of(
        new NetworkTrainer.Stage(0, labels, labelSteps),
        new NetworkTrainer.Stage(1, misses, steps - labelSteps));
  }

  private ExpectedMissLoss missLoss(
      Polarity polarity, List<TrainingContext.Sample> samples, double[] chosenVolts) {
    String stage = "success curves, " + polarity;
    context.progress(stage, 0, 2);
    Optional<TransitTimeTable> table =
        context.encoder().driver().hasVoltageChoice()
            ? Optional.empty()
            : Optional.of(transitTimes(polarity));
    context.progress(stage, 1, 2);
    float[][] byRequest = new float[samples.size()][];
    UtilityTargets utility = new UtilityTargets(context);
    context.forRange(
        samples.size(),
        64,
        (from, to) -> {
          Optional<LatentEnsemble> latent =
              table.isPresent()
                  ? Optional.empty()
                  : Optional.of(fitter.orElseThrow().newEnsemble(context.effort()));
          DeviceEnsemble ensemble =
              table
                  .<DeviceEnsemble>map(
                      times -> new SampledEnsemble(times, context.settings().distribution()))
                  .orElseGet(latent::get);
          SuccessCurves curves = new SuccessCurves(ensemble, context.encoder());
          for (int s = from; s < to; s++) {
            context.throwIfCancelled();
            double volts = chosenVolts[s];
            latent.ifPresent(devices -> devices.setVoltage(volts, polarity));
            PulseRequest request = samples.get(s).request();
            byRequest[s] = curves.utility(request);
            utility.subtractCost(byRequest[s], curves, volts, request);
          }
        });
    context.progress(stage, 2, 2);
    return new ExpectedMissLoss(byRequest);
  }

  private TransitTimeTable transitTimes(Polarity polarity) {
    Population devices =
        context.population(RandomStreams.TRAINING_DEVICES, context.effort().devices());
    return TransitTimeTable.of(devices, polarity, context.run());
  }

  private List<NetworkTrainer.Stage> simulatedStages(
      List<TrainingContext.Sample> samples, Polarity polarity) {
    FeatureEncoder encoder = context.encoder();
    double[] near = new double[samples.size()];
    double[] far = new double[samples.size()];
    double volts = context.encoder().driver().voltageRange(polarity).weakestVolts();
    DeviceBank bank = requests.population().bank(context.workers());
    context.forRange(
        samples.size(),
        16,
        (from, to) -> {
          for (int s = from; s < to; s++) {
            context.throwIfCancelled();
            PulseRequest request = samples.get(s).request();
            double[] times =
                TransitTimeTable.times(
                    context.trainer().model(),
                    volts,
                    bank.parameters(samples.get(s).index()),
                    new double[] {
                      request.startSiemens(),
                      encoder.range().clamp(request.nearSiemens()),
                      encoder.range().clamp(request.farSiemens())
                    });
            near[s] = request.startsInside() ? -9 : output(times[1] - times[0]);
            far[s] = request.stoppedBy(encoder.range()) ? 9 : output(times[2] - times[0]);
          }
        });
    int steps = context.effort().steps();
    int labelSteps = (int) Math.round(LABEL_STEPS * steps);
    int smoothedSteps = (steps - labelSteps) / SMOOTHING_WIDTHS.length;
    SmoothedIntervalLoss smoothest = new SmoothedIntervalLoss(near, far, SMOOTHING_WIDTHS[0]);
    return List.of(
        new NetworkTrainer.Stage(0, new SquaredErrorLoss(smoothest.centerLabels()), labelSteps),
        new NetworkTrainer.Stage(1, smoothest, smoothedSteps),
        new NetworkTrainer.Stage(
            2, new SmoothedIntervalLoss(near, far, SMOOTHING_WIDTHS[1]), smoothedSteps),
        new NetworkTrainer.Stage(
            3, new SmoothedIntervalLoss(near, far, SMOOTHING_WIDTHS[2]), smoothedSteps));
  }

  /** Output of a transit time; far above 1 where the conductance is never reached. */
  private double output(double seconds) {
    FeatureEncoder encoder = context.encoder();
    return seconds > 0
        ? Math.max(-9, Math.min(9, encoder.encodeSeconds(seconds)))
        : seconds <= 0 ? -9 : 9;
  }

  /**
   * Training jobs of the networks that predict success: outcomes of the mapper's own pulses on
   * devices not used otherwise.
   */
  List<TrainingJob> successJobs(NetworkMapper mapper, VoltageSelector voltageSelector) {
    int count = OUTCOMES * context.effort().requests();
    context.progress("simulating outcomes", 0, count);
    RequestDataset outcomes = context.sample(RandomStreams.OUTCOMES, count);
    Seed tolerances = context.run().seed().at(RandomStreams.OUTCOME_TOLERANCES);
    PulseRequests pulseRequests = new PulseRequests(count);
    for (int i = 0; i < count; i++) {
      pulseRequests.add(
          i,
          context.encoder().range().clamp(outcomes.startSiemens(i)),
          context.encoder().range().clamp(outcomes.targetSiemens(i)),
          context.tolerance(tolerances, i));
    }
    double[] reached = outcomes.evaluate(mapper, pulseRequests, context.workers()).reachedSiemens();
    context.progress("simulating outcomes", count, count);
    FeatureEncoder encoder = context.encoder();
    int width = encoder.coldStartInputs();
    int successWidth = encoder.successInputs(width);
    List<TrainingJob> jobs = new ArrayList<>();
    for (Polarity polarity : Polarity.values()) {
      List<TrainingContext.Sample> samples = context.samples(outcomes, polarity, tolerances);
      double[] x = new double[width];
      double[] successInputs = new double[samples.size() * successWidth];
      boolean[] hit = new boolean[samples.size()];
      for (int s = 0; s < hit.length; s++) {
        PulseRequest request = samples.get(s).request();
        int index = samples.get(s).index();
        double target = outcomes.targetSiemens(index);
        hit[s] = Math.abs(reached[index] - target) <= request.tolerance() * target;
        encoder.encodeColdStart(request, voltageSelector.volts(request), x, 0);
        encoder.encodeSuccess(request, x, width, successInputs, s * successWidth);
      }
      int[] shape = context.layerWidths(successWidth, SUCCESS_WIDTH);
      String name = RandomStreams.SUCCESS_NETWORK + polarity;
      jobs.add(context.successJob(name, successInputs, shape, hit));
    }
    return jobs;
  }
}
