package org.ouroboros.memristor.core.programming;

import org.ouroboros.memristor.core.array.ReadPath;

/**
 * What each cell has cost: pulses, reads, switches of polarity, time, energy and wear. Times are
 * those of cells worked on one after the other: pulse, settling and read of each; {@link
 * ProgrammingReport#delay} tells how long the array took by its schedule. A cell's polarity
 * switches when a pulse has another one than the cell's pulse before.
 *
 * <p>Wear is the sum of the magnitudes of the charge that programming pulses drove through a cell.
 *
 * <p>Products of the whole array belong to no cell; they are counted for the array and stand in the
 * totals.
 */
public final class Ledger {

  private final ReadPath path;
  private final long[] pulses;
  private final long[] reads;
  private final long[] switches;
  private final double[] pulseSeconds;
  private final double[] joules;
  private final double[] coulombs;
  private long products;
  private double productJoules;

  Ledger(int cells, ReadPath path) {
    this.path = path;
    pulses = new long[cells];
    reads = new long[cells];
    switches = new long[cells];
    pulseSeconds = new double[cells];
    joules = new double[cells];
    coulombs = new double[cells];
  }

  void addPulse(int cell, long count, double seconds, double pulseJoules, double charge) {
    pulses[cell] += count;
    pulseSeconds[cell] += seconds;
    joules[cell] += pulseJoules;
    coulombs[cell] += Math.abs(charge);
  }

  void addSwitch(int cell) {
    switches[cell]++;
  }

  void addRead(int cell, double readJoules) {
    reads[cell]++;
    joules[cell] += readJoules;
  }

  void addProducts(int count, double allJoules) {
    products += count;
    productJoules += allJoules;
  }

  boolean spent(int cell, Limits limits) {
    return pulses[cell] >= limits.pulses()
        || seconds(cell) >= limits.seconds()
        || joules[cell] >= limits.joules()
        || coulombs[cell] >= limits.coulombs();
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
   * How often the polarity switched between two pulses of a cell.
   *
   * @param cell the cell
   * @return at least 0
   */
  public long switches(int cell) {
    return switches[cell];
  }

  /**
   * Programming time of a cell: pulses, reads, settling, switches of polarity.
   *
   * @param cell the cell
   * @return the time [s]
   */
  public double seconds(int cell) {
    return pulseSeconds[cell]
        + reads[cell] * path.readSeconds()
        + pulses[cell] * path.settleSeconds()
        + switches[cell] * path.switchSeconds();
  }

  /**
   * What the time of a cell is made of.
   *
   * @param cell the cell
   * @return its parts
   */
  public Delay delay(int cell) {
    return new Delay(
        pulseSeconds[cell],
        reads[cell] * path.readSeconds(),
        pulses[cell] * path.settleSeconds(),
        switches[cell] * path.switchSeconds());
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
   * Wear of a cell.
   *
   * @param cell the cell
   * @return the magnitudes of the charge of its pulses, summed [C]
   */
  public double coulombs(int cell) {
    return coulombs[cell];
  }

  /**
   * Products of the whole array that the strategy has measured; each took the time of one read.
   *
   * @return at least 0
   */
  public long products() {
    return products;
  }

  /**
   * Sums over all cells, added in the order of the cells, and the products.
   *
   * @return the sums; divide by {@link #cells()} for means
   */
  public Totals totals() {
    long allPulses = 0;
    long allReads = 0;
    double allSeconds = products * path.readSeconds();
    double allJoules = productJoules;
    for (int cell = 0; cell < cells(); cell++) {
      allPulses += pulses[cell];
      allReads += reads[cell];
      allSeconds += seconds(cell);
      allJoules += joules[cell];
    }
    return new Totals(allPulses, allReads, allSeconds, allJoules);
  }

  /**
   * Wear of all cells.
   *
   * @return the sum [C]
   */
  public double totalCoulombs() {
    double all = 0;
    for (double wear : coulombs) {
      all += wear;
    }
    return all;
  }

  /**
   * Switches of polarity of all cells.
   *
   * @return the sum
   */
  public long totalSwitches() {
    long all = 0;
    for (long count : switches) {
      all += count;
    }
    return all;
  }

  /**
   * What the time of all cells, one after the other, and of the products is made of.
   *
   * @return the sums of its parts
   */
  public Delay totalDelay() {
    Delay all = new Delay(0, products * path.readSeconds(), 0, 0);
    for (int cell = 0; cell < cells(); cell++) {
      all = all.plus(delay(cell));
    }
    return all;
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
