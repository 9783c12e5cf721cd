package org.ouroboros.memristor.strategies.evaluation;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.FaultDetectionScore;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.core.stats.SummaryStatistics;

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
    StrategyEntry entry,
    ComparisonCondition condition,
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
      StrategyEntry entry,
      ComparisonCondition condition,
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
      ProgrammingReport report, ComparisonCondition condition, RelativeDifference form) {
    return cell ->
        Math.abs(form.of(report.reachedSiemens(cell), report.targets().siemens(cell)))
            <= condition.tolerance();
  }
}
