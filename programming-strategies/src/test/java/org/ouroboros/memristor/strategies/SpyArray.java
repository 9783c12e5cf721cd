package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.internal.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.linear.DenseMatrix;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.random.Seed;

/** A bank as an array of one row, which counts what it sees. */
final class SpyArray implements ProgrammableArray {

  private final DeviceBank bank;
  private final PeripheryParameters path;
  private final CounterBasedGaussian gaussian = new CounterBasedGaussian();
  final long[] pulses;
  final long[] reads;
  final double[] pulseSeconds;
  final double[] pulseJoules;
  int batches;

  SpyArray(DeviceBank bank, PeripheryParameters path) {
    this.bank = bank;
    this.path = path;
    pulses = new long[bank.cells()];
    reads = new long[bank.cells()];
    pulseSeconds = new double[bank.cells()];
    pulseJoules = new double[bank.cells()];
  }

  @Override
  public int rows() {
    return 1;
  }

  @Override
  public int columns() {
    return bank.cells();
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
  public void apply(PulseBatch batch, PulseResult result) {
    long[] before = new long[bank.cells()];
    for (int cell = 0; cell < before.length; cell++) {
      before[cell] = bank.pulseCount(cell);
    }
    bank.apply(batch, result);
    batches++;
    double unit = model().operatingPoint().unitPulseSeconds();
    for (int i = 0; i < batch.size(); i++) {
      int cell = batch.cell(i);
      pulses[cell] += bank.pulseCount(cell) - before[cell];
      pulseSeconds[cell] += batch.seconds(i, unit);
      pulseJoules[cell] += result.joules(i);
    }
  }

  @Override
  public void read(int[] cells, long draw, double[] siemens) {
    bank.conductances(cells, siemens);
    for (int i = 0; i < cells.length; i++) {
      reads[cells[i]]++;
      siemens[i] *= 1 + path.relativeReadNoise() * gaussian.sample(Seed.key(draw, cells[i]));
    }
  }

  @Override
  public void conductances(double[] siemens) {
    bank.conductances(siemens);
  }

  @Override
  public MatVec product() {
    double[] siemens = new double[bank.cells()];
    conductances(siemens);
    return DenseMatrix.of(new double[][] {siemens});
  }

  @Override
  public long version() {
    return batches;
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
