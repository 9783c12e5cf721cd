package org.ouroboros.memristor.examples.comparison;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.DelayBreakdown;
import org.ouroboros.memristor.core.programming.FaultDetectionScore;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.core.stats.SummaryStatistics;
import org.ouroboros.memristor.examples.plot.LinePlot;
import org.ouroboros.memristor.examples.programming.ArrayProgramming;
import org.ouroboros.memristor.examples.programming.ProgramPlots;

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
      DelayBreakdown cellByCell,
      DelayBreakdown rowParallel,
      long polaritySwitches,
      Map<CellOutcome, Integer> outcomes,
      Optional<FaultDetectionScore> faultDetection) {}

  /**
   * Data for plots.
   *
   * @param convergence percentage of converged cells over pulses
   * @param pulses pulses of each cell, rows x columns
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record PlotData(LinePlot.Line convergence, double[][] pulses) {}

  /** Extracts the result from a run of a row-parallel task. */
  static StrategyResult of(
      StrategyEntry entry,
      ComparisonCondition condition,
      ArrayProgramming.Result result,
      double[] evaluationReadings) {
    ProgrammingReport report = result.report();
    ProgrammingCost cost = report.cost();
    int[] healthy = result.workingCells();
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
            fraction(healthy, cell -> report.outcome(cell) == CellOutcome.CONVERGED),
            fraction(healthy, within(report, condition, RelativeDifference.OF_TARGET)),
            fraction(healthy, cell -> report.targets().isWithinTolerance(cell, readings[cell])),
            fraction(healthy, within(report, condition, RelativeDifference.SYMMETRIC)),
            fraction(
                healthy,
                cell ->
                    Math.abs(
                            RelativeDifference.SYMMETRIC.of(
                                readings[cell], report.targets().siemens(cell)))
                        <= condition.tolerance()));
    DeviceCosts deviceCosts =
        new DeviceCosts(
            SummaryStatistics.of(healthy, cost::pulses),
            SummaryStatistics.of(healthy, cost::reads),
            SummaryStatistics.of(healthy, cost::seconds),
            SummaryStatistics.of(healthy, cost::joules));
    boolean anyStuck = healthy.length < evaluationReadings.length;
    ArrayResult arrayResult =
        new ArrayResult(
            cost.totalDelay(),
            report.delay(),
            cost.totalPolaritySwitches(),
            report.outcomes(),
            anyStuck
                ? Optional.of(FaultDetectionScore.of(report, result.array().bank()::stuck))
                : Optional.empty());
    String name = entry.title() + ", " + entry.voltages().label();
    PlotData plotData = new PlotData(ProgramPlots.convergence(name, result), result.pulseCounts());
    return new StrategyResult(entry, condition, hitRates, deviceCosts, arrayResult, plotData);
  }

  private static IntPredicate within(
      ProgrammingReport report, ComparisonCondition condition, RelativeDifference form) {
    return cell ->
        Math.abs(form.of(report.reachedSiemens(cell), report.targets().siemens(cell)))
            <= condition.tolerance();
  }

  private static Proportion fraction(int[] cells, IntPredicate property) {
    return new Proportion(Arrays.stream(cells).filter(property).count(), cells.length);
  }
}
