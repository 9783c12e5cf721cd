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

  synchronized void add(PulseBatch batch, PulseResult result, Reached reached) {
    for (int i = 0; i < batch.size(); i++) {
      double length = batch.seconds(i, reached.unitSeconds());
      if (length == 0 || batch.volts(i) == 0) {
        continue;
      }
      grow();
      cells[size] = batch.cell(i);
      volts[size] = batch.volts(i);
      seconds[size] = length;
      joules[size] = result.joules(i);
      coulombs[size] = result.coulombs(i);
      siemens[size] = reached.siemens()[i];
      outcomes[size] = result.outcome(i);
      size++;
    }
  }

  /** Conductance of each cell of a batch after it [S], and length of a unit pulse [s]. */
  @SuppressWarnings("ArrayRecordComponent")
  record Reached(double[] siemens, double unitSeconds) {}

  private void grow() {
    if (size == cells.length) {
      int more = 2 * size;
      cells = Arrays.copyOf(cells, more);
      volts = Arrays.copyOf(volts, more);
      seconds = Arrays.copyOf(seconds, more);
      joules = Arrays.copyOf(joules, more);
      coulombs = Arrays.copyOf(coulombs, more);
      siemens = Arrays.copyOf(siemens, more);
      outcomes = Arrays.copyOf(outcomes, more);
    }
  }

  /** Prints one row per pulse, ordered by cell, then by time (a counting sort). */
  synchronized void print(CSVPrinter printer, int cellCount) throws IOException {
    int[] next = new int[cellCount + 1];
    for (int i = 0; i < size; i++) {
      next[cells[i] + 1]++;
    }
    for (int cell = 0; cell < cellCount; cell++) {
      next[cell + 1] += next[cell];
    }
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[next[cells[i]]++] = i;
    }
    int before = -1;
    int number = 0;
    for (int i : order) {
      number = cells[i] == before ? number + 1 : 1;
      before = cells[i];
      printer.printRecord(
          cells[i], number, volts[i], seconds[i], joules[i], coulombs[i], siemens[i], outcomes[i]);
    }
  }
}
