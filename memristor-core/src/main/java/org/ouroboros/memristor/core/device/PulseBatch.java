package org.ouroboros.memristor.core.device;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Pulses for several cells at once, at most one per cell. Every cell has its own voltage, because
 * the voltage drop of the wires differs from cell to cell. The arrays are not copied; do not change
 * them until the batch has been applied.
 *
 * <p>A <em>rectangular</em> pulse has a length in seconds and counts as one cycle of the
 * cycle-to-cycle variation. A <em>train</em> is a whole number of unit pulses and counts as that
 * many cycles. A pulse of 0 s or 0 V has no effect and is not counted.
 */
public final class PulseBatch {
  /** Why a cell is exposed to a pulse. */
  public enum Kind {
    /** The cell is selected; its cycle-to-cycle variation advances. */
    PROGRAMMING,
    /** Half-select stress: the state may change, the cycle-to-cycle variation does not advance. */
    STRESS
  }

  private static final long LOWEST_EXPONENT_BIT = 1L << 52; // of a double

  private final int[] cells;
  private final double[] volts;
  private final double @Nullable [] seconds;
  private final int @Nullable [] unitPulses;
  private final int size;
  private final Kind kind;

  private PulseBatch(
      int[] cells,
      double[] volts,
      double @Nullable [] seconds,
      int @Nullable [] unitPulses,
      int size,
      Kind kind) {
    Require.minLength("cells", cells.length, size);
    Require.minLength("volts", volts.length, size);
    this.cells = cells;
    this.volts = volts;
    this.seconds = seconds;
    this.unitPulses = unitPulses;
    this.size = size;
    this.kind = kind;
  }

  /**
   * {@return a batch of rectangular programming pulses}
   *
   * @param cells cell indices, without duplicates
   * @param volts voltage across each cell [V]
   * @param seconds length of each pulse [s]
   */
  public static PulseBatch rectangular(int[] cells, double[] volts, double[] seconds) {
    return rectangular(cells, volts, seconds, cells.length);
  }

  /**
   * {@return a batch of rectangular programming pulses from the first {@code size} elements of
   * arrays like those of {@link #rectangular(int[], double[], double[])}}
   */
  public static PulseBatch rectangular(int[] cells, double[] volts, double[] seconds, int size) {
    Require.minLength("seconds", seconds.length, size);
    return new PulseBatch(cells, volts, seconds, null, size, Kind.PROGRAMMING);
  }

  /**
   * {@return a batch of trains of unit programming pulses on cells without duplicates}
   *
   * @param volts voltage across each cell [V]
   * @param unitPulses number of unit pulses of each cell
   */
  public static PulseBatch trains(int[] cells, double[] volts, int[] unitPulses) {
    Require.minLength("units", unitPulses.length, cells.length);
    return new PulseBatch(cells, volts, null, unitPulses, cells.length, Kind.PROGRAMMING);
  }

  /** {@return the same pulses as half-select stress, on the same arrays} */
  public PulseBatch asStress() {
    return new PulseBatch(cells, volts, seconds, unitPulses, size, Kind.STRESS);
  }

  /** {@return the same pulses on the same arrays for other cells, without duplicates} */
  public PulseBatch withCells(int[] others) {
    return new PulseBatch(others, volts, seconds, unitPulses, size, kind);
  }

  /** {@return these pulses with other lengths: seconds of rectangular pulses, units of trains} */
  public PulseBatch withLengths(double[] lengths) {
    Require.minLength("lengths", lengths.length, size);
    return isTrain()
        ? new PulseBatch(
            cells, volts, null, Arrays.stream(lengths).mapToInt(n -> (int) n).toArray(), size, kind)
        : new PulseBatch(cells, volts, lengths, null, size, kind);
  }

  /** {@return the number of entries} */
  public int size() {
    return size;
  }

  /** {@return why the cells are exposed to the pulses} */
  public Kind kind() {
    return kind;
  }

  /** {@return the cell of an entry} */
  public int cell(int i) {
    return cells[i];
  }

  /** {@return the voltage across the cell of an entry [V]} */
  public double volts(int i) {
    return volts[i];
  }

  /** {@return whether entries are trains of unit pulses rather than rectangular pulses} */
  public boolean isTrain() {
    return unitPulses != null;
  }

  /** {@return the time under voltage of an entry [s] if a unit pulse takes {@code unitSeconds}} */
  public double seconds(int i, double unitSeconds) {
    return seconds != null ? seconds[i] : unitPulses(i, unitSeconds) * unitSeconds;
  }

  /** {@return the number of unit pulses of an entry if one takes {@code unitSeconds} [s]} */
  public long unitPulses(int i, double unitSeconds) {
    return unitPulses != null
        ? unitPulses[i]
        : Math.round(Objects.requireNonNull(seconds)[i] / unitSeconds);
  }

  /**
   * {@return whether the entries {@code from} (inclusive) to {@code to} (exclusive) are rectangular
   * pulses of non-zero length and voltage}
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

  /** Copies rectangular pulses from an entry on: their cells, voltages [V] and lengths [s]. */
  public void copyRectangular(
      int from, int count, int[] cellIndices, double[] voltages, double[] lengths) {
    System.arraycopy(cells, from, cellIndices, 0, count);
    System.arraycopy(volts, from, voltages, 0, count);
    System.arraycopy(Objects.requireNonNull(seconds), from, lengths, 0, count);
  }

  /**
   * Validates the whole batch.
   *
   * @param model the device model of the cells
   * @param cellCount number of cells of the array
   * @throws InvalidValueException for a cell that does not exist or occurs twice, a voltage that is
   *     not finite, a length or count that is negative or not finite, or, for a pulse-response
   *     device, a length that is not a whole number of unit pulses
   */
  public void validate(DeviceModel model, int cellCount) {
    double unitSeconds = model.operatingPoint().unitPulseSeconds();
    boolean wholeUnitPulses = model.hasUnitPulses();
    validateCells(cellCount);
    for (int i = 0; i < size; i++) {
      if (!Double.isFinite(volts[i])) {
        throw new InvalidValueException("volts[" + i + "]", "must be finite", volts[i]);
      }
    }
    if (unitPulses != null) {
      for (int i = 0; i < size; i++) {
        if (unitPulses[i] < 0) {
          throw new InvalidValueException("units[" + i + "]", "must be at least 0", unitPulses[i]);
        }
      }
    } else if (seconds != null) {
      for (int i = 0; i < size; i++) {
        validateSeconds(i, seconds[i], wholeUnitPulses, unitSeconds);
      }
    }
  }

  /**
   * Fast sufficient check of a range of entries: rectangular pulses on a physical device, cells in
   * ascending order. If it holds for all ranges the batch is valid; otherwise {@link #validate}
   * decides.
   *
   * @param model the device model of the cells
   * @param cellCount number of cells of the array
   * @param from first entry
   * @param to index after the last entry
   * @return true if the range is valid; false if that is not known
   */
  public boolean passesFastValidation(DeviceModel model, int cellCount, int from, int to) {
    return seconds != null
        && model instanceof PhysicalDevice
        && isAscending(cellCount, from, to)
        && allFinite(volts, from, to)
        && allFiniteAndNonNegative(seconds, from, to);
  }

  /** Whether the cells exist and are strictly ascending, hence distinct. */
  private boolean isAscending(int cellCount, int from, int to) {
    // The sign bit is set by a negative index or by two neighbours that do not ascend.
    int signs = cells[from] | (from == 0 ? 0 : cells[from] - cells[from - 1] - 1);
    for (int i = from + 1; i < to; i++) {
      signs |= cells[i] | (cells[i] - cells[i - 1] - 1);
    }
    return signs >= 0 && cells[to - 1] < cellCount;
  }

  // Incrementing the exponent makes infinities and NaN, and nothing else, negative. The loops have
  // no branches, because they run for every batch, however short its pulses.

  private static boolean allFinite(double[] values, int from, int to) {
    long signs = 0;
    for (int i = from; i < to; i++) {
      signs |= (Double.doubleToRawLongBits(values[i]) & Long.MAX_VALUE) + LOWEST_EXPONENT_BIT;
    }
    return signs >= 0;
  }

  private static boolean allFiniteAndNonNegative(double[] values, int from, int to) {
    long signs = 0;
    for (int i = from; i < to; i++) {
      long bits = Double.doubleToRawLongBits(values[i]);
      signs |= bits | (bits + LOWEST_EXPONENT_BIT);
    }
    return signs >= 0;
  }

  private void validateCells(int cellCount) {
    long[] seen = new long[(cellCount + 63) >>> 6];
    for (int i = 0; i < size; i++) {
      int cell = cells[i];
      if (cell < 0 || cell >= cellCount) {
        throw new InvalidValueException(
            "cells[" + i + "]", "must lie in [0, " + (cellCount - 1) + "]", cell);
      }
      long bit = 1L << cell;
      if ((seen[cell >>> 6] & bit) != 0) {
        throw new InvalidValueException(
            "cells[" + i + "]", "must not occur twice in a batch", cell);
      }
      seen[cell >>> 6] |= bit;
    }
  }

  private static void validateSeconds(
      int i, double value, boolean wholeUnitPulses, double unitSeconds) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new InvalidValueException("seconds[" + i + "]", "must be finite and at least 0", value);
    }
    if (wholeUnitPulses) {
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
