package org.ouroboros.memristor.examples.comparison;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.Delay;
import org.ouroboros.memristor.core.programming.Ledger;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.plot.LinePlot;
import org.ouroboros.memristor.examples.programming.ArrayProgramming;
import org.ouroboros.memristor.examples.programming.ProgramPlots;
import org.ouroboros.memristor.examples.programming.Spread;
import org.ouroboros.memristor.examples.programming.StuckJudgement;

/**
 * Result of a strategy under one condition; hit rates and costs are over the working cells.
 *
 * @param contender the strategy
 * @param terms tolerance and read noise
 * @param hits hit rates
 * @param costs cost per device
 * @param array delay, outcomes and fault detection of the whole array
 * @param shown data for plots
 */
public record StrategyResult(
    Contender contender, Terms terms, Hits hits, Costs costs, WholeArray array, Shown shown) {

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
  public record Hits(
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
  public record Costs(Spread pulses, Spread reads, Spread seconds, Spread joules) {}

  /**
   * Result of the whole array, including stuck cells.
   *
   * @param cellByCell delay if cells are programmed one after the other
   * @param rowParallel delay if the cells of a row are programmed in parallel
   * @param switches number of polarity changes
   * @param outcomes number of cells by outcome
   * @param stuck how well stuck cells were detected; empty if there are none
   */
  public record WholeArray(
      Delay cellByCell,
      Delay rowParallel,
      long switches,
      Map<CellOutcome, Integer> outcomes,
      Optional<StuckJudgement> stuck) {}

  /**
   * Data for plots.
   *
   * @param convergence percentage of converged cells over pulses
   * @param pulses pulses of each cell, rows x columns
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Shown(LinePlot.Line convergence, double[][] pulses) {}

  /** Extracts the result from a run of a row-parallel task. */
  static StrategyResult of(
      Contender contender, Terms terms, ArrayProgramming.Result result, double[] judgingReads) {
    ProgrammingReport report = result.report();
    Ledger ledger = report.ledger();
    int[] healthy = result.healthy();
    double[] readings =
        IntStream.range(0, judgingReads.length)
            .mapToDouble(
                cell ->
                    report.outcome(cell) == CellOutcome.UNVERIFIED
                        ? judgingReads[cell]
                        : report.readSiemens(cell))
            .toArray();
    Hits hits =
        new Hits(
            share(healthy, cell -> report.outcome(cell) == CellOutcome.CONVERGED),
            share(healthy, within(report, terms, RelativeDifference.OF_TARGET)),
            share(healthy, cell -> report.targets().hit(cell, readings[cell])),
            share(healthy, within(report, terms, RelativeDifference.SYMMETRIC)),
            share(
                healthy,
                cell ->
                    Math.abs(
                            RelativeDifference.SYMMETRIC.of(
                                readings[cell], report.targets().siemens(cell)))
                        <= terms.tolerance()));
    Costs costs =
        new Costs(
            Spread.over(healthy, ledger::pulses),
            Spread.over(healthy, ledger::reads),
            Spread.over(healthy, ledger::seconds),
            Spread.over(healthy, ledger::joules));
    boolean anyStuck = healthy.length < judgingReads.length;
    WholeArray array =
        new WholeArray(
            ledger.totalDelay(),
            report.delay(),
            ledger.totalSwitches(),
            report.outcomes(),
            anyStuck
                ? Optional.of(StuckJudgement.of(report, result.devices().bank()))
                : Optional.empty());
    String name = contender.title() + ", " + contender.voltages().word();
    Shown shown = new Shown(ProgramPlots.convergence(name, result), result.pulses());
    return new StrategyResult(contender, terms, hits, costs, array, shown);
  }

  private static IntPredicate within(
      ProgrammingReport report, Terms terms, RelativeDifference form) {
    return cell ->
        Math.abs(form.of(report.reachedSiemens(cell), report.targets().siemens(cell)))
            <= terms.tolerance();
  }

  private static Proportion share(int[] cells, IntPredicate property) {
    return new Proportion(Arrays.stream(cells).filter(property).count(), cells.length);
  }
}
