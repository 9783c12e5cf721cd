package org.ouroboros.memristor.core.mapping;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Rectangular pulses, one per cell, with the success that their mapper predicts: chosen by a {@link
 * PulseMapper}, edited by a strategy and applied by a session. Stored as a struct of arrays.
 * Reusable; it grows as needed. Not thread-safe.
 */
public final class PulsePlan {
  private int[] cells = new int[0];
  private double[] volts = new double[0];
  private double[] seconds = new double[0];
  private double[] predictedSuccess = new double[0];
  private int size;

  /** Creates an empty plan. */
  public PulsePlan() {}

  /** Sets the cells to those of requests, entry by entry; each pulse must be set afterwards. */
  public void reset(PulseRequests requests) {
    resize(requests.size());
    requests.copyCells(cells);
  }

  /** Sets the cells; each pulse must be set afterwards. */
  public void reset(int[] newCells) {
    resize(newCells.length);
    System.arraycopy(newCells, 0, cells, 0, size);
  }

  /** Sets the cells to those of another plan; each pulse must be set afterwards. */
  public void reset(PulsePlan other) {
    resize(other.size);
    System.arraycopy(other.cells, 0, cells, 0, size);
  }

  private void resize(int newSize) {
    size = newSize;
    if (cells.length < newSize) {
      cells = new int[newSize];
      volts = new double[newSize];
      seconds = new double[newSize];
      predictedSuccess = new double[newSize];
    }
  }

  /**
   * Sets a pulse.
   *
   * @param i the entry; for a mapper's choice the index of the request
   * @param pulseVolts the voltage [V]
   * @param pulseSeconds the length [s]; 0 for no pulse
   * @param success predicted probability that the cell ends within the tolerance; NaN if unknown
   */
  public void set(int i, double pulseVolts, double pulseSeconds, double success) {
    volts[i] = pulseVolts;
    seconds[i] = pulseSeconds;
    predictedSuccess[i] = success;
  }

  /** Sets a pulse of unknown success: its voltage [V] and length [s], 0 for no pulse. */
  public void set(int i, double pulseVolts, double pulseSeconds) {
    set(i, pulseVolts, pulseSeconds, Double.NaN);
  }

  /**
   * Removes all entries but those of some cells.
   *
   * @param retained the cells, a subset of this plan's in their order
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if they are not
   */
  public void retain(int[] retained) {
    int kept = 0;
    for (int i = 0; i < size && kept < retained.length; i++) {
      if (cells[i] == retained[kept]) {
        cells[kept] = cells[i];
        set(kept++, volts[i], seconds[i], predictedSuccess[i]);
      }
    }
    Require.that(kept == retained.length, "cells", "must be those of the plan, in order", "others");
    size = kept;
  }

  /** {@return the number of pulses} */
  public int size() {
    return size;
  }

  /** {@return the cell of an entry} */
  public int cell(int i) {
    return cells[i];
  }

  /** {@return the voltage of a pulse [V]} */
  public double volts(int i) {
    return volts[i];
  }

  /** {@return the length of a pulse [s]; 0 for no pulse} */
  public double seconds(int i) {
    return seconds[i];
  }

  /** {@return the predicted probability that the cell ends within the tolerance; NaN if unknown} */
  public double predictedSuccess(int i) {
    return predictedSuccess[i];
  }

  /** {@return the predicted probabilities of success, one per pulse, in a new array} */
  public double[] predictedSuccess() {
    return Arrays.copyOf(predictedSuccess, size);
  }

  /** {@return a batch that shares this plan's memory: valid until the plan changes} */
  public PulseBatch asBatch() {
    return PulseBatch.rectangular(cells, volts, seconds, size);
  }
}
