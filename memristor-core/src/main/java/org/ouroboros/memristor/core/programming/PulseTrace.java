package org.ouroboros.memristor.core.programming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;

/**
 * Record of every pulse of a run and of the true conductance after it. Pulses without voltage or
 * length are left out. Thread-safe: several threads may apply pulses to different cells.
 */
public final class PulseTrace {
  private final List<Pulse> pulses = new ArrayList<>();

  /** Number of pulses of each cell. */
  private int[] counts = new int[0];

  /** Creates an empty trace. */
  public PulseTrace() {}

  /**
   * A pulse.
   *
   * @param cell the array cell
   * @param number number of the pulse among those of its cell, from 1
   * @param volts voltage [V]
   * @param seconds length [s]
   * @param coulombs charge [C]
   * @param joules energy [J]
   * @param reachedSiemens true conductance after the batch of the pulse [S]
   * @param outcome outcome of the pulse
   */
  public record Pulse(
      int cell,
      int number,
      double volts,
      double seconds,
      double coulombs,
      double joules,
      double reachedSiemens,
      PulseResult.Outcome outcome) {}

  /** {@return an array whose pulses are recorded; it is otherwise the given one} */
  public ProgrammableArray of(ProgrammableArray array, DeviceBank bank) {
    return new TracedArray(array, bank, this);
  }

  synchronized void add(
      PulseBatch batch, PulseResult result, double[] siemens, double unitPulseSeconds) {
    for (int i = 0; i < batch.size(); i++) {
      double seconds = batch.seconds(i, unitPulseSeconds);
      if (seconds != 0 && batch.volts(i) != 0) {
        int cell = batch.cell(i);
        if (cell >= counts.length) {
          counts = Arrays.copyOf(counts, 2 * (cell + 1));
        }
        pulses.add(
            new Pulse(
                cell,
                ++counts[cell],
                batch.volts(i),
                seconds,
                result.coulombs(i),
                result.joules(i),
                siemens[i],
                result.outcome(i)));
      }
    }
  }

  /** {@return a copy of the record, ordered by cell, then by time} */
  public synchronized List<Pulse> pulses() {
    return pulses.stream().sorted(Comparator.comparingInt(Pulse::cell)).toList();
  }
}
