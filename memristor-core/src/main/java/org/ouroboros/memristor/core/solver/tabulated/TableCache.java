package org.ouroboros.memristor.core.solver.tabulated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.solver.TransitTimeSolver;
import org.ouroboros.memristor.core.solver.tabulated.TabulatedSolver.VoltageInterval;

/** The tables of one model in one domain, built on first use. Thread-safe. */
final class TableCache implements PulseSolver.Prepared {
  private final PhysicalDevice model;
  private final PulseSolver.Domain domain;
  private final double[] voltages;
  private final List<VoltageInterval> ranges;
  private final double bound;

  /** The domains of all tables: those of single voltages, then those of voltage ranges. */
  private final List<TableDomain> tableDomains = new ArrayList<>();

  /** Index of each voltage's first table. */
  private final int[] firstTableOfVoltage;

  /** Rest states that separate the tables of each voltage. */
  private final double[][] restStates;

  /** Likewise of each range. */
  private final int[] firstTableOfRange;

  /** Voltages and states that a table covers. */
  private record TableDomain(VoltageInterval volts, MonotoneInterval interval) {}

  private final AtomicReferenceArray<@Nullable TableBuildResult> results;

  TableCache(
      PhysicalDevice model,
      PulseSolver.Domain domain,
      double[] voltages,
      List<VoltageInterval> ranges,
      double bound) {
    this.model = model;
    this.domain = domain;
    this.voltages = voltages;
    this.ranges = ranges;
    this.bound = bound;
    firstTableOfVoltage = new int[voltages.length];
    restStates = new double[voltages.length][];
    for (int i = 0; i < voltages.length; i++) {
      firstTableOfVoltage[i] = tableDomains.size();
      VoltageInterval volts = new VoltageInterval(voltages[i], voltages[i]);
      List<MonotoneInterval> intervals = MonotoneInterval.of(model, domain, axes(volts));
      restStates[i] = intervals.stream().skip(1).mapToDouble(MonotoneInterval::lower).toArray();
      intervals.forEach(interval -> tableDomains.add(new TableDomain(volts, interval)));
    }
    firstTableOfRange = new int[ranges.size()];
    for (int r = 0; r < firstTableOfRange.length; r++) {
      firstTableOfRange[r] = tableDomains.size();
      for (VoltageInterval volts : ranges.get(r).segments()) {
        tableDomains.add(new TableDomain(volts, MonotoneInterval.ofWindow(model, domain)));
      }
    }
    results = new AtomicReferenceArray<>(tableDomains.size());
  }

  @Override
  public String description() {
    StringBuilder text = new StringBuilder("tabulated transit times, relative error " + bound);
    for (int i = 0; i < voltages.length; i++) {
      for (int s = 0; s <= restStates[i].length; s++) {
        int tableIndex = firstTableOfVoltage[i] + s;
        text.append("; ").append(voltages[i]).append(" V");
        if (restStates[i].length > 0) {
          MonotoneInterval interval = tableDomains.get(tableIndex).interval();
          text.append(
              String.format(
                  Locale.ROOT, ", states %.4g to %.4g", interval.lower(), interval.upper()));
        }
        text.append(": ").append(result(tableIndex).description());
      }
    }
    for (int r = 0; r < firstTableOfRange.length; r++) {
      describe(r, text);
    }
    return text + "; elsewhere " + TransitTimeSolver.DEFAULT.prepare(model, domain).description();
  }

  /** Describes the tables of a range that have been built so far. */
  private void describe(int r, StringBuilder text) {
    VoltageInterval range = ranges.get(r);
    int end = r + 1 < firstTableOfRange.length ? firstTableOfRange[r + 1] : tableDomains.size();
    int built = 0;
    double megabytes = 0;
    double seconds = 0;
    StringBuilder failures = new StringBuilder();
    for (int tableIndex = firstTableOfRange[r]; tableIndex < end; tableIndex++) {
      TableBuildResult result = results.get(tableIndex);
      if (result == null) {
        continue;
      }
      built++;
      megabytes += result.megabytes();
      seconds += result.seconds();
      if (result.table() == null) {
        VoltageInterval volts = tableDomains.get(tableIndex).volts();
        Object[] values = {volts.lowerVolts(), volts.upperVolts(), result.description()};
        failures.append(String.format(Locale.ROOT, "; %.4g to %.4g V: %s", values));
      }
    }
    text.append(
        String.format(
            Locale.ROOT,
            "; %s to %s V: %d of %d tables needed so far, %.1f MB, built in %.2f s",
            range.lowerVolts(),
            range.upperVolts(),
            built,
            end - firstTableOfRange[r],
            megabytes,
            seconds));
    text.append(failures);
  }

  @Override
  public PulseSolver.CellSolver cellSolver() {
    return pulseSolver();
  }

  @Override
  public PulseSolver.BlockSolver blockSolver() {
    return pulseSolver();
  }

  private TabulatedPulseSolver pulseSolver() {
    return new TabulatedPulseSolver(model, this, TransitTimeSolver.DEFAULT.forModel(model));
  }

  double bound() {
    return bound;
  }

  /** Returns the number of tables, built or not. */
  int tableCount() {
    return tableDomains.size();
  }

  /** Returns the index of the table for a voltage and a state; negative if there is none. */
  int tableIndex(double volts, double state) {
    for (int i = 0; i < voltages.length; i++) {
      if (volts == voltages[i]) {
        int tableIndex = firstTableOfVoltage[i];
        for (double restState : restStates[i]) {
          tableIndex += state > restState ? 1 : 0;
        }
        return tableIndex;
      }
    }
    for (int r = 0; r < firstTableOfRange.length; r++) {
      VoltageInterval range = ranges.get(r);
      if (volts >= range.lowerVolts() && volts <= range.upperVolts()) {
        return firstTableOfRange[r] + range.segmentIndex(volts);
      }
    }
    return -1;
  }

  /** Returns the voltage of a table if no other table has it, else NaN; NaN for ranges. */
  double uniqueVolts(int tableIndex) {
    boolean divided = Arrays.stream(restStates).anyMatch(states -> states.length > 0);
    return tableIndex < voltages.length && !divided ? voltages[tableIndex] : Double.NaN;
  }

  /** Returns a table, or null if there cannot be one. */
  @Nullable FlowTable table(int tableIndex) {
    return result(tableIndex).table();
  }

  /** Builds a table on first use. */
  private TableBuildResult result(int tableIndex) {
    TableBuildResult result = results.get(tableIndex);
    if (result == null) {
      synchronized (results) {
        result = results.get(tableIndex);
        if (result == null) {
          result = build(tableDomains.get(tableIndex));
          results.set(tableIndex, result);
        }
      }
    }
    return result;
  }

  private TableBuildResult build(TableDomain tableDomain) {
    long startNanos = System.nanoTime();
    List<TableAxis> axes = axes(tableDomain.volts());
    TableBuildResult result = TableBuildResult.failure("no states to tabulate");
    for (TableExtent extent :
        new TableExtentSearch(model, axes, tableDomain.interval()).candidates()) {
      result = new FlowTableBuilder(model, axes, extent, bound).build();
      if (result.table() != null) {
        break;
      }
    }
    return result.withSeconds((System.nanoTime() - startNanos) * 1e-9);
  }

  /** Returns the ranges of the voltage, then of all parameters. */
  private List<TableAxis> axes(VoltageInterval volts) {
    List<TableAxis> axes = new ArrayList<>();
    axes.add(new TableAxis(TableAxis.VOLTS, volts.lowerVolts(), volts.upperVolts(), 1));
    for (int k = 0; k < domain.parameters().size(); k++) {
      PulseSolver.Domain.Range range = domain.parameters().get(k);
      axes.add(new TableAxis(k, range.lowest(), range.highest(), 1));
    }
    return axes;
  }
}
