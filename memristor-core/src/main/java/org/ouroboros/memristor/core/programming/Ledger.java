package org.ouroboros.memristor.core.programming;

/**
 * What each cell has cost: pulses, reads, time and energy. Times are those of cells worked on one
 * after the other: pulse, settling and read of each.
 */
public final class Ledger {

  private final long[] pulses;
  private final long[] reads;
  private final double[] seconds;
  private final double[] joules;

  Ledger(int cells) {
    pulses = new long[cells];
    reads = new long[cells];
    seconds = new double[cells];
    joules = new double[cells];
  }

  void addPulse(int cell, long count, double pulseSeconds, double pulseJoules) {
    pulses[cell] += count;
    seconds[cell] += pulseSeconds;
    joules[cell] += pulseJoules;
  }

  void addRead(int cell, double readSeconds, double readJoules) {
    reads[cell]++;
    seconds[cell] += readSeconds;
    joules[cell] += readJoules;
  }

  boolean spent(int cell, Budget budget) {
    return pulses[cell] >= budget.pulses()
        || seconds[cell] >= budget.seconds()
        || joules[cell] >= budget.joules();
  }

  /**
   * Number of cells.
   *
   * @return at least 0
   */
  public int cells() {
    return pulses.length;
  }

  /**
   * Pulses of a cell; a train counts each unit.
   *
   * @param cell the cell
   * @return at least 0
   */
  public long pulses(int cell) {
    return pulses[cell];
  }

  /**
   * Reads of a cell.
   *
   * @param cell the cell
   * @return at least 0
   */
  public long reads(int cell) {
    return reads[cell];
  }

  /**
   * Programming time of a cell: pulses, settling, reads.
   *
   * @param cell the cell
   * @return the time [s]
   */
  public double seconds(int cell) {
    return seconds[cell];
  }

  /**
   * Energy of a cell: the integral of V I over its pulses and reads.
   *
   * @param cell the cell
   * @return the energy [J]
   */
  public double joules(int cell) {
    return joules[cell];
  }

  /**
   * Sums over all cells, added in the order of the cells.
   *
   * @return the sums; divide by {@link #cells()} for means
   */
  public Totals totals() {
    long allPulses = 0;
    long allReads = 0;
    double allSeconds = 0;
    double allJoules = 0;
    for (int cell = 0; cell < cells(); cell++) {
      allPulses += pulses[cell];
      allReads += reads[cell];
      allSeconds += seconds[cell];
      allJoules += joules[cell];
    }
    return new Totals(allPulses, allReads, allSeconds, allJoules);
  }

  /**
   * Sums over all cells.
   *
   * @param pulses pulses
   * @param reads reads
   * @param seconds time of the array, cell after cell [s]
   * @param joules energy [J]
   */
  public record Totals(long pulses, long reads, double seconds, double joules) {}
}
