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
 * What more delay buys: mappers that choose voltage and time, trained for one worth of a success
 * after the other, on the same any-to-any requests; beside them the device's usual voltages.
 *
 * @param device the device and how it differs
 * @param driver the voltages and lengths
 * @param worths what success is worth, a mapper for each
 * @param effort how much each training spends
 * @param requests fresh requests on which they are judged
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
   * @param model their model
   * @param variation how they differ
   */
  public record Devices(DeviceModel model, Variation variation) {}

  /**
   * How a mapper did.
   *
   * @param name what it was trained for
   * @param worth what a success was worth
   * @param tolerance what it was told and judged by
   * @param hits the share within the tolerance
   * @param meanCost of a pulse
   */
  public record Point(
      String name,
      PulseWorth worth,
      double tolerance,
      Proportion hits,
      RequestScore.Cost meanCost) {}

  /**
   * Trains and judges.
   *
   * @param run seed of trainings and requests, progress and cancellation
   * @param workers the threads to use; they never change the result
   * @return the points, those of the usual voltages first, three for each mapper
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
