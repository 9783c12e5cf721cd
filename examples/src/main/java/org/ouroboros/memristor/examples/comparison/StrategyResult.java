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
 * How a strategy did under some terms, over the cells that work.
 *
 * @param contender the strategy
 * @param terms tolerance and read noise
 * @param hits how many arrived
 * @param costs what a device cost
 * @param array what the array cost and how its cells ended
 * @param shown what plots show of it
 */
public record StrategyResult(
    Contender contender, Terms terms, Hits hits, Costs costs, WholeArray array, Shown shown) {

  /**
   * How many devices arrived. A reading is the last one that the strategy took after the last
   * pulse; where it took none, one taken for judging, which costs nothing.
   *
   * @param converged what the strategy itself called converged
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
   * What a device cost.
   *
   * @param pulses pulses
   * @param reads reads
   * @param seconds pulses, reads, settling [s]
   * @param joules the integral of V I [J]
   */
  public record Costs(Spread pulses, Spread reads, Spread seconds, Spread joules) {}

  /**
   * The array, broken cells included.
   *
   * @param cellByCell its time if cells are written one after the other
   * @param rowParallel its time if the cells of a row share theirs
   * @param switches switches of polarity
   * @param outcomes how its cells ended
   * @param stuck what was said of broken cells, if there are any
   */
  public record WholeArray(
      Delay cellByCell,
      Delay rowParallel,
      long switches,
      Map<CellOutcome, Integer> outcomes,
      Optional<StuckJudgement> stuck) {}

  /**
   * What plots show.
   *
   * @param convergence converged cells over pulses
   * @param pulses pulses of each cell, row after row
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Shown(LinePlot.Line convergence, double[][] pulses) {}

  /** Takes the figures from a run; a row-parallel task. */
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
