package org.ouroboros.memristor.strategies.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Condition under which strategies are compared.
 *
 * @param tolerance tolerated relative difference from the target
 * @param relativeReadNoise standard deviation of a reading relative to the conductance; 0 for exact
 *     reads
 */
public record ComparisonCondition(double tolerance, double relativeReadNoise) {

  /** The tolerances of P3, widest first. */
  public static final List<Double> TOLERANCES = List.of(0.5, 0.2, 0.1, 0.05, 0.01);

  public ComparisonCondition {
    Require.positive("tolerance", tolerance);
    Require.inRange("relativeReadNoise", relativeReadNoise, 0, 1);
  }

  /**
   * {@return all tolerances with exact reads, followed by all with noisy reads}
   *
   * @param relativeReadNoise relative read noise of the noisy conditions; 0 for exact reads only
   */
  public static List<ComparisonCondition> all(double relativeReadNoise) {
    return DoubleStream.of(0, relativeReadNoise)
        .distinct()
        .boxed()
        .flatMap(noise -> TOLERANCES.stream().map(t -> new ComparisonCondition(t, noise)))
        .toList();
  }

  /** {@return the condition as text, for example {@code +-5.00 %, 2.00 % read noise}} */
  public String text() {
    return toleranceText() + ", " + readNoiseText();
  }

  /** {@return the tolerance as text, for example {@code +-5.00 %}} */
  public String toleranceText() {
    return String.format(Locale.ROOT, "+-%.3g %%", 100 * tolerance);
  }

  /** {@return the read noise as text, for example {@code 2.00 % read noise}} */
  public String readNoiseText() {
    return relativeReadNoise == 0
        ? "exact reads"
        : String.format(Locale.ROOT, "%.3g %% read noise", 100 * relativeReadNoise);
  }
}
