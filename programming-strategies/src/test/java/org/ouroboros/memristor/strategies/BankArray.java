package org.ouroboros.memristor.strategies;

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
import org.ouroboros.memristor.core.internal.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.linear.DenseMatrix;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.random.Seed;

/** A bank in rows and columns that several threads may write. */
final class BankArray implements ProgrammableArray {

  final DeviceBank bank;
  private final int columns;
  private final PeripheryParameters path;
  private final Workers workers;
  private final AtomicLong version = new AtomicLong();

  BankArray(DeviceBank bank, int columns, PeripheryParameters path, Workers workers) {
    this.bank = bank;
    this.columns = columns;
    this.path = path;
    this.workers = workers;
  }

  /** Batches that were applied so far. */
  long batches() {
    return version.get();
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
    return path;
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
    CounterBasedGaussian gaussian = new CounterBasedGaussian();
    for (int i = 0; i < cells.length; i++) {
      siemens[i] *= 1 + path.relativeReadNoise() * gaussian.sample(Seed.key(draw, cells[i]));
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
    double[][] rows = new double[rows()][columns];
    for (int cell = 0; cell < siemens.length; cell++) {
      rows[cell / columns][cell % columns] = siemens[cell];
    }
    return DenseMatrix.of(rows);
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
  }
}
