package org.ouroboros.memristor.mapper.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.mapper.MapperEvaluation;
import org.ouroboros.memristor.mapper.RequestDataset;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.training.MapperTrainer;

/**
 * Trade-off between delay, energy and hit rate: trains a mapper that chooses voltage and time for
 * each pulse utility and evaluates all on the same any-to-any requests, together with a mapper at
 * the usual voltages.
 *
 * @param model the device model
 * @param variation variation of the devices
 * @param driver the available voltages and widths
 * @param utilities the pulse utilities, a mapper for each
 * @param effort training effort of each mapper
 * @param requests number of evaluation requests
 */
public record TradeOff(
    DeviceModel model,
    Variation variation,
    PulseDriver driver,
    List<TrainingSettings.PulseUtility> utilities,
    TrainingSettings.Effort effort,
    int requests) {
  public TradeOff {
    utilities = List.copyOf(utilities);
  }

  /**
   * Result of a mapper at a tolerance.
   *
   * @param name the utility that it was trained for, as text
   * @param utility the utility that it was trained for
   * @param tolerance the tolerance, requested and evaluated
   * @param hits fraction of requests within the tolerance
   * @param meanCost mean cost of a pulse
   */
  public record Point(
      String name,
      TrainingSettings.PulseUtility utility,
      double tolerance,
      Proportion hits,
      MapperEvaluation.Cost meanCost) {}

  /**
   * {@return three points for each mapper, those at the usual voltages first}
   *
   * @param run seed of training and requests, threads, progress and cancellation
   */
  public List<Point> run(RunContext run) {
    RequestDataset requestSet =
        new RequestDistribution.UniformRequests()
            .sample(
                SingleRequestEvaluation.evaluationPopulation(
                    model, variation.name(), requests, run.seed()),
                run.workers());
    PulseDriver defaultDriver = PulseDriver.defaultFor(model);
    List<Point> points = new ArrayList<>();
    points.addAll(
        points(
            "default voltages",
            defaultDriver,
            TrainingSettings.PulseUtility.SUCCESS_ONLY,
            requestSet,
            run));
    for (TrainingSettings.PulseUtility utility : utilities) {
      points.addAll(points(name(utility), driver, utility, requestSet, run));
    }
    return points;
  }

  private static String name(TrainingSettings.PulseUtility utility) {
    List<String> parts = new ArrayList<>();
    if (Double.isFinite(utility.delaySeconds())) {
      parts.add(String.format(Locale.ROOT, "%.3g s", utility.delaySeconds()));
    }
    if (Double.isFinite(utility.energyJoules())) {
      parts.add(String.format(Locale.ROOT, "%.3g J", utility.energyJoules()));
    }
    return parts.isEmpty() ? "success alone" : String.join(", ", parts);
  }

  private List<Point> points(
      String name,
      PulseDriver mapperDriver,
      TrainingSettings.PulseUtility utility,
      RequestDataset requestSet,
      RunContext run) {
    TrainingSettings settings =
        TrainingSettings.bestPulse(new RequestDistribution.UniformRequests(), effort)
            .with(new TrainingSettings.Capabilities(false, 0, utility));
    var mapper =
        new MapperTrainer(model, variation, mapperDriver, settings)
            .train("trade-off", run)
            .mapper();
    List<Point> points = new ArrayList<>();
    for (double tolerance : MapperEvaluation.TOLERANCES) {
      MapperEvaluation score = requestSet.evaluate(mapper, tolerance, run.workers());
      Proportion hits = score.all().withinTolerance(RelativeDifference.OF_TARGET, tolerance);
      points.add(new Point(name, utility, tolerance, hits, score.meanCost()));
    }
    return points;
  }
}
