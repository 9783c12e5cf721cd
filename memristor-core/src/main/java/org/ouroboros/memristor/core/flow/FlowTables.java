package org.ouroboros.memristor.core.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.device.SolverDomain;
import org.ouroboros.memristor.core.flow.TabulatedFlow.Range;
import org.ouroboros.memristor.core.solve.PassageSolver;

/** The tables of one model in one domain, built on first use. Thread-safe. */
final class FlowTables implements PulseSolver.Prepared {

  private final PhysicalDevice model;
  private final SolverDomain domain;
  private final double[] voltages;
  private final List<Range> ranges;
  private final double bound;

  /** The domains of all tables: those of single voltages, then those of voltage ranges. */
  private final List<Piece> pieces = new ArrayList<>();

  /** Index of each voltage's first table. */
  private final int[] firstOfVoltage;

  /** Rest states that separate the tables of each voltage. */
  private final double[][] rests;

  /** Index of each range's first table. */
  private final int[] firstPieces;

  /** Voltages and states that a table covers. */
  private record Piece(Range volts, Stretch stretch) {}

  private final AtomicReferenceArray<@Nullable Tabulation> tables;

  FlowTables(
      PhysicalDevice model,
      SolverDomain domain,
      double[] voltages,
      List<Range> ranges,
      double bound) {
    this.model = model;
    this.domain = domain;
    this.voltages = voltages;
    this.ranges = ranges;
    this.bound = bound;
    firstOfVoltage = new int[voltages.length];
    rests = new double[voltages.length][];
    for (int i = 0; i < voltages.length; i++) {
      firstOfVoltage[i] = pieces.size();
      Range volts = new Range(voltages[i], voltages[i]);
      List<Stretch> stretches = Stretch.of(model, domain, axes(volts));
      rests[i] = stretches.stream().skip(1).mapToDouble(Stretch::lower).toArray();
      stretches.forEach(stretch -> pieces.add(new Piece(volts, stretch)));
    }
    firstPieces = new int[ranges.size()];
    for (int r = 0; r < firstPieces.length; r++) {
      firstPieces[r] = pieces.size();
      for (Range volts : ranges.get(r).pieces()) {
        pieces.add(new Piece(volts, Stretch.whole(model, domain)));
      }
    }
    tables = new AtomicReferenceArray<>(pieces.size());
  }

  @Override
  public String description() {
    StringBuilder text = new StringBuilder("tabulated transit times, relative error " + bound);
    for (int i = 0; i < voltages.length; i++) {
      for (int s = 0; s <= rests[i].length; s++) {
        int piece = firstOfVoltage[i] + s;
        text.append("; ").append(voltages[i]).append(" V");
        if (rests[i].length > 0) {
          Stretch stretch = pieces.get(piece).stretch();
          text.append(
              String.format(
                  Locale.ROOT, ", states %.4g to %.4g", stretch.lower(), stretch.upper()));
        }
        text.append(": ").append(tabulation(piece).description());
      }
    }
    for (int r = 0; r < firstPieces.length; r++) {
      describe(r, text);
    }
    return text + "; elsewhere " + PassageSolver.DEFAULT.prepare(model, domain).description();
  }

  /** Describes the tables of a range that have been built so far. */
  private void describe(int r, StringBuilder text) {
    Range range = ranges.get(r);
    int end = r + 1 < firstPieces.length ? firstPieces[r + 1] : pieces.size();
    int built = 0;
    double megabytes = 0;
    double seconds = 0;
    StringBuilder without = new StringBuilder();
    for (int piece = firstPieces[r]; piece < end; piece++) {
      Tabulation tabulation = tables.get(piece);
      if (tabulation == null) {
        continue;
      }
      built++;
      megabytes += tabulation.megabytes();
      seconds += tabulation.seconds();
      if (tabulation.table() == null) {
        Range volts = pieces.get(piece).volts();
        without.append(
            String.format(
                Locale.ROOT,
                "; %.4g to %.4g V: %s",
                volts.lowerVolts(),
                volts.upperVolts(),
                tabulation.description()));
      }
    }
    text.append(
        String.format(
            Locale.ROOT,
            "; %s to %s V: %d of %d tables needed so far, %.1f MB, built in %.2f s",
            range.lowerVolts(),
            range.upperVolts(),
            built,
            end - firstPieces[r],
            megabytes,
            seconds));
    text.append(without);
  }

  @Override
  public PulseSolver.CellSolver cellSolver() {
    return stepper();
  }

  @Override
  public PulseSolver.BlockSolver blockSolver() {
    return stepper();
  }

  private FlowStepper stepper() {
    return new FlowStepper(model, this, PassageSolver.DEFAULT.on(model));
  }

  /** Returns the relative error bound of times. */
  double bound() {
    return bound;
  }

  /** Returns the number of tables, built or not. */
  int pieces() {
    return pieces.size();
  }

  /** Returns the index of the table for a voltage and a state; negative if there is none. */
  int piece(double volts, double state) {
    for (int i = 0; i < voltages.length; i++) {
      if (volts == voltages[i]) {
        int piece = firstOfVoltage[i];
        for (double rest : rests[i]) {
          piece += state > rest ? 1 : 0;
        }
        return piece;
      }
    }
    for (int r = 0; r < firstPieces.length; r++) {
      Range range = ranges.get(r);
      if (volts >= range.lowerVolts() && volts <= range.upperVolts()) {
        return firstPieces[r] + range.piece(volts);
      }
    }
    return -1;
  }

  /** Returns the voltage of a table if no other table has it, else NaN; NaN for ranges. */
  double onlyVolts(int piece) {
    return piece < voltages.length && pieces.size() == voltages.length + rangePieces()
        ? voltages[piece]
        : Double.NaN;
  }

  private int rangePieces() {
    return firstPieces.length == 0 ? 0 : pieces.size() - firstPieces[0];
  }

  /** Returns a table, or null if there cannot be one. */
  @Nullable FlowTable table(int piece) {
    return tabulation(piece).table();
  }

  /** Builds a table on first use. */
  private Tabulation tabulation(int piece) {
    Tabulation tabulation = tables.get(piece);
    if (tabulation == null) {
      synchronized (tables) {
        tabulation = tables.get(piece);
        if (tabulation == null) {
          tabulation = build(pieces.get(piece));
          tables.set(piece, tabulation);
        }
      }
    }
    return tabulation;
  }

  private Tabulation build(Piece piece) {
    long begin = System.nanoTime();
    List<FlowAxis> axes = axes(piece.volts());
    Tabulation tabulation = Tabulation.none("no states to tabulate");
    for (FlowReach reach : new ReachSearch(model, axes, piece.stretch()).candidates()) {
      tabulation = new FlowTableBuilder(model, axes, reach, bound).build();
      if (tabulation.table() != null) {
        break;
      }
    }
    return tabulation.after((System.nanoTime() - begin) * 1e-9);
  }

  /** Returns the ranges of the voltage, then of all parameters. */
  private List<FlowAxis> axes(Range volts) {
    List<FlowAxis> axes = new ArrayList<>();
    axes.add(new FlowAxis(FlowAxis.VOLTS, volts.lowerVolts(), volts.upperVolts(), 1));
    for (int k = 0; k < domain.parameters().size(); k++) {
      SolverDomain.ParameterRange range = domain.parameters().get(k);
      axes.add(new FlowAxis(k, range.lowest(), range.highest(), 1));
    }
    return axes;
  }
}
