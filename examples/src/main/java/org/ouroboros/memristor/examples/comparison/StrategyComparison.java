package org.ouroboros.memristor.examples.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.lookup.Catalog;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.run.Progress;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.examples.programming.ArrayProgramming;
import org.ouroboros.memristor.examples.programming.DeviceArray;

/**
 * Protocol P3: every strategy writes the same targets into the same devices in the same states,
 * with the same seed, to every tolerance, once with exact and once with noisy readings.
 */
public final class StrategyComparison {

  private final ComparisonSettings settings;
  private final DeviceModel model;
  private final Catalog<StrategyFactory> strategies;
  private final Workers workers;

  /**
   * Prepares the comparison.
   *
   * @param settings what decides on the result
   * @param strategies all strategies that there are; those that the library has not are a user's
   * @param workers the threads to use; they never change the result
   */
  public StrategyComparison(
      ComparisonSettings settings, Catalog<StrategyFactory> strategies, Workers workers) {
    this.settings = settings;
    this.strategies = strategies;
    this.workers = workers;
    this.model = DeviceModel.catalog().find(ComparisonSettings.MODEL);
  }

  /**
   * What was found.
   *
   * @param settings what decided on it
   * @param tuning how the settings of write-verify were chosen
   * @param results one for each strategy under all terms, strategy after strategy
   * @param finished whether nothing is missing; a cancelled run lacks some results
   */
  public record Result(
      ComparisonSettings settings,
      PulseTuning tuning,
      List<StrategyResult> results,
      boolean finished) {

    /** Copies the list. */
    public Result {
      results = List.copyOf(results);
    }
  }

  /**
   * Runs the comparison.
   *
   * @param run progress and cancellation; the seed is that of the settings
   * @return what was found until it was done or cancelled
   */
  public Result run(Run run) {
    Run own = new Run(settings.seed(), run.progress(), run.cancellation());
    PulseTuning tuning = PulseTuning.run(settings, model, own.at("validation"), workers);
    List<Contender> contenders = Contenders.of(model, strategies, tuning);
    List<Terms> all = settings.terms();
    int total = contenders.size() * all.size();
    List<StrategyResult> results = new ArrayList<>();
    for (Terms terms : all) {
      DeviceArray devices = settings.test(model, terms.readNoise(), workers);
      BankSnapshot start = devices.array().snapshot();
      for (Contender contender : contenders) {
        if (own.cancellation().requested()) {
          return new Result(settings, tuning, results, false);
        }
        own.progress().update("strategies", results.size(), total);
        devices.array().restore(start);
        ArrayProgramming.Result written = write(contender, terms, devices, own);
        if (!written.cancelled()) {
          results.add(StrategyResult.of(contender, terms, written, judging(devices)));
        }
      }
    }
    own.progress().update("strategies", results.size(), total);
    return new Result(settings, tuning, results, results.size() == total);
  }

  private static ArrayProgramming.Result write(
      Contender contender, Terms terms, DeviceArray devices, Run run) {
    Run quiet = new Run(run.seed().at("program"), Progress.SILENT, run.cancellation());
    return new ArrayProgramming(
            devices,
            contender.recipe().strategy(terms),
            ComparisonSettings.task(devices, terms.tolerance()))
        .run(quiet, ArrayProgramming.Records.NONE);
  }

  /** Readings of all cells that nobody pays for. */
  private double[] judging(DeviceArray devices) {
    int[] all = IntStream.range(0, devices.plan().cells()).toArray();
    double[] readings = new double[all.length];
    devices.array().read(all, settings.seed().at("judging").value(), readings);
    return readings;
  }
}
