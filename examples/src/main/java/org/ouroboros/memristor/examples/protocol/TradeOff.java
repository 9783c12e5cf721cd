package org.ouroboros.memristor.examples.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.mapper.PulseRequestSet;
import org.ouroboros.memristor.mapper.PulseWorth;
import org.ouroboros.memristor.mapper.RequestProtocol;
import org.ouroboros.memristor.mapper.RequestScore;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.training.MapperTraining;

/**
 * Trade-off between delay, energy and hit rate: trains a mapper that chooses voltage and time for
 * each pulse utility and evaluates all on the same any-to-any requests, together with a mapper at
 * the usual voltages.
 *
 * @param device device model and variation
 * @param driver the available voltages and widths
 * @param worths the pulse utilities, a mapper for each
 * @param effort training effort of each mapper
 * @param requests number of evaluation requests
 */
public record TradeOff(
    Devices device,
    PulseDriver driver,
    List<PulseWorth> worths,
    TrainingSettings.Effort effort,
    int requests) {

  public TradeOff {
    worths = List.copyOf(worths);
  }

  /**
   * Devices.
   *
   * @param model the device model
   * @param variation their variation
   */
  public record Devices(DeviceModel model, Variation variation) {}

  /**
   * Result of a mapper at a tolerance.
   *
   * @param name the utility that it was trained for, as text
   * @param worth the utility that it was trained for
   * @param tolerance the tolerance, requested and evaluated
   * @param hits fraction of requests within the tolerance
   * @param meanCost mean cost of a pulse
   */
  public record Point(
      String name,
      PulseWorth worth,
      double tolerance,
      Proportion hits,
      RequestScore.Cost meanCost) {}

  /**
   * Trains and evaluates the mappers.
   *
   * @param run seed of training and requests, progress and cancellation
   * @param workers the threads to use; the result does not depend on them
   * @return three points for each mapper, those at the usual voltages first
   */
  public List<Point> run(Run run, Workers workers) {
    PulseRequestSet fresh =
        new RequestProtocol.AnyToAny()
            .draw(
                MapperTrial.fresh(device.model, device.variation.name(), requests, run.seed()),
                workers);
    Judge judge = new Judge(fresh, run, workers);
    List<Point> points =
        new ArrayList<>(
            judge.points("usual voltages", PulseDriver.usual(device.model), PulseWorth.OF_SUCCESS));
    for (PulseWorth worth : worths) {
      points.addAll(judge.points(name(worth), driver, worth));
    }
    return points;
  }

  private static String name(PulseWorth worth) {
    List<String> parts = new ArrayList<>();
    if (Double.isFinite(worth.delaySeconds())) {
      parts.add(String.format(Locale.ROOT, "%.3g s", worth.delaySeconds()));
    }
    if (Double.isFinite(worth.energyJoules())) {
      parts.add(String.format(Locale.ROOT, "%.3g J", worth.energyJoules()));
    }
    return parts.isEmpty() ? "success alone" : String.join(", ", parts);
  }

  private final class Judge {
    private final PulseRequestSet fresh;
    private final Run run;
    private final Workers workers;

    Judge(PulseRequestSet fresh, Run run, Workers workers) {
      this.fresh = fresh;
      this.run = run;
      this.workers = workers;
    }

    List<Point> points(String name, PulseDriver driven, PulseWorth worth) {
      TrainingSettings settings =
          TrainingSettings.bestPulse(new RequestProtocol.AnyToAny(), effort)
              .with(new TrainingSettings.Aims(false, 0, worth));
      var mapper =
          new MapperTraining(device.model, device.variation, driven, settings)
              .train("trade-off", run, workers)
              .mapper();
      List<Point> points = new ArrayList<>();
      for (double tolerance : Figures.TOLERANCES) {
        RequestScore score = fresh.score(mapper, tolerance, workers);
        Proportion hits = score.all().within(RelativeDifference.OF_TARGET, tolerance);
        points.add(new Point(name, worth, tolerance, hits, score.meanCost()));
      }
      return points;
    }
  }
}
