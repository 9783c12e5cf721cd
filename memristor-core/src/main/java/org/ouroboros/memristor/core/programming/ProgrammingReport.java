package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Proportion;

/** The results and cost of programming an array. Immutable. */
public final class ProgrammingReport {
  private final ProgrammingTask task;
  private final CellOutcome[] outcomes;
  private final double[] reached;
  private final double[] readings;
  private final ProgrammingCost cost;
  private final ProgrammingCost.Delay delay;

  ProgrammingReport(
      ProgrammingTask task,
      CellOutcome[] outcomes,
      double[] reached,
      double[] readings,
      ProgrammingCost cost,
      ProgrammingCost.Delay delay) {
    this.task = task;
    this.outcomes = outcomes;
    this.reached = reached;
    this.readings = readings;
    this.cost = cost;
    this.delay = delay;
  }

  /** {@return the targets of the cells} */
  public ProgrammingTargets targets() {
    return task.targets();
  }

  /** {@return the task: targets, budget, schedule} */
  public ProgrammingTask task() {
    return task;
  }

  /** {@return the outcome of a cell} */
  public CellOutcome outcome(int cell) {
    return outcomes[cell];
  }

  /** {@return the number of cells with each outcome, including 0} */
  public Map<CellOutcome, Integer> outcomes() {
    Map<CellOutcome, Integer> counts = new EnumMap<>(CellOutcome.class);
    for (CellOutcome outcome : CellOutcome.values()) {
      counts.put(outcome, 0);
    }
    for (CellOutcome outcome : outcomes) {
      counts.merge(outcome, 1, Integer::sum);
    }
    return counts;
  }

  /** {@return the true conductance that a cell has reached [S]} */
  public double reachedSiemens(int cell) {
    return reached[cell];
  }

  /** {@return the last reading [S], possibly from before the last pulse; NaN if never read} */
  public double readSiemens(int cell) {
    return readings[cell];
  }

  /** {@return the cost of programming} */
  public ProgrammingCost cost() {
    return cost;
  }

  /** {@return the time of the whole array under the schedule of the task} */
  public ProgrammingCost.Delay delay() {
    return delay;
  }

  /** {@return the comparison of true conductances with the targets} */
  public Accuracy accuracy() {
    return new Accuracy(reached, targetSiemens());
  }

  /** {@return the comparison of last readings with the targets; a cell never read is a miss} */
  public Accuracy readAccuracy() {
    return new Accuracy(readings, targetSiemens());
  }

  /** {@return whether the run was cancelled before all cells were finished} */
  public boolean cancelled() {
    return Arrays.asList(outcomes).contains(CellOutcome.CANCELLED);
  }

  /** {@return the proportion of cells that converged, by their readings} */
  public Proportion converged() {
    long hits = Arrays.stream(outcomes).filter(CellOutcome.CONVERGED::equals).count();
    return new Proportion(hits, outcomes.length);
  }

  /** {@return the proportion of cells whose true conductance is within the cell's tolerance} */
  public Proportion withinTolerance() {
    IntPredicate within = cell -> targets().isWithinTolerance(cell, reached[cell]);
    long hits = IntStream.range(0, outcomes.length).filter(within).count();
    return new Proportion(hits, outcomes.length);
  }

  /**
   * {@return the main results as sentences} For example: {@code "99.8 % of 4096 cells converged and
   * 98.9 % are within tolerance, with 2.1 pulses, 3.1 reads, 13.6 ms and 1.21 uJ per cell; the
   * array took 55.7 s. Not converged: 8 budget spent."} Percentages are rounded down.
   */
  public String summary() {
    ProgrammingCost.Totals totals = cost.totals();
    double cells = outcomes.length;
    String text =
        String.format(
            Locale.ROOT,
            "%s of %d cells converged and %s are within tolerance, with %.1f pulses, %.1f reads,"
                + " %s and %s per cell; the array took %s.",
            percentage(converged()),
            outcomes.length,
            percentage(withinTolerance()),
            totals.pulses() / cells,
            totals.reads() / cells,
            quantity(totals.seconds() / cells, "s"),
            quantity(totals.joules() / cells, "J"),
            quantity(delay.totalSeconds(), "s"));
    String others =
        outcomes().entrySet().stream()
            .filter(entry -> entry.getKey() != CellOutcome.CONVERGED && entry.getValue() > 0)
            .map(entry -> entry.getValue() + " " + entry.getKey().name().replace('_', ' '))
            .collect(Collectors.joining(", "))
            .toLowerCase(Locale.ROOT);
    return others.isEmpty() ? text : text + " Not converged: " + others + ".";
  }

  private static String percentage(Proportion proportion) {
    return String.format(
        Locale.ROOT, "%.1f %%", Math.floor(1000.0 * proportion.hits() / proportion.trials()) / 10);
  }

  /** Three digits and a unit with the prefix of its thousands, from femto to kilo. */
  private static String quantity(double value, String unit) {
    String prefixes = "fpnum k";
    int thousands = value > 0 ? (int) Math.floor(Math.log10(value) / 3) : 0;
    int index = Math.max(0, Math.min(prefixes.length() - 1, thousands + prefixes.indexOf(' ')));
    double scaled = value / Math.pow(1000, index - prefixes.indexOf(' '));
    int digits = scaled < 10 ? 2 : scaled < 100 ? 1 : 0;
    String prefix = prefixes.substring(index, index + 1).strip();
    return String.format(Locale.ROOT, "%." + digits + "f %s%s", scaled, prefix, unit);
  }

  private double[] targetSiemens() {
    return IntStream.range(0, outcomes.length).mapToDouble(targets()::siemens).toArray();
  }
}
