package org.ouroboros.memristor.mapper;

import java.util.List;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.validation.Require;

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
    List<ValidationResult> validation) {

  public Provenance {
    Require.that(!variation.isBlank(), "variation", "must not be blank", "'" + variation + "'");
    validation = List.copyOf(validation);
  }

  /**
   * Result of a validation: the fraction of requests that ended within a tolerance, |G - G*| / G*.
   *
   * @param conditions the conditions
   * @param mapper the fraction of the mapper
   * @param noiseFreeInverse the fraction of the noise-free inverse on the same devices
   * @param optimum the fraction of the open-loop optimum on the same devices, chosen on other ones;
   *     NaN if it was not computed
   */
  public record ValidationResult(
      TrainingConditions conditions,
      Proportion mapper,
      Proportion noiseFreeInverse,
      double optimum) {

    /** {@return the tolerance within which requests were counted, relative to the target} */
    public double evaluatedTolerance() {
      return conditions.evaluatedTolerance;
    }

    /** {@return the tolerance that was requested of the mapper, relative to the target} */
    public double requestedTolerance() {
      return conditions.requestedTolerance;
    }
  }

  /**
   * Conditions of a validation.
   *
   * @param evaluatedTolerance the tolerance within which requests are counted, relative to the
   *     target
   * @param requestedTolerance the tolerance that is requested of the mapper, relative to the target
   * @param earlierOutcomes minimum number of outcomes of the device that the mapper has observed
   *     before
   * @param relativeReadNoise standard deviation of all readings
   */
  public record TrainingConditions(
      double evaluatedTolerance,
      double requestedTolerance,
      int earlierOutcomes,
      double relativeReadNoise) {

    public TrainingConditions {
      Require.positive("evaluatedTolerance", evaluatedTolerance);
      Require.positive("requestedTolerance", requestedTolerance);
      Require.atLeast("earlierOutcomes", earlierOutcomes, 0);
      Require.nonNegative("relativeReadNoise", relativeReadNoise);
    }
  }
}
