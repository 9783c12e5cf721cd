package org.ouroboros.memristor.mapper;

import java.util.List;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.stats.Proportion;

/**
 * Where a mapper comes from: enough to train it again.
 *
 * @param variation name of the device's preset of variation
 * @param seed the seed's value
 * @param settings how it was trained
 * @param libraryVersion the version of the library that trained it
 * @param validation how it did on devices it had not seen
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
   * The share of validation requests that ended within a tolerance, in the form (G - G*)/G*.
   *
   * @param within the tolerance that was judged, relative
   * @param told the tolerance that was told to the mapper, relative
   * @param mapper the share of the mapper
   * @param noiseFreeInverse the share of the noise-free inverse on the same devices
   */
  public record Figure(double within, double told, Proportion mapper, Proportion noiseFreeInverse) {

    public Figure {
      Require.positive("within", within);
      Require.positive("told", told);
    }
  }
}
