package org.ouroboros.memristor.mapper;

import java.util.List;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.stats.Proportion;

/**
 * Origin of a mapper: everything needed to train it again.
 *
 * @param variation name of the device's variation preset
 * @param seed the seed's value
 * @param settings the training settings
 * @param libraryVersion the version of the library that trained it
 * @param validation results on devices not used in training
 */
public record Provenance(
    String variation,
    long seed,
    TrainingSettings settings,
    String libraryVersion,
    List<Figure> validation) {

  public Provenance {
    Require.that(!variation.isBlank(), "variation", "must not be blank", "'" + variation + "'");
    validation = List.copyOf(validation);
  }

  /**
   * Result of a validation: the fraction of requests that ended within a tolerance, |G - G*| / G*.
   *
   * @param terms the conditions
   * @param mapper the fraction of the mapper
   * @param noiseFreeInverse the fraction of the noise-free inverse on the same devices
   * @param ceiling the fraction of the open-loop optimum on the same devices, chosen on other ones;
   *     NaN if it was not computed
   */
  public record Figure(
      Terms terms, Proportion mapper, Proportion noiseFreeInverse, double ceiling) {

    /** {@return the tolerance within which requests were counted, relative to the target} */
    public double within() {
      return terms.within;
    }

    /** {@return the tolerance that was requested of the mapper, relative to the target} */
    public double told() {
      return terms.told;
    }
  }

  /**
   * Conditions of a validation.
   *
   * @param within the tolerance within which requests are counted, relative to the target
   * @param told the tolerance that is requested of the mapper, relative to the target
   * @param earlier minimum number of outcomes of the device that the mapper has observed before
   * @param relativeReadNoise standard deviation of all readings
   */
  public record Terms(double within, double told, int earlier, double relativeReadNoise) {

    public Terms {
      Require.positive("evaluatedTolerance", within);
      Require.positive("requestedTolerance", told);
      Require.atLeast("earlierOutcomes", earlier, 0);
      Require.nonNegative("relativeReadNoise", relativeReadNoise);
    }
  }
}
