package org.ouroboros.memristor.examples.programming;

import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.crossbar.CrossbarArray;

/** Array that records its pulses with the true conductances after them. */
final class TracedArray implements ProgrammableArray {

  private final DeviceArray devices;
  private final CrossbarArray array;
  private final PulseTrace trace;

  TracedArray(DeviceArray devices, PulseTrace trace) {
    this.devices = devices;
    this.array = devices.array();
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
    devices.bank().conductances(cells, siemens);
    double unitPulseSeconds = model().operatingPoint().unitPulseSeconds();
    trace.add(batch, result, new PulseTrace.StateAfterBatch(siemens, unitPulseSeconds));
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
