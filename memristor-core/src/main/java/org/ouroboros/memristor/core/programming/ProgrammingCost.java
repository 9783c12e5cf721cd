package org.ouroboros.memristor.core.programming;

import java.util.Arrays;
import org.ouroboros.memristor.core.array.PeripheryParameters;

/**
 * The cost of programming per cell: pulses, reads, polarity switches, time, energy and wear. Times
 * are those of cells programmed one after the other: pulses, settling and reads of each; {@link
 * ProgrammingReport#delay} is the time of the array under its schedule. A polarity switch is a
 * pulse of the opposite polarity of the cell's previous one.
 *
 * <p>Wear is the sum of the magnitudes of the charges of programming pulses through a cell.
 *
 * <p>Matrix-vector products of the whole array are counted for the array, not for cells, and are
 * included in the totals.
 */
public final class ProgrammingCost {
  private final PeripheryParameters periphery;
  private final long[] pulses;
  private final long[] reads;
  private final long[] polaritySwitches;
  private final double[] pulseSeconds;
  private final double[] coulombs;
  private final double[] joules;
  private long products;
  private double productJoules;

  ProgrammingCost(int cells, PeripheryParameters periphery) {
    this.periphery = periphery;
    pulses = new long[cells];
    reads = new long[cells];
    polaritySwitches = new long[cells];
    pulseSeconds = new double[cells];
    coulombs = new double[cells];
    joules = new double[cells];
  }

  void addPulse(int cell, long count, double seconds, double pulseCoulombs, double pulseJoules) {
    pulses[cell] += count;
    pulseSeconds[cell] += seconds;
    coulombs[cell] += Math.abs(pulseCoulombs);
    joules[cell] += pulseJoules;
  }

  void addPolaritySwitch(int cell) {
    polaritySwitches[cell]++;
  }

  void addRead(int cell, double readJoules) {
    reads[cell]++;
    joules[cell] += readJoules;
  }

  void addProducts(int count, double addedJoules) {
    products += count;
    productJoules += addedJoules;
  }

  /** The present cost of some cells, in their order. */
  ProgrammingCost snapshot(int[] cells) {
    ProgrammingCost some = new ProgrammingCost(cells.length, periphery);
    for (int i = 0; i < cells.length; i++) {
      some.pulses[i] = pulses[cells[i]];
      some.reads[i] = reads[cells[i]];
      some.polaritySwitches[i] = polaritySwitches[cells[i]];
      some.pulseSeconds[i] = pulseSeconds[cells[i]];
      some.coulombs[i] = coulombs[cells[i]];
      some.joules[i] = joules[cells[i]];
    }
    return some;
  }

  /** Whether the cost of a cell reaches one of the limits. */
  boolean reaches(Budget.Limits limits, int cell) {
    return limits.reachedBy(pulses[cell], seconds(cell), coulombs[cell], joules[cell]);
  }

  /** Whether the cost of a cell since a snapshot, in which it has an index, reaches a limit. */
  boolean reaches(Budget.Limits limits, int cell, ProgrammingCost start, int index) {
    return limits.reachedBy(
        pulses[cell] - start.pulses[index],
        seconds(cell) - start.seconds(index),
        coulombs[cell] - start.coulombs[index],
        joules[cell] - start.joules[index]);
  }

  /** {@return the number of cells} */
  public int cells() {
    return pulses.length;
  }

  /** {@return the number of pulses of a cell; a train counts each unit pulse} */
  public long pulses(int cell) {
    return pulses[cell];
  }

  /** {@return the number of reads of a cell} */
  public long reads(int cell) {
    return reads[cell];
  }

  /** {@return the number of polarity switches of a cell} */
  public long polaritySwitches(int cell) {
    return polaritySwitches[cell];
  }

  /** {@return the programming time of a cell: pulses, reads, settling, polarity switches [s]} */
  public double seconds(int cell) {
    return pulseSeconds[cell]
        + reads[cell] * periphery.readSeconds()
        + pulses[cell] * periphery.settlingSeconds()
        + polaritySwitches[cell] * periphery.polaritySwitchSeconds();
  }

  /** {@return the components of the programming time of a cell} */
  public Delay delay(int cell) {
    return new Delay(
        pulseSeconds[cell],
        reads[cell] * periphery.readSeconds(),
        pulses[cell] * periphery.settlingSeconds(),
        polaritySwitches[cell] * periphery.polaritySwitchSeconds());
  }

  /** {@return the energy of a cell, the integral of V I over its pulses and reads [J]} */
  public double joules(int cell) {
    return joules[cell];
  }

  /** {@return the wear of a cell [C]} */
  public double coulombs(int cell) {
    return coulombs[cell];
  }

  /** {@return the number of products of the whole array; each took the time of one read} */
  public long products() {
    return products;
  }

  /** {@return sums over all cells, in cell order, and products} */
  public Totals totals() {
    long allPulses = 0;
    long allReads = 0;
    double allSeconds = products * periphery.readSeconds();
    double allJoules = productJoules;
    for (int cell = 0; cell < cells(); cell++) {
      allPulses += pulses[cell];
      allReads += reads[cell];
      allSeconds += seconds(cell);
      allJoules += joules[cell];
    }
    return new Totals(allPulses, allReads, allSeconds, allJoules);
  }

  /** {@return the wear of all cells [C]} */
  public double totalCoulombs() {
    double all = 0;
    for (double cellCoulombs : coulombs) {
      all += cellCoulombs;
    }
    return all;
  }

  /** {@return the number of polarity switches of all cells} */
  public long totalPolaritySwitches() {
    return Arrays.stream(polaritySwitches).sum();
  }

  /** {@return the components of the time of all cells, one after the other, and of the products} */
  public Delay totalDelay() {
    Delay all = new Delay(0, products * periphery.readSeconds(), 0, 0);
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
   * @param seconds time of the array, cell by cell [s]
   * @param joules energy [J]
   */
  public record Totals(long pulses, long reads, double seconds, double joules) {}

  /**
   * The components of programming time.
   *
   * @param pulseSeconds time under programming voltage [s]
   * @param readSeconds time of reads [s]
   * @param settlingSeconds settling time after pulses [s]
   * @param polaritySwitchSeconds time of polarity switches [s]
   */
  public record Delay(
      double pulseSeconds,
      double readSeconds,
      double settlingSeconds,
      double polaritySwitchSeconds) {
    /** No time. */
    public static final Delay NONE = new Delay(0, 0, 0, 0);

    /** {@return the total time, the sum of the four components [s]} */
    public double totalSeconds() {
      return pulseSeconds + readSeconds + settlingSeconds + polaritySwitchSeconds;
    }

    /** {@return the sum of this and another delay, component by component} */
    public Delay plus(Delay other) {
      return new Delay(
          pulseSeconds + other.pulseSeconds,
          readSeconds + other.readSeconds,
          settlingSeconds + other.settlingSeconds,
          polaritySwitchSeconds + other.polaritySwitchSeconds);
    }
  }
}
