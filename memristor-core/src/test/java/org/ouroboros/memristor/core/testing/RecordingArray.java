package org.ouroboros.memristor.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.linear.MatVec;

/**
 * An array that counts the pulses and reads that reach another one. A pulse of 0 V or 0 s counts as
 * none; a train, and a pulse on a pulse-response device, counts each unit.
 */
public final class RecordingArray implements ProgrammableArray {

  private final ProgrammableArray array;
  private final long[] pulses;
  private final long[] reads;
  private final double[] pulseSeconds;
  private final double[] joules;
  private final AtomicLong batches = new AtomicLong();
  private final List<Long> draws = new ArrayList<>();

  /**
   * Records what is applied to an array.
   *
   * @param array the array, to which all calls are passed on
   */
  public RecordingArray(ProgrammableArray array) {
    this.array = array;
    pulses = new long[array.cells()];
    reads = new long[array.cells()];
    pulseSeconds = new double[array.cells()];
    joules = new double[array.cells()];
  }

  /**
   * {@return the number of pulses on a cell}
   *
   * @param cell the cell
   */
  public long pulses(int cell) {
    return pulses[cell];
  }

  /**
   * {@return the number of reads of a cell}
   *
   * @param cell the cell
   */
  public long reads(int cell) {
    return reads[cell];
  }

  /**
   * {@return the total length of the pulses on a cell [s]}
   *
   * @param cell the cell
   */
  public double pulseSeconds(int cell) {
    return pulseSeconds[cell];
  }

  /**
   * {@return the total energy of the pulses on a cell [J]}
   *
   * @param cell the cell
   */
  public double joules(int cell) {
    return joules[cell];
  }

  /** {@return the number of batches that were applied} */
  public long batches() {
    return batches.get();
  }

  /** {@return the noise indices of the calls of {@link #read}, in their order} */
  public List<Long> draws() {
    synchronized (draws) {
      return List.copyOf(draws);
    }
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
  public void apply(PulseBatch batch, PulseResult result) {
    array.apply(batch, result);
    batches.incrementAndGet();
    double unitSeconds = model().operatingPoint().unitPulseSeconds();
    boolean inUnits = batch.isTrain() || model() instanceof PulseResponseDevice;
    for (int i = 0; i < batch.size(); i++) {
      int cell = batch.cell(i);
      double seconds = batch.volts(i) == 0 ? 0 : batch.seconds(i, unitSeconds);
      if (seconds > 0) {
        pulses[cell] += inUnits ? batch.unitPulses(i, unitSeconds) : 1;
      }
      pulseSeconds[cell] += seconds;
      joules[cell] += result.joules(i);
    }
  }

  @Override
  public void read(int[] cells, long draw, double[] siemens) {
    synchronized (draws) {
      draws.add(draw);
    }
    array.read(cells, draw, siemens);
    for (int cell : cells) {
      reads[cell]++;
    }
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
