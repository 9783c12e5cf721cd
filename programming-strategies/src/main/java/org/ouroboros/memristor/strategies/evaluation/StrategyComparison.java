package org.ouroboros.memristor.strategies.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.programming.ProgrammingReport;

/**
 * Protocol P3: every strategy programs the same targets into the same devices in the same states,
 * with the same seed, under every condition. The settings of write-verify strategies are tuned on
 * separate devices before.
 *
 * @param arrays the arrays
 * @param conditions tolerances and read noises
 * @param device the device of the arrays
 * @param strategies gives the compared strategies, to which tuned settings are available
 */
public record StrategyComparison(
    ComparisonArrays arrays,
    List<ComparisonCondition> conditions,
    StrategyTuning.TunedDevice device,
    Function<StrategyTuning, List<StrategyEntry>> strategies) {

  public StrategyComparison {
    conditions = List.copyOf(conditions);
  }

  /**
   * Result of a comparison.
   *
   * @param conditions the conditions
   * @param tuning the tuning of the write-verify settings
   * @param results a result for each condition and strategy, grouped by condition
   * @param finished false if the run was cancelled and results are missing
   */
  public record Result(
      List<ComparisonCondition> conditions,
      StrategyTuning tuning,
      List<StrategyResult> results,
      boolean finished) {

    public Result {
      conditions = List.copyOf(conditions);
      results = List.copyOf(results);
    }
  }

  /** {@return the results obtained until completion or cancellation} */
  public Result run(RunContext run) {
    StrategyTuning tuning =
        StrategyTuning.run(device, arrays, conditions, run.at(RandomStreams.VALIDATION));
    List<StrategyEntry> entries = strategies.apply(tuning);
    int total = entries.size() * conditions.size();
    List<StrategyResult> results = new ArrayList<>();
    for (ComparisonCondition condition : conditions) {
      ComparisonArrays.TestArray devices = arrays.test(condition, run.workers());
      BankSnapshot start = devices.array().snapshot();
      for (StrategyEntry entry : entries) {
        if (run.cancellation().requested()) {
          return new Result(conditions, tuning, results, false);
        }
        run.progress().update("strategies", results.size(), total);
        devices.array().restore(start);
        ProgrammingReport report =
            entry
                .factory()
                .create(condition)
                .program(devices.array(), devices.task(), run.at(RandomStreams.PROGRAM).quiet());
        if (!report.cancelled()) {
          double[] readings = evaluationReadings(devices.array(), run);
          results.add(StrategyResult.of(entry, condition, report, devices, readings));
        }
      }
    }
    run.progress().update("strategies", results.size(), total);
    return new Result(conditions, tuning, results, results.size() == total);
  }

  /** Readings of all cells for the evaluation, not counted as cost. */
  private static double[] evaluationReadings(ProgrammableArray array, RunContext run) {
    int[] cells = IntStream.range(0, array.cells()).toArray();
    double[] readings = new double[cells.length];
    array.read(cells, run.seed().at(RandomStreams.EVALUATION_READINGS).value(), readings);
    return readings;
  }
}
