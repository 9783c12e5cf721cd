package org.ouroboros.memristor.core.array;

import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.linear.MatVec;

/**
 * An array of devices with rows (word lines) and columns (bit lines) that can be pulsed, read and
 * used for matrix-vector products. Wires, half-select disturb and access devices are modelled by
 * the implementation. Cell r * columns + c is at row r, column c. Not thread-safe, except for
 * concurrent use by {@link #workers()}.
 */
public interface ProgrammableArray {
  /** {@return the number of word lines, at least 1} */
  int rows();

  /** {@return the number of bit lines, at least 1} */
  int columns();

  /** {@return the number of cells, rows times columns} */
  default int cells() {
    return rows() * columns();
  }

  /** {@return the device model of the cells} */
  DeviceModel model();

  /** {@return the range of conductances that cells can be programmed to} */
  ConductanceRange conductanceRange();

  /** {@return read noise and timing of the periphery} */
  PeripheryParameters periphery();

  /**
   * {@return the threads that may pulse and read disjoint sets of cells concurrently; by default
   * one. An array in which a pulse on one cell affects others must keep the default}
   */
  default Workers workers() {
    return Workers.single();
  }

  /**
   * Applies programming pulses.
   *
   * @param batch the pulses, with the voltages of the driver; the array computes the voltages
   *     across the cells
   * @param result receives charge, energy and outcome of each entry
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the batch is invalid;
   *     the array is then unchanged
   */
  void apply(PulseBatch batch, PulseResult result);

  /**
   * Reads cells with read noise. Their states do not change.
   *
   * @param cells the cells
   * @param draw index of the noise sample; equal indices give equal noise
   * @param siemens receives the readings [S], in the order of {@code cells}
   */
  void read(int[] cells, long draw, double[] siemens);

  /** Gets the true conductances, one per cell [S]; no periphery can observe them. */
  void conductances(double[] siemens);

  /**
   * {@return the matrix-vector product of the present conductances, from row voltages [V] to column
   * currents [A], with read noise; valid until {@link #version()} changes}
   */
  MatVec product();

  /** {@return a modification counter; results from conductances are valid while it is unchanged} */
  long version();

  /** {@return a snapshot of all cells} */
  BankSnapshot snapshot();

  /** Restores a snapshot of an array of the same model and size. */
  void restore(BankSnapshot snapshot);
}
