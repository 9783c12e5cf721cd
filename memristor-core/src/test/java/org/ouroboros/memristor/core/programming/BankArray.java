package org.ouroboros.memristor.core.programming;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.linear.MatVec;

/** A bank as an array of one row, read exactly; remembers what was asked of it. */
final class BankArray implements ProgrammableArray {

  static final PeripheryParameters PATH = new PeripheryParameters(0, 2e-6, 3e-7);

  final DeviceBank bank;
  final List<Long> draws = new ArrayList<>();
  final List<Double> joules = new ArrayList<>();

  BankArray(DeviceBank bank) {
    this.bank = bank;
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
    return PATH;
  }

  @Override
  public void apply(PulseBatch batch, PulseResult result) {
    bank.apply(batch, result);
    for (int i = 0; i < result.size(); i++) {
      joules.add(result.joules(i));
    }
  }

  @Override
  public void read(int[] cells, long draw, double[] siemens) {
    draws.add(draw);
    bank.conductances(cells, siemens);
  }

  @Override
  public void conductances(double[] siemens) {
    bank.conductances(siemens);
  }

  @Override
  public MatVec product() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long version() {
    return joules.size();
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
