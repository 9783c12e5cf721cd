package org.ouroboros.memristor.examples.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ouroboros.memristor.core.check.Require;

/**
 * Condition under which strategies are compared.
 *
 * @param tolerance tolerated relative difference from the target
 * @param readNoise standard deviation of a reading relative to the conductance; 0 for exact reads
 */
public record Terms(double tolerance, double readNoise) {

  /** The tolerances of P3, widest first. */
  public static final List<Double> TOLERANCES = List.of(0.5, 0.2, 0.1, 0.05, 0.01);

  public Terms {
    Require.positive("tolerance", tolerance);
    Require.within("relativeReadNoise", readNoise, 0, 1);
  }

  /**
   * Returns all tolerances with exact reads, followed by all with noisy reads.
   *
   * @param noise relative read noise of the noisy conditions; 0 for exact reads only
   * @return the conditions
   */
  public static List<Terms> all(double noise) {
    List<Terms> all = new ArrayList<>();
    TOLERANCES.forEach(tolerance -> all.add(new Terms(tolerance, 0)));
    if (noise > 0) {
      TOLERANCES.forEach(tolerance -> all.add(new Terms(tolerance, noise)));
    }
    return all;
  }

  /**
   * Returns the condition as text.
   *
   * @return for example {@code +-5 %, 2 % read noise}
   */
  public String words() {
    return within() + ", " + reads();
  }

  String within() {
    return String.format(Locale.ROOT, "+-%.3g %%", 100 * tolerance);
  }

  String reads() {
    return readNoise == 0
        ? "exact reads"
        : String.format(Locale.ROOT, "%.3g %% read noise", 100 * readNoise);
  }
}
