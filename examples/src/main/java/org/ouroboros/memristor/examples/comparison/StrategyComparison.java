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
 * Protocol P3: every strategy programs the same targets into the same devices in the same states,
 * with the same seed, for every tolerance, once with exact and once with noisy reads.
 */
public final class StrategyComparison {

  private final ComparisonSettings settings;
  private final DeviceModel model;
  private final Catalog<StrategyFactory> strategies;
  private final Workers workers;

  /**
   * Creates a comparison.
   *
   * @param settings the settings
   * @param strategies all available strategies, including those of plugins
   * @param workers the threads to use; the result does not depend on them
   */
  public StrategyComparison(
      ComparisonSettings settings, Catalog<StrategyFactory> strategies, Workers workers) {
    this.settings = settings;
    this.strategies = strategies;
    this.workers = workers;
    this.model = DeviceModel.catalog().find(ComparisonSettings.MODEL);
  }

  /**
   * Result of a comparison.
   *
   * @param settings the settings
   * @param tuning the tuning of the write-verify settings
   * @param results a result for each condition and strategy, grouped by condition
   * @param finished false if the run was cancelled and results are missing
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
   * @param run progress and cancellation; its seed is ignored in favour of that of the settings
   * @return the results obtained until completion or cancellation
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

  /** Readings of all cells for the evaluation, not counted as cost. */
  private double[] judging(DeviceArray devices) {
    int[] all = IntStream.range(0, devices.plan().cells()).toArray();
    double[] readings = new double[all.length];
    devices.array().read(all, settings.seed().at("judging").value(), readings);
    return readings;
  }
}
