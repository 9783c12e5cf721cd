package org.ouroboros.memristor.core.programming;

import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.linear.MatVec;

/** Array that records its pulses with the true conductances after them. */
final class TracedArray implements ProgrammableArray {
  private final ProgrammableArray array;
  private final DeviceBank bank;
  private final PulseTrace trace;

  TracedArray(ProgrammableArray array, DeviceBank bank, PulseTrace trace) {
    this.array = array;
    this.bank = bank;
    this.trace = trace;
  }

  @Override
  public void apply(PulseBatch batch, PulseResult result) {
    array.apply(batch, result);
    int[] cells = new int[batch.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = batch.cell(i);
    }
    double[] siemens = new double[cells.length];
    bank.conductances(cells, siemens);
    trace.add(batch, result, siemens, model().operatingPoint().unitPulseSeconds());
  }

  @Override
  public int rows() {
    return array.rows();
  }

  @Override
  public int columns() {
    return array.columns();
  }

  @Override
  public DeviceModel model() {
    return array.model();
  }

  @Override
  public ConductanceRange conductanceRange() {
    return array.conductanceRange();
  }

  @Override
  public PeripheryParameters periphery() {
    return array.periphery();
  }

  @Override
  public Workers workers() {
    return array.workers();
  }

  @Override
  public void read(int[] cells, long draw, double[] siemens) {
    array.read(cells, draw, siemens);
  }

  @Override
  public void conductances(double[] siemens) {
    array.conductances(siemens);
  }

  @Override
  public MatVec product() {
    return array.product();
  }

  @Override
  public long version() {
    return array.version();
  }

  @Override
  public BankSnapshot snapshot() {
    return array.snapshot();
  }

  @Override
  public void restore(BankSnapshot snapshot) {
    array.restore(snapshot);
  }
}
