package org.ouroboros.memristor.examples.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.spi.ServiceCatalog;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.examples.programming.ArrayProgramming;

/**
 * Protocol P3: every strategy programs the same targets into the same devices in the same states,
 * with the same seed, for every tolerance, once with exact and once with noisy reads.
 */
public final class StrategyComparison {

  private final ComparisonSettings settings;
  private final DeviceModel model;
  private final ServiceCatalog<StrategyFactory> strategies;

  /**
   * Creates a comparison.
   *
   * @param settings the settings
   * @param strategies all available strategies, including those of plugins
   */
  public StrategyComparison(
      ComparisonSettings settings, ServiceCatalog<StrategyFactory> strategies) {
    this.settings = settings;
    this.strategies = strategies;
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
      StrategyTuning tuning,
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
   * @param run threads, progress and cancellation; its seed is ignored in favour of that of the
   *     settings
   * @return the results obtained until completion or cancellation
   */
  public Result run(RunContext run) {
    RunContext context = run.withSeed(settings.seed());
    StrategyTuning tuning = StrategyTuning.run(settings, model, context.at("validation"));
    List<StrategyEntry> entries = ComparedStrategies.of(model, strategies, tuning);
    List<ComparisonCondition> conditions = settings.conditions();
    int total = entries.size() * conditions.size();
    List<StrategyResult> results = new ArrayList<>();
    for (ComparisonCondition condition : conditions) {
      CrossbarArray array = settings.testArray(model, condition.relativeReadNoise(), run.workers());
      BankSnapshot start = array.snapshot();
      for (StrategyEntry entry : entries) {
        if (context.cancellation().requested()) {
          return new Result(settings, tuning, results, false);
        }
        context.progress().update("strategies", results.size(), total);
        array.restore(start);
        ArrayProgramming.Result programmed = program(entry, condition, array, context);
        if (!programmed.cancelled()) {
          results.add(StrategyResult.of(entry, condition, programmed, evaluationReadings(array)));
        }
      }
    }
    context.progress().update("strategies", results.size(), total);
    return new Result(settings, tuning, results, results.size() == total);
  }

  private static ArrayProgramming.Result program(
      StrategyEntry entry, ComparisonCondition condition, CrossbarArray array, RunContext run) {
    RunContext silentRun = run.at("program").quiet();
    return new ArrayProgramming(
            array,
            entry.factory().create(condition),
            ComparisonSettings.task(array, condition.tolerance()))
        .run(silentRun, ArrayProgramming.RunRecords.NONE);
  }

  /** Readings of all cells for the evaluation, not counted as cost. */
  private double[] evaluationReadings(CrossbarArray array) {
    int[] cells = IntStream.range(0, array.cells()).toArray();
    double[] readings = new double[cells.length];
    array.read(cells, settings.seed().at("judging").value(), readings);
    return readings;
  }
}
