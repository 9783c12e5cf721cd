package org.ouroboros.memristor.core.testing;

import java.util.concurrent.atomic.AtomicLong;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.linear.DenseMatrix;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A bank in rows and columns, without wires: each cell sees the voltage of the driver. Several
 * threads may program it.
 */
public final class InMemoryArray implements ProgrammableArray {

  private final DeviceBank bank;
  private final int columns;
  private final PeripheryParameters periphery;
  private final Workers workers;
  private final AtomicLong version = new AtomicLong();

  /**
   * An array of one row with exact reads, for one thread.
   *
   * @param bank the devices
   */
  public InMemoryArray(DeviceBank bank) {
    this(bank, bank.cells(), PeripheryParameters.EXACT, Workers.single());
  }

  /**
   * An array.
   *
   * @param bank the devices
   * @param columns number of columns, a divisor of the number of devices
   * @param periphery read noise and timing
   * @param workers the threads that may program it concurrently
   */
  public InMemoryArray(
      DeviceBank bank, int columns, PeripheryParameters periphery, Workers workers) {
    Require.that(
        columns > 0 && bank.cells() % columns == 0,
        "columns",
        "must divide the number of devices, " + bank.cells(),
        columns);
    this.bank = bank;
    this.columns = columns;
    this.periphery = periphery;
    this.workers = workers;
  }

  /** {@return the devices} */
  public DeviceBank bank() {
    return bank;
  }

  @Override
  public int rows() {
    return bank.cells() / columns;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public DeviceModel model() {
    return bank.model();
  }

  @Override
  public ConductanceRange conductanceRange() {
    return bank.range();
  }

  @Override
  public PeripheryParameters periphery() {
    return periphery;
  }

  @Override
  public Workers workers() {
    return workers;
  }

  @Override
  public void apply(PulseBatch batch, PulseResult result) {
    bank.apply(batch, result);
    version.incrementAndGet();
  }

  @Override
  public void read(int[] cells, long draw, double[] siemens) {
    bank.conductances(cells, siemens);
    for (int i = 0; i < cells.length; i++) {
      siemens[i] *= 1 + periphery.relativeReadNoise() * SeededNormal.at(Seed.key(draw, cells[i]));
    }
  }

  @Override
  public void conductances(double[] siemens) {
    bank.conductances(siemens);
  }

  @Override
  public MatVec product() {
    double[] siemens = new double[cells()];
    conductances(siemens);
    double[][] matrix = new double[rows()][columns];
    for (int cell = 0; cell < siemens.length; cell++) {
      matrix[cell / columns][cell % columns] = siemens[cell];
    }
    return DenseMatrix.of(matrix);
  }

  @Override
  public long version() {
    return version.get();
  }

  @Override
  public BankSnapshot snapshot() {
    return bank.snapshot();
  }

  @Override
  public void restore(BankSnapshot snapshot) {
    bank.restore(snapshot);
    version.incrementAndGet();
  }
}
