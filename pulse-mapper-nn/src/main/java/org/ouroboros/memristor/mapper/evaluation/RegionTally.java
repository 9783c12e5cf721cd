package org.ouroboros.memristor.mapper.evaluation;

import java.util.List;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.mapper.MapperEvaluation;

/**
 * Counts hits and misses by region of start and target: the lower eighth of the range, its middle
 * and its upper eighth. For JART VCM v1b these are roughly the flat and the steep parts of the
 * S-curve.
 */
public final class RegionTally {

  /** Names of the parts of the range. */
  public static final List<String> PART_NAMES = List.of("low end", "middle", "high end");

  private static final double END_FRACTION = 0.125;

  private final ConductanceRange range;
  private final Counts[][] counts = new Counts[PART_NAMES.size()][PART_NAMES.size()];
  private final Counts all = new Counts();

  RegionTally(ConductanceRange range) {
    this.range = range;
    for (Counts[] row : counts) {
      for (int target = 0; target < row.length; target++) {
        row[target] = new Counts();
      }
    }
  }

  /** Hits and misses of a set of requests. */
  public static final class Counts {
    private final long[] hits = new long[MapperEvaluation.TOLERANCES.size()];
    private long trials;
    private long undershoots;
    private long overshoots;

    private void add(double start, double target, double reached) {
      double difference = RelativeDifference.OF_TARGET.of(reached, target);
      trials++;
      for (int t = 0; t < hits.length; t++) {
        hits[t] += Math.abs(difference) <= MapperEvaluation.TOLERANCES.get(t) ? 1 : 0;
      }
      double excess = Polarity.towards(start, target) == Polarity.SET ? difference : -difference;
      undershoots += excess < -ErrorSourceStudy.TOLERANCE ? 1 : 0;
      overshoots += excess > ErrorSourceStudy.TOLERANCE ? 1 : 0;
    }

    /**
     * Returns the hit rate within a tolerance.
     *
     * @param tolerance one of {@link MapperEvaluation#TOLERANCES}
     * @return the fraction
     */
    public Proportion within(double tolerance) {
      return new Proportion(hits[MapperEvaluation.TOLERANCES.indexOf(tolerance)], trials);
    }

    /**
     * Returns the fraction that ended more than 10 % of the target short of it.
     *
     * @return the fraction
     */
    public Proportion undershot() {
      return new Proportion(undershoots, trials);
    }

    /**
     * Returns the fraction that ended more than 10 % of the target beyond it.
     *
     * @return the fraction
     */
    public Proportion overshot() {
      return new Proportion(overshoots, trials);
    }
  }

  void add(double start, double target, double reached) {
    all.add(start, target, reached);
    counts[part(start)][part(target)].add(start, target, reached);
  }

  private int part(double siemens) {
    double position = range.fraction(siemens);
    return position < END_FRACTION ? 0 : position > 1 - END_FRACTION ? 2 : 1;
  }

  /**
   * Returns the counts of all requests.
   *
   * @return the counts
   */
  public Counts all() {
    return all;
  }

  /**
   * Returns the counts of a region.
   *
   * @param start index of the start's part of the range, 0 to 2
   * @param target index of the target's part of the range, 0 to 2
   * @return the counts
   */
  public Counts at(int start, int target) {
    return counts[start][target];
  }
}
