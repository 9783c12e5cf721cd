package org.ouroboros.memristor.examples.protocol;

import java.util.List;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.report.Figures;

/**
 * Hits and misses by regions of start and target: the lower eighth of the range, its middle, its
 * upper eighth. For JART VCM v1b these are about the flat parts of the S-curve and the steep one
 * between them. Filled by {@link #add} and then looked at.
 */
public final class RegionTally {

  /** The parts of the range, by their names. */
  static final List<String> PARTS = List.of("low end", "middle", "high end");

  private static final double END = 0.125;

  private final SiemensRange range;
  private final Counts[][] counts = new Counts[PARTS.size()][PARTS.size()];
  private final Counts all = new Counts();

  RegionTally(SiemensRange range) {
    this.range = range;
    for (Counts[] row : counts) {
      for (int target = 0; target < row.length; target++) {
        row[target] = new Counts();
      }
    }
  }

  /** Hits and misses of some requests. */
  public static final class Counts {
    private final long[] hits = new long[Figures.TOLERANCES.size()];
    private long trials;
    private long fellShort;
    private long wentTooFar;

    private void add(double start, double target, double reached) {
      double difference = RelativeDifference.OF_TARGET.of(reached, target);
      trials++;
      for (int t = 0; t < hits.length; t++) {
        hits[t] += Math.abs(difference) <= Figures.TOLERANCES.get(t) ? 1 : 0;
      }
      double beyond = Polarity.towards(start, target) == Polarity.SET ? difference : -difference;
      fellShort += beyond < -BaselineStudy.TOLERANCE ? 1 : 0;
      wentTooFar += beyond > BaselineStudy.TOLERANCE ? 1 : 0;
    }

    /**
     * The share within a usual tolerance.
     *
     * @param tolerance one of {@link Figures#TOLERANCES}
     * @return the share
     */
    public Proportion within(double tolerance) {
      return new Proportion(hits[Figures.TOLERANCES.indexOf(tolerance)], trials);
    }

    /**
     * The share that stayed more than 10 % of the target before it.
     *
     * @return the share
     */
    public Proportion fellShort() {
      return new Proportion(fellShort, trials);
    }

    /**
     * The share that ended more than 10 % of the target behind it.
     *
     * @return the share
     */
    public Proportion wentTooFar() {
      return new Proportion(wentTooFar, trials);
    }
  }

  void add(double start, double target, double reached) {
    all.add(start, target, reached);
    counts[part(start)][part(target)].add(start, target, reached);
  }

  private int part(double siemens) {
    double share = (siemens - range.minSiemens()) / range.span();
    return share < END ? 0 : share > 1 - END ? 2 : 1;
  }

  /**
   * All requests.
   *
   * @return their counts
   */
  public Counts all() {
    return all;
  }

  /**
   * The requests of a region.
   *
   * @param start part of the range where the start lies, 0 to 2
   * @param target part of the range where the target lies, 0 to 2
   * @return their counts
   */
  public Counts at(int start, int target) {
    return counts[start][target];
  }
}
