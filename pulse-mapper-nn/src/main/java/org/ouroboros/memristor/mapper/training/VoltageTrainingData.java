package org.ouroboros.memristor.mapper.training;

import java.util.List;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.mapper.RequestDataset;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.PulseRequest;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;

/**
 * Training data of the networks that choose voltages. The label of a request is the mean of trial
 * voltages, weighted by a soft maximum over the greatest utility that the success curve of the
 * population has at each voltage.
 */
final class VoltageTrainingData {
  /** Trial voltages per polarity. */
  private static final int TRIALS = 16;

  /**
   * Temperature of the soft maximum: a voltage whose utility is lower by this has the weight 1/e.
   */
  private static final double TEMPERATURE = 0.004;

  /** Requests that suffice: the labels are smooth and noise-free. */
  private static final int MOST_REQUESTS = 12_000;

  /** Fraction of the steps for these networks, which are easier to train. */
  private static final double STEPS = 0.3;

  private final TrainingContext context;
  private final LatentModelFitter fitter;
  private final UtilityTargets utility;

  VoltageTrainingData(TrainingContext context, LatentModelFitter fitter) {
    this.context = context;
    this.fitter = fitter;
    this.utility = new UtilityTargets(context);
  }

  TrainingJob job(Polarity polarity) {
    int count = Math.min(MOST_REQUESTS, context.effort().requests());
    RequestDataset requests = context.sample(RandomStreams.VOLTAGE_REQUESTS, count);
    List<TrainingContext.Sample> samples =
        context.samples(
            requests, polarity, context.run().seed().at(RandomStreams.VOLTAGE_TOLERANCES));
    FeatureEncoder encoder = context.encoder();
    int width = encoder.voltageInputs();
    double[] x = new double[samples.size() * width];
    double[] labels = new double[samples.size()];
    context.progress("evaluating voltages, " + polarity, 0, samples.size());
    context.forRange(
        samples.size(),
        16,
        (from, to) -> {
          LatentEnsemble ensemble = fitter.newEnsemble(context.effort());
          SuccessCurves curves = new SuccessCurves(ensemble, encoder);
          for (int s = from; s < to; s++) {
            context.throwIfCancelled();
            PulseRequest request = samples.get(s).request();
            encoder.encodeRequest(request, x, s * width);
            labels[s] = label(request, ensemble, curves);
          }
        });
    int steps = Math.max(1, (int) Math.round(STEPS * context.effort().steps()));
    NetworkTrainer.Stage stage = new NetworkTrainer.Stage(0, new SquaredErrorLoss(labels), steps);
    String name = RandomStreams.VOLTAGE_NETWORK + polarity;
    return new TrainingJob(
        name, x, context.layerWidths(width, 0.5), List.of(stage), context.seed(name));
  }

  private double label(PulseRequest request, LatentEnsemble ensemble, SuccessCurves curves) {
    Polarity polarity = request.polarity();
    VoltageRange range = context.encoder().driver().voltageRange(polarity);
    int trials = Math.min(TRIALS, range.levels());
    double[] best = new double[trials];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < trials; k++) {
      double volts = volts(range, k, trials);
      ensemble.setVoltage(volts, polarity);
      float[] curve = curves.curve(request);
      utility.subtractCost(curve, curves, volts, request);
      best[k] = Double.NEGATIVE_INFINITY;
      for (float value : curve) {
        best[k] = Math.max(best[k], value);
      }
      greatest = Math.max(greatest, best[k]);
    }
    double sum = 0;
    double total = 0;
    for (int k = 0; k < trials; k++) {
      double weight = Math.exp((best[k] - greatest) / TEMPERATURE);
      sum += weight * context.encoder().encodeVolts(volts(range, k, trials), polarity);
      total += weight;
    }
    return sum / total;
  }

  private static double volts(VoltageRange range, int k, int trials) {
    return range.volts((int) Math.rint((range.levels() - 1.0) * k / Math.max(1, trials - 1)));
  }
}
