package org.ouroboros.memristor.core.solver.tabulated;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.solver.TransitTimeSolver;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Solves pulses by tables of the time to reach a state, one for each declared voltage, over the
 * state and every parameter that does more than scale time. The cost of a pulse does not depend on
 * its length. Immutable and thread-safe.
 *
 * <p>Tables exist for single voltages (by default those of the device's operating point) and for
 * declared voltage ranges. All other pulses (other voltages, states or parameters outside the
 * tables, devices with more than two shaping axes, tables that would exceed the error bound or 64
 * MB) are solved by {@link TransitTimeSolver#DEFAULT}, devices of several state components by
 * {@link DormandPrince54Solver#DEFAULT}. The choice depends on the pulse alone: the same pulse
 * gives the same bits whatever ran before.
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
public final class TabulatedSolver implements PulseSolver {
  /** Width of the segments of a voltage range. */
  private static final double SEGMENT_VOLTS = 0.01;

  private static final TabulatedSolver DEFAULTS =
      new TabulatedSolver(new double[0], List.of(), 3e-8);

  private final double[] voltages;
  private final List<VoltageInterval> ranges;
  private final double bound;

  /** Cache of prepared solvers; each is a pure function of its key. */
  private final Map<Key, SoftReference<Prepared>> cache = new ConcurrentHashMap<>();

  private record Key(PhysicalDevice model, PulseSolver.Domain domain) {}

  /** A range of voltages, divided into segments of about {@link #SEGMENT_VOLTS}. */
  record VoltageInterval(double lowerVolts, double upperVolts) {
    private int segmentCount() {
      return (int) Math.ceil((upperVolts - lowerVolts) / SEGMENT_VOLTS - 1e-9);
    }

    /** Returns the index of the segment that contains a voltage. */
    int segmentIndex(double volts) {
      int count = segmentCount();
      return Math.min(
          count - 1, (int) ((volts - lowerVolts) * (count / (upperVolts - lowerVolts))));
    }

    List<VoltageInterval> segments() {
      int count = segmentCount();
      double width = (upperVolts - lowerVolts) / count;
      List<VoltageInterval> segments = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        double upper = i == count - 1 ? upperVolts : lowerVolts + (i + 1) * width;
        segments.add(new VoltageInterval(lowerVolts + i * width, upper));
      }
      return segments;
    }
  }

  private TabulatedSolver(double[] voltages, List<VoltageInterval> ranges, double bound) {
    this.voltages = voltages;
    this.ranges = ranges;
    this.bound = bound;
  }

  /** {@return the default: tables at the device's operating point, relative error bound 3e-8} */
  public static TabulatedSolver defaults() {
    return DEFAULTS;
  }

  /**
   * {@return this solver with tables at single voltages [V], not 0, instead of the operating
   * point's}
   */
  public TabulatedSolver withVoltages(double... volts) {
    for (int i = 0; i < volts.length; i++) {
      Require.nonZero("volts[" + i + "]", volts[i]);
    }
    return new TabulatedSolver(volts.clone(), ranges, bound);
  }

  /**
   * {@return this solver with additional tables over a range of voltages}
   *
   * @param lowerVolts lower end [V]
   * @param upperVolts upper end [V], of the same sign
   */
  public TabulatedSolver withVoltageRange(double lowerVolts, double upperVolts) {
    Require.finite("lowerVolts", lowerVolts);
    Require.finite("upperVolts", upperVolts);
    Require.that(
        lowerVolts < upperVolts && lowerVolts * upperVolts > 0,
        "upperVolts",
        "must be greater than lowerVolts " + lowerVolts + " and of the same sign",
        upperVolts);
    List<VoltageInterval> extended = new ArrayList<>(ranges);
    extended.add(new VoltageInterval(lowerVolts, upperVolts));
    return new TabulatedSolver(voltages, List.copyOf(extended), bound);
  }

  /** {@return this solver with another relative error bound of the inverse rate, 1e-11 to 1e-3} */
  public TabulatedSolver withErrorBound(double relativeError) {
    Require.inRange("bound", relativeError, 1e-11, 1e-3);
    return new TabulatedSolver(voltages, ranges, relativeError);
  }

  @Override
  public Prepared prepare(PhysicalDevice model, PulseSolver.Domain domain) {
    if (model.stateSize() != 1) {
      Prepared fallback = DormandPrince54Solver.DEFAULT.prepare(model, domain);
      return Prepared.of(
          fallback.description() + " (no table: " + model.stateSize() + " state components)",
          fallback::cellSolver);
    }
    Key key = new Key(model, domain);
    SoftReference<Prepared> cached = cache.get(key);
    Prepared tables = cached == null ? null : cached.get();
    if (tables == null) {
      tables = new TableCache(model, domain, voltages(model), ranges, bound);
      cache.put(key, new SoftReference<>(tables));
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
