package org.ouroboros.memristor.strategies.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.FaultDetectionScore;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.core.stats.SummaryStatistics;
import org.ouroboros.memristor.core.validation.Require;

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
    List<Condition> conditions,
    StrategyTuning.TunedDevice device,
    Function<StrategyTuning, List<Entry>> strategies) {
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
      List<Condition> conditions,
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
    List<Entry> entries = strategies.apply(tuning);
    int total = entries.size() * conditions.size();
    List<StrategyResult> results = new ArrayList<>();
    for (Condition condition : conditions) {
      ComparisonArrays.TestArray devices = arrays.test(condition, run.workers());
      BankSnapshot start = devices.array().snapshot();
      for (Entry entry : entries) {
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

  /**
   * Condition under which strategies are compared.
   *
   * @param tolerance tolerated relative difference from the target
   * @param relativeReadNoise standard deviation of a reading relative to the conductance; 0 for
   *     exact reads
   */
  public record Condition(double tolerance, double relativeReadNoise) {
    /** The tolerances of P3, widest first. */
    public static final List<Double> TOLERANCES = List.of(0.5, 0.2, 0.1, 0.05, 0.01);

    public Condition {
      Require.positive("tolerance", tolerance);
      Require.inRange("relativeReadNoise", relativeReadNoise, 0, 1);
    }

    /**
     * {@return all tolerances with exact reads, followed by all with noisy reads}
     *
     * @param relativeReadNoise relative read noise of the noisy conditions; 0 for exact reads only
     */
    public static List<Condition> all(double relativeReadNoise) {
      return DoubleStream.of(0, relativeReadNoise)
          .distinct()
          .boxed()
          .flatMap(noise -> TOLERANCES.stream().map(t -> new Condition(t, noise)))
          .toList();
    }

    /** {@return the condition as text, for example {@code +-5.00 %, 2.00 % read noise}} */
    public String text() {
      return toleranceText() + ", " + readNoiseText();
    }

    /** {@return the tolerance as text, for example {@code +-5.00 %}} */
    public String toleranceText() {
      return String.format(Locale.ROOT, "+-%.3g %%", 100 * tolerance);
    }

    /** {@return the read noise as text, for example {@code 2.00 % read noise}} */
    public String readNoiseText() {
      return relativeReadNoise == 0
          ? "exact reads"
          : String.format(Locale.ROOT, "%.3g %% read noise", 100 * relativeReadNoise);
    }
  }

  /**
   * A compared programming strategy.
   *
   * @param id identifier in JSON, CSV and file names
   * @param title name in tables and plots
   * @param kind class of the strategy
   * @param voltages name of the voltages of its driver
   * @param factory creates the strategy for a condition
   */
  public record Entry(String id, String title, Kind kind, String voltages, Factory factory) {
    /** Classes of strategies. */
    public enum Kind {
      /** One pulse, chosen by a mapper. */
      ONE_SHOT("one pulse"),
      /** Pulses and verify reads by a fixed rule, without a device model. */
      WRITE_VERIFY("write-verify"),
      /** Pulses chosen by a mapper, with verify reads. */
      HYBRID("mapper and verify"),
      /** Provided by a plugin. */
      PLUGIN("own");

      private final String label;

      Kind(String label) {
        this.label = label;
      }

      /** {@return the class as text} */
      public String label() {
        return label;
      }
    }

    /** Creates a strategy for a condition. */
    @FunctionalInterface
    public interface Factory {
      /** {@return the strategy} */
      ProgrammingStrategy create(StrategyComparison.Condition condition);
    }
  }

  /**
   * Result of a strategy under one condition; hit rates and costs are over the working cells.
   *
   * @param entry the strategy
   * @param condition tolerance and read noise
   * @param hitRates hit rates
   * @param deviceCosts cost per device
   * @param arrayResult delay, outcomes and fault detection of the whole array
   * @param plotData data for plots
   */
  public record StrategyResult(
      StrategyComparison.Entry entry,
      StrategyComparison.Condition condition,
      HitRates hitRates,
      DeviceCosts deviceCosts,
      ArrayResult arrayResult,
      PlotData plotData) {
    /**
     * Hit rates. The reading of a cell is the last one that the strategy took after the last pulse,
     * or a cost-free one taken for the evaluation if there is none.
     *
     * @param converged devices whose outcome is {@link CellOutcome#CONVERGED}
     * @param byTrueValue true conductance within the tolerance of the target
     * @param byReading reading within it
     * @param symmetricByTrueValue true conductance within it by the symmetric difference
     * @param symmetricByReading reading within it by the symmetric difference
     */
    public record HitRates(
        Proportion converged,
        Proportion byTrueValue,
        Proportion byReading,
        Proportion symmetricByTrueValue,
        Proportion symmetricByReading) {}

    /**
     * Cost per device.
     *
     * @param pulses number of pulses
     * @param reads number of reads
     * @param seconds time of pulses, reads and settling [s]
     * @param joules the integral of V I [J]
     */
    public record DeviceCosts(
        SummaryStatistics pulses,
        SummaryStatistics reads,
        SummaryStatistics seconds,
        SummaryStatistics joules) {}

    /**
     * Result of the whole array, including stuck cells.
     *
     * @param cellByCell delay if cells are programmed one after the other
     * @param rowParallel delay if the cells of a row are programmed in parallel
     * @param polaritySwitches number of polarity changes
     * @param outcomes number of cells by outcome
     * @param faultDetection how well stuck cells were detected; empty if there are none
     */
    public record ArrayResult(
        ProgrammingCost.Delay cellByCell,
        ProgrammingCost.Delay rowParallel,
        long polaritySwitches,
        Map<CellOutcome, Integer> outcomes,
        Optional<FaultDetectionScore> faultDetection) {}

    /**
     * Data for plots.
     *
     * @param convergedPercent percentage of the working cells that converged with at most 1, 2, ...
     *     pulses
     * @param pulses pulses of each cell, rows x columns
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record PlotData(double[] convergedPercent, double[][] pulses) {}

    /** Extracts the result from a run of a row-parallel task. */
    static StrategyResult of(
        StrategyComparison.Entry entry,
        StrategyComparison.Condition condition,
        ProgrammingReport report,
        ComparisonArrays.TestArray devices,
        double[] evaluationReadings) {
      ProgrammingCost cost = report.cost();
      int[] working = devices.workingCells();
      double[] readings =
          IntStream.range(0, evaluationReadings.length)
              .mapToDouble(
                  cell ->
                      report.outcome(cell) == CellOutcome.UNVERIFIED
                          ? evaluationReadings[cell]
                          : report.readSiemens(cell))
              .toArray();
      HitRates hitRates =
          new HitRates(
              Proportion.of(working, cell -> report.outcome(cell) == CellOutcome.CONVERGED),
              Proportion.of(working, within(report, condition, RelativeDifference.OF_TARGET)),
              Proportion.of(
                  working, cell -> report.targets().isWithinTolerance(cell, readings[cell])),
              Proportion.of(working, within(report, condition, RelativeDifference.SYMMETRIC)),
              Proportion.of(
                  working,
                  cell ->
                      Math.abs(
                              RelativeDifference.SYMMETRIC.of(
                                  readings[cell], report.targets().siemens(cell)))
                          <= condition.tolerance()));
      DeviceCosts deviceCosts =
          new DeviceCosts(
              SummaryStatistics.of(working, cost::pulses),
              SummaryStatistics.of(working, cost::reads),
              SummaryStatistics.of(working, cost::seconds),
              SummaryStatistics.of(working, cost::joules));
      boolean anyStuck = working.length < evaluationReadings.length;
      ArrayResult arrayResult =
          new ArrayResult(
              cost.totalDelay(),
              report.delay(),
              cost.totalPolaritySwitches(),
              report.outcomes(),
              anyStuck
                  ? Optional.of(FaultDetectionScore.of(report, devices.stuck()))
                  : Optional.empty());
      double[][] pulses = new double[devices.array().rows()][devices.array().columns()];
      for (int row = 0; row < pulses.length; row++) {
        int first = row * pulses[row].length;
        Arrays.setAll(pulses[row], column -> cost.pulses(first + column));
      }
      PlotData plotData = new PlotData(convergedPercent(report, working), pulses);
      return new StrategyResult(entry, condition, hitRates, deviceCosts, arrayResult, plotData);
    }

    /**
     * {@return the percentage of cells that converged with at most 1, 2, ... pulses, up to the
     * maximum of these cells}
     */
    public static double[] convergedPercent(ProgrammingReport report, int[] cells) {
      long maxPulses = Arrays.stream(cells).mapToLong(report.cost()::pulses).max().orElse(0);
      double[] percent = new double[(int) Math.max(1, Math.min(maxPulses, 1 << 20))];
      for (int cell : cells) {
        if (report.outcome(cell) == CellOutcome.CONVERGED) {
          long cellPulses = Math.max(1, report.cost().pulses(cell));
          percent[(int) Math.min(percent.length, cellPulses) - 1]++;
        }
      }
      double sum = 0;
      for (int k = 0; k < percent.length; k++) {
        sum += percent[k];
        percent[k] = 100 * sum / cells.length;
      }
      return percent;
    }

    private static IntPredicate within(
        ProgrammingReport report, StrategyComparison.Condition condition, RelativeDifference form) {
      return cell ->
          Math.abs(form.of(report.reachedSiemens(cell), report.targets().siemens(cell)))
              <= condition.tolerance();
    }
  }
}
