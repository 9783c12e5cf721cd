package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;

/**
 * Write-verify at the driver's weakest voltages, with pulses of fixed width or with a binary search
 * on the pulse width.
 *
 * <p>The search works on the logarithm of the width, per cell and polarity. After a pulse that left
 * the cell short of its target the width is multiplied by {@code stride}. After an overshoot the
 * width of that polarity is divided by its stride, at least by 2, and the stride shrinks to its
 * square root. A stride of 1 gives pulses of fixed width.
 *
 * <p>A cell ends as SATURATED or STUCK after {@code patience} pulses in a row that the window
 * stopped short of the target, or that had the largest width and moved the reading by no more than
 * its noise.
 *
 * @param driver available voltages and widths
 * @param setSeconds first width of SET [s]
 * @param resetSeconds first width of RESET [s]
 * @param stride initial factor between consecutive widths, at least 1
 * @param patience pulses without progress, in a row, that end a cell, at least 1
 */
public record PulseWidths(
    PulseDriver driver, double setSeconds, double resetSeconds, double stride, int patience)
    implements ProgrammingStrategy {

  /** Lower limit of a shrinking stride. */
  private static final double LEAST_STRIDE = 1.1;

  private static final double FIXED_PART = 5e-3;
  private static final double FIRST_PART = 5e-4;
  private static final double STRIDE = 2;
  private static final int PATIENCE = 5;

  /** Provides pulses of fixed width as {@code write-verify-fixed}. */
  public static final class FixedFactory implements StrategyFactory {

    /** Makes the factory. */
    public FixedFactory() {}

    @Override
    public String name() {
      return "write-verify-fixed";
    }

    @Override
    public String description() {
      return "pulses of one length and voltage, a reading after each";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      return PulseWidths.fixed(context);
    }
  }

  /** Provides the binary search as {@code write-verify-bisection}. */
  public static final class BisectionFactory implements StrategyFactory {

    /** Makes the factory. */
    public BisectionFactory() {}

    @Override
    public String name() {
      return "write-verify-bisection";
    }

    @Override
    public String description() {
      return "binary search on the pulse width at one voltage, a reading after each pulse";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      return PulseWidths.bisection(context);
    }
  }

  public PulseWidths {
    Require.positive("setSeconds", setSeconds);
    Require.positive("resetSeconds", resetSeconds);
    Require.that(stride >= 1 && stride < 1e6, "stride", "must lie in [1, 1e6)", stride);
    Require.atLeast("patience", patience, 1);
  }

  private static PulseWidths fixed(StrategyContext context) {
    double seconds = part(context, FIXED_PART);
    return new PulseWidths(context.driver(), seconds, seconds, 1, PATIENCE);
  }

  private static PulseWidths bisection(StrategyContext context) {
    double seconds = part(context, FIRST_PART);
    return new PulseWidths(context.driver(), seconds, seconds, STRIDE, PATIENCE);
  }

  /** A fraction of the longest pulse; a unit pulse for a pulse-response device [s]. */
  private static double part(StrategyContext context, double part) {
    OperatingPoint point = context.model().operatingPoint();
    return context.model() instanceof PulseResponseDevice
        ? point.unitPulseSeconds()
        : part * point.longestPulseSeconds();
  }

  @Override
  public void write(ProgrammingSession session) {
    Search search = new Search(session.cells());
    Stall stall = new Stall(session, patience);
    double widest = driver.seconds(driver.longestSeconds());
    int[] open = session.verify();
    while (open.length > 0) {
      double[] volts = new double[open.length];
      double[] seconds = new double[open.length];
      for (int i = 0; i < open.length; i++) {
        int cell = open[i];
        double target = session.targets().siemens(cell);
        Polarity wanted = Polarity.towards(session.reading(cell), target);
        volts[i] = driver.range(wanted).weakestVolts();
        seconds[i] = search.next(cell, wanted);
      }
      session.pulse(open, volts, seconds);
      for (int cell : session.verify()) {
        stall.judge(cell, stride == 1 || session.lastSeconds(cell) >= widest);
      }
      open = session.open();
    }
  }

  /** The state of the search, per cell and polarity. */
  private final class Search {
    private final double[][] width = new double[2][];
    private final double[][] factor = new double[2][];
    private final @Nullable Polarity[] last;

    Search(int cells) {
      last = new Polarity[cells];
      for (Polarity polarity : Polarity.values()) {
        width[polarity.index()] = new double[cells];
        factor[polarity.index()] = new double[cells];
        Arrays.fill(width[polarity.index()], polarity == Polarity.SET ? setSeconds : resetSeconds);
        Arrays.fill(factor[polarity.index()], stride);
      }
    }

    double next(int cell, Polarity wanted) {
      Polarity before = last[cell];
      last[cell] = wanted;
      if (before == wanted) {
        scale(cell, wanted, factor[wanted.index()][cell]);
      } else if (before != null) {
        double[] strides = factor[before.index()];
        scale(cell, before, stride == 1 ? 1 : 1 / Math.max(2, strides[cell]));
        strides[cell] = stride == 1 ? 1 : Math.max(LEAST_STRIDE, Math.sqrt(strides[cell]));
      }
      double least = Math.max(driver.shortestSeconds(), driver.resolutionSeconds());
      return driver.seconds(Math.max(least, width[wanted.index()][cell]));
    }

    /** Multiplies a width; clamps it to the driver's lengths, so that it does not run away. */
    private void scale(int cell, Polarity polarity, double by) {
      double[] widths = width[polarity.index()];
      widths[cell] =
          Math.max(driver.shortestSeconds(), Math.min(driver.longestSeconds(), widths[cell] * by));
    }
  }
}
