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
 * Solves pulses by tables of the time to reach a state, one for each declared voltage, over the
 * state and every parameter that does more than scale time. The cost of a pulse does not depend on
 * its length. Immutable and thread-safe.
 *
 * <p>Tables exist for single voltages (by default those of the device's operating point) and for
 * declared voltage ranges. All other pulses (other voltages, states or parameters outside the
 * tables, devices with more than two shaping axes, tables that would exceed the error bound or 64
 * MB) are solved by {@link PassageSolver#DEFAULT}, devices of several state components by {@link
 * AdaptiveSolver#DEFAULT}. The choice depends on the pulse alone: the same pulse gives the same
 * bits whatever ran before.
 *
 * <p>Error: the inverse rate, and so any transit time, is interpolated to the given relative bound;
 * a state on the steep part of a self-accelerating device has up to a hundred times that error.
 * Every table is validated at random points against quadrature of the rate and not used if it
 * exceeds the bound.
 *
 * <p>Cost: tens of milliseconds and 0.4 MB per voltage for JART with its published variation, much
 * more per ten millivolts of a range. Tables are built on first use and shared by all banks of the
 * same model and domain. See docs/decisions/0006.
 */
public final class TabulatedFlow implements PulseSolver {

  /** Width of the segments of a voltage range. */
  private static final double PIECE_VOLTS = 0.01;

  private static final TabulatedFlow USUAL = new TabulatedFlow(new double[0], List.of(), 3e-8);

  private final double[] voltages;
  private final List<Range> ranges;
  private final double bound;

  /** Cache of prepared solvers; each is a pure function of its key. */
  private final Map<Key, SoftReference<Prepared>> prepared = new ConcurrentHashMap<>();

  private record Key(PhysicalDevice model, SolverDomain domain) {}

  /** A range of voltages, divided into segments of about {@link #PIECE_VOLTS}. */
  record Range(double lowerVolts, double upperVolts) {

    private int count() {
      return (int) Math.ceil((upperVolts - lowerVolts) / PIECE_VOLTS - 1e-9);
    }

    /** Returns the index of the segment that contains a voltage. */
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

  /** A device that cannot be tabulated. */
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
   * Returns the default solver: tables at the device's operating point, relative error bound 3e-8.
   *
   * @return the solver
   */
  public static TabulatedFlow usual() {
    return USUAL;
  }

  /**
   * Returns this solver with tables at given single voltages instead of the operating point's.
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
   * Returns this solver with additional tables over a range of voltages.
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
   * Returns this solver with another error bound.
   *
   * @param relative relative error of the inverse rate, from 1e-11 to 1e-3
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
    return "TabulatedSolver" + Arrays.toString(voltages) + ranges + " bound " + bound;
  }
}
