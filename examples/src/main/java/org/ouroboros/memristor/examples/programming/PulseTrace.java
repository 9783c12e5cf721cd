package org.ouroboros.memristor.examples.programming;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.device.PulseResult;

/**
 * Record of every pulse of a run. Several threads may add pulses of different cells; the pulses of
 * one cell are added in their order, and the record is printed cell by cell. Thread-safe.
 */
public final class PulseTrace {

  static final List<String> COLUMNS =
      List.of(
          "cell", "pulse", "volts", "seconds", "joules", "coulombs", "reached_siemens", "outcome");

  private int[] cells = new int[1024];
  private double[] volts = new double[1024];
  private double[] seconds = new double[1024];
  private double[] joules = new double[1024];
  private double[] coulombs = new double[1024];
  private double[] siemens = new double[1024];
  private PulseOutcome[] outcomes = new PulseOutcome[1024];
  private int size;

  /** Makes an empty trace. */
  public PulseTrace() {}

  synchronized void add(PulseBatch batch, PulseResult result, StateAfterBatch after) {
    for (int i = 0; i < batch.size(); i++) {
      double pulseSeconds = batch.seconds(i, after.unitPulseSeconds());
      if (pulseSeconds == 0 || batch.volts(i) == 0) {
        continue;
      }
      grow();
      cells[size] = batch.cell(i);
      volts[size] = batch.volts(i);
      seconds[size] = pulseSeconds;
      joules[size] = result.joules(i);
      coulombs[size] = result.coulombs(i);
      siemens[size] = after.siemens()[i];
      outcomes[size] = result.outcome(i);
      size++;
    }
  }

  /** Conductance of each cell of a batch after it [S], and length of a unit pulse [s]. */
  @SuppressWarnings("ArrayRecordComponent")
  record StateAfterBatch(double[] siemens, double unitPulseSeconds) {}

  private void grow() {
    if (size == cells.length) {
      int capacity = 2 * size;
      cells = Arrays.copyOf(cells, capacity);
      volts = Arrays.copyOf(volts, capacity);
      seconds = Arrays.copyOf(seconds, capacity);
      joules = Arrays.copyOf(joules, capacity);
      coulombs = Arrays.copyOf(coulombs, capacity);
      siemens = Arrays.copyOf(siemens, capacity);
      outcomes = Arrays.copyOf(outcomes, capacity);
    }
  }

  /** Prints one row per pulse, ordered by cell, then by time (a counting sort). */
  synchronized void print(CSVPrinter printer, int cellCount) throws IOException {
    int[] offsets = new int[cellCount + 1];
    for (int i = 0; i < size; i++) {
      offsets[cells[i] + 1]++;
    }
    for (int cell = 0; cell < cellCount; cell++) {
      offsets[cell + 1] += offsets[cell];
    }
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[offsets[cells[i]]++] = i;
    }
    int previousCell = -1;
    int pulse = 0;
    for (int i : order) {
      pulse = cells[i] == previousCell ? pulse + 1 : 1;
      previousCell = cells[i];
      printer.printRecord(
          cells[i], pulse, volts[i], seconds[i], joules[i], coulombs[i], siemens[i], outcomes[i]);
    }
  }
}
