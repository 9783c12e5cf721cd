package org.ouroboros.memristor.core.array;

import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.run.Workers;

/**
 * Rows (word lines) and columns (bit lines) of devices that can be pulsed, read and used to
 * multiply. Wires, disturb and access devices live behind it. Cell r * columns + c sits at row r,
 * column c. Not thread-safe, but for {@link #workers()}.
 */
public interface ProgrammableArray {

  /**
   * Number of word lines.
   *
   * @return at least 1
   */
  int rows();

  /**
   * Number of bit lines.
   *
   * @return at least 1
   */
  int columns();

  /**
   * Number of cells.
   *
   * @return rows times columns
   */
  default int cells() {
    return rows() * columns();
  }

  /**
   * The device in each cell.
   *
   * @return its model
   */
  DeviceModel model();

  /**
   * Conductances that cells can be brought to.
   *
   * @return the operating window [S]
   */
  SiemensRange range();

  /**
   * How cells are read.
   *
   * @return the read path
   */
  ReadPath readPath();

  /**
   * The threads that may pulse and read cells at once, each cells of its own. An array in which a
   * pulse on one cell moves another must leave it at one.
   *
   * @return by default one thread
   */
  default Workers workers() {
    return Workers.single();
  }

  /**
   * Applies programming pulses.
   *
   * @param batch the pulses, with the voltages that the driver gives; the array decides what of
   *     them reaches a cell
   * @param result receives energy, charge and outcome of each entry
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if the batch is not valid;
   *     nothing is changed then
   */
  void apply(PulseBatch batch, PulseResult result);

  /**
   * Reads cells through the read path, with its noise. The state does not move.
   *
   * @param cells the cells
   * @param draw coordinate of this reading's noise: the same draw gives the same noise
   * @param siemens receives the readings [S], in the order of {@code cells}
   */
  void read(int[] cells, long draw, double[] siemens);

  /**
   * The true conductances, which no periphery sees: for judging results only.
   *
   * @param siemens receives one value per cell [S]
   */
  void conductances(double[] siemens);

  /**
   * The product of the array as it is now: volts on the rows to amperes out of the columns, read
   * noise included.
   *
   * @return inputs = rows, outputs = columns; valid until {@link #version()} changes
   */
  MatVec product();

  /**
   * Changes with every change of a cell; what is computed from conductances hangs on it.
   *
   * @return the version
   */
  long version();

  /**
   * Takes a snapshot of all cells.
   *
   * @return the snapshot
   */
  BankSnapshot snapshot();

  /**
   * Goes back to a snapshot.
   *
   * @param snapshot of an array of the same model and size
   */
  void restore(BankSnapshot snapshot);
}
