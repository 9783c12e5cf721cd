package org.ouroboros.memristor.core.device;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;

/**
 * Pulses for several cells at once, at most one per cell. Every cell has a voltage of its own,
 * because wires take a different share at each. A batch looks at the caller's arrays and does not
 * copy them; leave them alone until the batch is applied.
 *
 * <p>A <em>rectangular</em> pulse lasts some seconds and is one step of the c2c walk. A
 * <em>train</em> is a whole number of unit pulses and takes that many steps. A pulse of 0 s or 0 V
 * is none: it changes nothing and is not counted.
 */
public final class PulseBatch {

  /** Why a cell sees a pulse. */
  public enum Kind {
    /** The cell is selected; its c2c walk takes a step. */
    PROGRAMMING,
    /** The cell shares a line with a selected one; its state may move, its walk does not. */
    STRESS
  }

  /** The least exponent above 0, in a number's bits. */
  private static final long EXPONENT_ONE = 1L << 52;

  private final int[] cells;
  private final double[] volts;
  private final double @Nullable [] seconds;
  private final int @Nullable [] units;
  private final Kind kind;

  private PulseBatch(
      int[] cells, double[] volts, double @Nullable [] seconds, int @Nullable [] units, Kind kind) {
    this.cells = cells;
    this.volts = volts;
    this.seconds = seconds;
    this.units = units;
    this.kind = kind;
  }

  /**
   * Rectangular programming pulses.
   *
   * @param cells cell indices, none twice
   * @param volts voltage across each cell [V]
   * @param seconds length of each pulse [s]
   * @return the batch, as long as {@code cells}
   */
  public static PulseBatch rectangular(int[] cells, double[] volts, double[] seconds) {
    Require.capacity("volts", volts.length, cells.length);
    Require.capacity("seconds", seconds.length, cells.length);
    return new PulseBatch(cells, volts, seconds, null, Kind.PROGRAMMING);
  }

  /**
   * Trains of unit programming pulses.
   *
   * @param cells cell indices, none twice
   * @param volts voltage across each cell [V]
   * @param units number of unit pulses of each cell
   * @return the batch, as long as {@code cells}
   */
  public static PulseBatch trains(int[] cells, double[] volts, int[] units) {
    Require.capacity("volts", volts.length, cells.length);
    Require.capacity("units", units.length, cells.length);
    return new PulseBatch(cells, volts, null, units, Kind.PROGRAMMING);
  }

  /**
   * The same pulses as half-select stress.
   *
   * @return a batch that looks at the same arrays
   */
  public PulseBatch asStress() {
    return new PulseBatch(cells, volts, seconds, units, Kind.STRESS);
  }

  /**
   * How many cells see a pulse.
   *
   * @return at least 0
   */
  public int size() {
    return cells.length;
  }

  /**
   * Why the cells see the pulses.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The cell of an entry.
   *
   * @param i the entry, 0 to size - 1
   * @return the cell's index
   */
  public int cell(int i) {
    return cells[i];
  }

  /**
   * The voltage of an entry.
   *
   * @param i the entry
   * @return the voltage [V]
   */
  public double volts(int i) {
    return volts[i];
  }

  /**
   * Whether entries are trains of unit pulses.
   *
   * @return true for trains, false for rectangular pulses
   */
  public boolean isTrain() {
    return units != null;
  }

  /**
   * The length of an entry.
   *
   * @param i the entry
   * @param unitSeconds length of a unit pulse [s]
   * @return the time under voltage [s]
   */
  public double seconds(int i, double unitSeconds) {
    return seconds != null ? seconds[i] : units(i, unitSeconds) * unitSeconds;
  }

  /**
   * The number of unit pulses of an entry.
   *
   * @param i the entry
   * @param unitSeconds length of a unit pulse [s]
   * @return how many
   */
  public long units(int i, double unitSeconds) {
    return units != null ? units[i] : Math.round(Objects.requireNonNull(seconds)[i] / unitSeconds);
  }

  /**
   * Whether all entries of a range are rectangular pulses, none of them of 0 s or 0 V.
   *
   * @param from first entry
   * @param to entry after the last
   * @return whether they are
   */
  public boolean allRectangularPulses(int from, int to) {
    if (seconds == null) {
      return false;
    }
    boolean all = true;
    for (int i = from; i < to; i++) {
      all &= volts[i] != 0;
      all &= seconds[i] != 0;
    }
    return all;
  }

  /**
   * Copies rectangular pulses.
   *
   * @param from first entry
   * @param size how many
   * @param which receives their cells
   * @param block receives their voltages and lengths
   */
  public void copyRectangular(int from, int size, int[] which, PulseBlock block) {
    System.arraycopy(cells, from, which, 0, size);
    System.arraycopy(volts, from, block.volts(), 0, size);
    System.arraycopy(Objects.requireNonNull(seconds), from, block.seconds(), 0, size);
  }

  /**
   * Checks the whole batch before anything is written.
   *
   * @param model the device that shall see it
   * @param cellCount number of cells there are
   * @throws InvalidValueException for a cell that does not exist or stands twice, a voltage that is
   *     not finite, a length or count that is negative or not finite, or, for a pulse-response
   *     device, a length that is not a whole number of unit pulses
   */
  public void validate(DeviceModel model, int cellCount) {
    double unitSeconds = model.operatingPoint().unitPulseSeconds();
    boolean wholeUnits = model instanceof PulseResponseDevice;
    validateCells(cellCount);
    for (int i = 0; i < cells.length; i++) {
      if (!Double.isFinite(volts[i])) {
        throw new InvalidValueException("volts[" + i + "]", "must be finite", volts[i]);
      }
    }
    if (units != null) {
      for (int i = 0; i < cells.length; i++) {
        if (units[i] < 0) {
          throw new InvalidValueException("units[" + i + "]", "must be at least 0", units[i]);
        }
      }
    } else if (seconds != null) {
      for (int i = 0; i < cells.length; i++) {
        validateSeconds(i, seconds[i], wholeUnits, unitSeconds);
      }
    }
  }

  /**
   * Whether a range of entries is valid at a quick glance: rectangular pulses on a physical device,
   * cells in ascending order. If all ranges are, the batch is valid; if one is not, {@link
   * #validate} has to look.
   *
   * @param model the device that shall see it
   * @param cellCount number of cells there are
   * @param from first entry
   * @param to entry after the last
   * @return false if that is not known
   */
  public boolean plainlyValid(DeviceModel model, int cellCount, int from, int to) {
    return seconds != null
        && model instanceof PhysicalDevice
        && ascending(cellCount, from, to)
        && finite(volts, from, to)
        && finiteAndPositive(seconds, from, to);
  }

  /** Whether the cells exist and stand in ascending order, so that none stands twice. */
  private boolean ascending(int cellCount, int from, int to) {
    // A sign bit shows a negative index, or a difference of two others that is not positive.
    int signs = cells[from] | (from == 0 ? 0 : cells[from] - cells[from - 1] - 1);
    for (int i = from + 1; i < to; i++) {
      signs |= cells[i] | (cells[i] - cells[i - 1] - 1);
    }
    return signs >= 0 && cells[to - 1] < cellCount;
  }

  // One more in the exponent turns what is not finite, and nothing else, negative. Loops without
  // branches, because every batch of short pulses pays for them.

  private static boolean finite(double[] values, int from, int to) {
    long signs = 0;
    for (int i = from; i < to; i++) {
      signs |= (Double.doubleToRawLongBits(values[i]) & Long.MAX_VALUE) + EXPONENT_ONE;
    }
    return signs >= 0;
  }

  private static boolean finiteAndPositive(double[] values, int from, int to) {
    long signs = 0;
    for (int i = from; i < to; i++) {
      long bits = Double.doubleToRawLongBits(values[i]);
      signs |= bits | (bits + EXPONENT_ONE);
    }
    return signs >= 0;
  }

  private void validateCells(int cellCount) {
    long[] seen = new long[(cellCount + 63) >>> 6];
    for (int i = 0; i < cells.length; i++) {
      int cell = cells[i];
      if (cell < 0 || cell >= cellCount) {
        throw new InvalidValueException(
            "cells[" + i + "]", "must lie in [0, " + (cellCount - 1) + "]", cell);
      }
      long bit = 1L << cell;
      if ((seen[cell >>> 6] & bit) != 0) {
        throw new InvalidValueException(
            "cells[" + i + "]", "must not stand twice in a batch", cell);
      }
      seen[cell >>> 6] |= bit;
    }
  }

  private static void validateSeconds(int i, double value, boolean wholeUnits, double unitSeconds) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new InvalidValueException("seconds[" + i + "]", "must be finite and at least 0", value);
    }
    if (wholeUnits) {
      double count = value / unitSeconds;
      if (Math.abs(count - Math.rint(count)) > 1e-6 * Math.max(1, count)) {
        throw new InvalidValueException(
            "seconds[" + i + "]",
            "must be a whole number of unit pulses of " + unitSeconds + " s",
            value);
      }
    }
  }
}
