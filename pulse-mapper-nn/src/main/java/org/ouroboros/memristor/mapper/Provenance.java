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
   * @param terms what was asked
   * @param mapper the share of the mapper
   * @param noiseFreeInverse the share of the noise-free inverse on the same devices
   * @param ceiling the share of the best single pulses on the same devices, chosen on other ones;
   *     NaN if it was not computed
   */
  public record Figure(
      Terms terms, Proportion mapper, Proportion noiseFreeInverse, double ceiling) {

    /**
     * The tolerance that was judged.
     *
     * @return relative to the target
     */
    public double within() {
      return terms.within;
    }

    /**
     * The tolerance that was told to the mapper.
     *
     * @return relative to the target
     */
    public double told() {
      return terms.told;
    }
  }

  /**
   * What was asked of a mapper.
   *
   * @param within the tolerance that was judged, relative
   * @param told the tolerance that was told to the mapper, relative
   * @param earlier how many outcomes of the device the mapper had seen at least
   * @param relativeReadNoise standard deviation of all readings
   */
  public record Terms(double within, double told, int earlier, double relativeReadNoise) {

    public Terms {
      Require.positive("within", within);
      Require.positive("told", told);
      Require.atLeast("earlier", earlier, 0);
      Require.nonNegative("relativeReadNoise", relativeReadNoise);
    }
  }
}
