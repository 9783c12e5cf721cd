package org.ouroboros.memristor.core.flow;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.device.SolverDomain;
import org.ouroboros.memristor.core.solve.AdaptiveSolver;
import org.ouroboros.memristor.core.solve.PassageSolver;

/**
 * Solves pulses by looking them up in precomputed flows: for each declared voltage a table of the
 * time to reach a state, over the state and every parameter that does more than scale time. One
 * look-up takes a pulse of any length.
 *
 * <p>Which pulses are tabulated is declared: those at single voltages (by default the device's
 * operating point) and, if asked for, those in ranges of voltage. Whatever is not covered (other
 * voltages, states and parameters outside the tables, devices whose rate has more than two shaping
 * axes, tables that would miss the bound or exceed 64 MB) is solved by {@link
 * PassageSolver#DEFAULT}; devices of several state components by {@link AdaptiveSolver#DEFAULT}.
 * The choice depends on the pulse alone, so the same pulse gives the same bits whatever ran before.
 *
 * <p>Error: the inverse of the rate is interpolated to the stated relative bound, and with it the
 * time of any passage; a state on the steep part of a self-accelerating device errs by up to a
 * hundred times that.
 *
 * <p>Every finished table is walked at random places between its nodes and compared with quadrature
 * of the device's own rate; one that misses the bound is not used.
 *
 * <p>Cost: a table of JART with its published variation takes about fifty milliseconds (a few
 * hundred in a virtual machine that has just started) and 0.4 MB per voltage, and many times that
 * per ten millivolts of a range; it is built at the first pulse that needs it and shared by all
 * banks of the same model and domain. Immutable and thread-safe.
 */
public final class TabulatedFlow implements PulseSolver {

  /** Width of the pieces of a voltage range. */
  private static final double PIECE_VOLTS = 0.01;

  private static final TabulatedFlow USUAL = new TabulatedFlow(new double[0], List.of(), 3e-8);

  private final double[] voltages;
  private final List<Range> ranges;
  private final double bound;

  /** A memory of pure functions of their keys; it never changes a result. */
  private final Map<Key, SoftReference<Prepared>> prepared = new ConcurrentHashMap<>();

  private record Key(PhysicalDevice model, SolverDomain domain) {}

  /** Voltages from lower to upper, cut into pieces of about {@link #PIECE_VOLTS}. */
  record Range(double lowerVolts, double upperVolts) {

    private int count() {
      return (int) Math.ceil((upperVolts - lowerVolts) / PIECE_VOLTS - 1e-9);
    }

    /** Index of the piece that holds a voltage. */
    int piece(double volts) {
      int count = count();
      return Math.min(
          count - 1, (int) ((volts - lowerVolts) * (count / (upperVolts - lowerVolts))));
    }

    List<Range> pieces() {
      int count = count();
      double width = (upperVolts - lowerVolts) / count;
      List<Range> pieces = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        double end = i == count - 1 ? upperVolts : lowerVolts + (i + 1) * width;
        pieces.add(new Range(lowerVolts + i * width, end));
      }
      return pieces;
    }
  }

  /** A device that no table can hold. */
  private record Untabulated(Prepared solver, String reason) implements Prepared {

    @Override
    public String description() {
      return solver.description() + " (no table: " + reason + ")";
    }

    @Override
    public CellSolver cellSolver() {
      return solver.cellSolver();
    }
  }

  private TabulatedFlow(double[] voltages, List<Range> ranges, double bound) {
    this.voltages = voltages;
    this.ranges = ranges;
    this.bound = bound;
  }

  /**
   * Tables at the device's operating point, relative error bound 3e-8.
   *
   * @return the solver
   */
  public static TabulatedFlow usual() {
    return USUAL;
  }

  /**
   * Tables at other single voltages, for example a driver's grid, instead of the operating point's.
   *
   * @param volts the voltages [V], not 0
   * @return the solver
   */
  public TabulatedFlow atVoltages(double... volts) {
    for (int i = 0; i < volts.length; i++) {
      Require.finite("volts[" + i + "]", volts[i]);
      Require.that(volts[i] != 0, "volts[" + i + "]", "must not be 0", volts[i]);
    }
    return new TabulatedFlow(volts.clone(), ranges, bound);
  }

  /**
   * Tables over a range of voltages too, for cells that each see another voltage.
   *
   * @param lowerVolts lower end [V]
   * @param upperVolts upper end [V], of the same sign
   * @return the solver
   */
  public TabulatedFlow alsoBetween(double lowerVolts, double upperVolts) {
    Require.finite("lowerVolts", lowerVolts);
    Require.finite("upperVolts", upperVolts);
    Require.that(
        lowerVolts < upperVolts && lowerVolts * upperVolts > 0,
        "upperVolts",
        "must be greater than lowerVolts " + lowerVolts + " and of the same sign",
        upperVolts);
    List<Range> more = new ArrayList<>(ranges);
    more.add(new Range(lowerVolts, upperVolts));
    return new TabulatedFlow(voltages, List.copyOf(more), bound);
  }

  /**
   * Tables with another error bound.
   *
   * @param relative relative error of the inverse of the rate, from 1e-11 to 1e-3
   * @return the solver
   */
  public TabulatedFlow withBound(double relative) {
    Require.within("bound", relative, 1e-11, 1e-3);
    return new TabulatedFlow(voltages, ranges, relative);
  }

  @Override
  public Prepared prepare(PhysicalDevice model, SolverDomain domain) {
    if (model.stateSize() != 1) {
      return new Untabulated(
          AdaptiveSolver.DEFAULT.prepare(model, domain), model.stateSize() + " state components");
    }
    Key key = new Key(model, domain);
    SoftReference<Prepared> known = prepared.get(key);
    Prepared tables = known == null ? null : known.get();
    if (tables == null) {
      tables = new FlowTables(model, domain, voltages(model), ranges, bound);
      prepared.put(key, new SoftReference<>(tables));
    }
    return tables;
  }

  private double[] voltages(PhysicalDevice model) {
    return voltages.length > 0 || !ranges.isEmpty()
        ? voltages
        : new double[] {model.operatingPoint().setVolts(), model.operatingPoint().resetVolts()};
  }

  @Override
  public String toString() {
    return "TabulatedFlow" + Arrays.toString(voltages) + ranges + " bound " + bound;
  }
}
