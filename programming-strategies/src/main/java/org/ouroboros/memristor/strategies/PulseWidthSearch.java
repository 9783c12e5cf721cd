package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.validation.Require;

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
public record PulseWidthSearch(
    PulseDriver driver, double setSeconds, double resetSeconds, double stride, int patience)
    implements ProgrammingStrategy {
  /** Lower limit of a shrinking stride. */
  private static final double MIN_STRIDE = 1.1;

  private static final double FIXED_FRACTION = 5e-3;
  private static final double FIRST_FRACTION = 5e-4;
  private static final double DEFAULT_STRIDE = 2;
  private static final int DEFAULT_PATIENCE = 5;

  /** Provides pulses of fixed width as {@code write-verify-fixed}. */
  public static final class FixedFactory extends NamedFactory {
    /** Makes the factory. */
    public FixedFactory() {
      super(
          "write-verify-fixed",
          "pulses of one length and voltage, a reading after each",
          context -> byFraction(context, FIXED_FRACTION, 1));
    }
  }

  /** Provides the binary search as {@code write-verify-bisection}. */
  public static final class BisectionFactory extends NamedFactory {
    /** Makes the factory. */
    public BisectionFactory() {
      super(
          "write-verify-bisection",
          "binary search on the pulse width at one voltage, a reading after each pulse",
          context -> byFraction(context, FIRST_FRACTION, DEFAULT_STRIDE));
    }
  }

  public PulseWidthSearch {
    Require.positive("setSeconds", setSeconds);
    Require.positive("resetSeconds", resetSeconds);
    Require.that(stride >= 1 && stride < 1e6, "stride", "must lie in [1, 1e6)", stride);
    Require.atLeast("patience", patience, 1);
  }

  /** Starts with a fraction of the longest pulse; a unit pulse for a pulse-response device. */
  private static PulseWidthSearch byFraction(
      StrategyFactory.Context context, double fraction, double stride) {
    OperatingPoint point = context.model().operatingPoint();
    double seconds =
        context.model().hasUnitPulses()
            ? point.unitPulseSeconds()
            : fraction * point.longestPulseSeconds();
    return new PulseWidthSearch(context.driver(), seconds, seconds, stride, DEFAULT_PATIENCE);
  }

  @Override
  public void write(ProgrammingSession session) {
    new Search(session).run(patience);
  }

  /** The state of the search, per cell and polarity. */
  private final class Search extends PulseLoop {
    private final ProgrammingSession session;
    private final double longestSeconds = driver.maxSeconds();
    private final double[][] widths = new double[2][];
    private final double[][] strides = new double[2][];
    private final @Nullable Polarity[] lastDirection;

    Search(ProgrammingSession session) {
      super(session);
      this.session = session;
      lastDirection = new Polarity[session.cells()];
      for (Polarity polarity : Polarity.values()) {
        widths[polarity.index()] = new double[session.cells()];
        strides[polarity.index()] = new double[session.cells()];
        Arrays.fill(widths[polarity.index()], polarity == Polarity.SET ? setSeconds : resetSeconds);
        Arrays.fill(strides[polarity.index()], stride);
      }
    }

    @Override
    void choose(PulsePlan plan, int entry, Polarity direction) {
      double volts = driver.voltageRange(direction).weakestVolts();
      plan.set(entry, volts, nextSeconds(plan.cell(entry), direction));
    }

    @Override
    boolean wasStrongest(int cell) {
      return stride == 1 || session.lastSeconds(cell) >= longestSeconds;
    }

    private double nextSeconds(int cell, Polarity direction) {
      Polarity previous = lastDirection[cell];
      lastDirection[cell] = direction;
      if (previous == direction) {
        scale(cell, direction, strides[direction.index()][cell]);
      } else if (previous != null) {
        double[] cellStrides = strides[previous.index()];
        scale(cell, previous, stride == 1 ? 1 : 1 / Math.max(2, cellStrides[cell]));
        cellStrides[cell] = stride == 1 ? 1 : Math.max(MIN_STRIDE, Math.sqrt(cellStrides[cell]));
      }
      return driver.clampedSeconds(widths[direction.index()][cell]);
    }

    /** Multiplies a width; clamps it to the driver's lengths, so that it does not run away. */
    private void scale(int cell, Polarity polarity, double factor) {
      double[] cellWidths = widths[polarity.index()];
      cellWidths[cell] =
          Math.max(
              driver.shortestSeconds(),
              Math.min(driver.longestSeconds(), cellWidths[cell] * factor));
    }
  }
}
