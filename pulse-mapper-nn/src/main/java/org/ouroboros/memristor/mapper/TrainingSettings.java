package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.ToleranceRange;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Settings of a training. Together with model, variation and seed they determine the mapper, bit
 * for bit on one kind of machine.
 *
 * @param distribution the distribution of the training requests
 * @param recipe the training objective
 * @param tolerances the tolerances that the mapper is trained for
 * @param effort size of the training
 * @param capabilities further capabilities of the mapper
 */
public record TrainingSettings(
    RequestDistribution distribution,
    Recipe recipe,
    ToleranceRange tolerances,
    Effort effort,
    Capabilities capabilities) {
  /** From 1 % to 50 %; default 10 %. */
  public static final ToleranceRange DEFAULT_TOLERANCES = new ToleranceRange(0.01, 0.5, 0.1);

  /** Training objective of the networks that choose the length. */
  public enum Recipe {
    /**
     * As in the paper (arXiv 2403.06712): the logarithm of the length of the applied pulse, by
     * squared error. Works for any device; the tolerance is no input.
     */
    APPLIED_PULSE,
    /**
     * The length with the greatest probability to end within the tolerance, given all that the
     * request tells about its device. For devices with one state component.
     */
    BEST_PULSE,
    /**
     * Success of one simulated device per request, its own: the interval of successful lengths is
     * smoothed, less and less as training proceeds. For devices with one state component.
     */
    SIMULATED_HITS
  }

  /**
   * Capabilities of a mapper beyond choosing a pulse for a request.
   *
   * @param onlineAdaptation whether it adapts online to the outcomes of its pulses
   * @param relativeReadNoise standard deviation of the readings that it adapts to, relative; a
   *     trained mapper can be set to another
   * @param utility utility of a pulse, which decides on voltages where the driver has several
   */
  public record Capabilities(
      boolean onlineAdaptation, double relativeReadNoise, PulseUtility utility) {
    /** No further capabilities. */
    public static final Capabilities NONE = new Capabilities(false, 0, PulseUtility.SUCCESS_ONLY);

    /**
     * Online adaptation to readings that are exact or nearly so. A noise of 0.5 % costs little if
     * readings are exact, and much less than assuming exact ones if they are not.
     */
    public static final Capabilities ONLINE_ADAPTATION =
        new Capabilities(true, 5e-3, PulseUtility.SUCCESS_ONLY);

    public Capabilities {
      Require.nonNegative("relativeReadNoise", relativeReadNoise);
    }
  }

  /**
   * Size of a training.
   *
   * @param requests number of training requests
   * @param devices number of devices that represent the population ({@code BEST_PULSE} only)
   * @param steps optimizer steps for each network
   * @param batch requests per step
   * @param hidden width of both hidden layers
   */
  public record Effort(int requests, int devices, int steps, int batch, int hidden) {
    /** For results: one to two minutes on two cores. */
    public static final Effort FULL = new Effort(40_000, 4096, 12_000, 1024, 32);

    /**
     * For demonstrations: about eight seconds on two cores, within a percentage point of the full
     * effort.
     */
    public static final Effort QUICK = new Effort(12_000, 1024, 4_000, 512, 32);

    public Effort {
      Require.atLeast("requests", requests, 16);
      Require.atLeast("devices", devices, 16);
      Require.atLeast("steps", steps, 1);
      Require.atLeast("batch", batch, 1);
      Require.atLeast("hidden", hidden, 1);
    }
  }

  public TrainingSettings {
    boolean applied = recipe == Recipe.APPLIED_PULSE;
    Require.that(
        !applied || distribution instanceof RequestDistribution.ReachableRequests,
        "protocol",
        "must apply a pulse for the recipe " + recipe,
        distribution.name());
    Require.that(
        !applied || !tolerances.isInput(),
        "tolerances",
        "must be a single one for the recipe " + recipe,
        tolerances);
    Require.that(
        !capabilities.onlineAdaptation
            || (recipe == Recipe.BEST_PULSE
                && distribution instanceof RequestDistribution.UniformRequests),
        "recipe and protocol",
        "must be BEST_PULSE and P2 for online adaptation",
        recipe + " and " + distribution.name());
  }

  /** {@return a copy with other capabilities} */
  public TrainingSettings with(Capabilities newCapabilities) {
    return new TrainingSettings(distribution, recipe, tolerances, effort, newCapabilities);
  }

  /** {@return a copy with another objective, and with a single tolerance if it ignores that} */
  public TrainingSettings with(Recipe newRecipe) {
    boolean usesTolerance = newRecipe != Recipe.APPLIED_PULSE;
    ToleranceRange range =
        usesTolerance ? DEFAULT_TOLERANCES : ToleranceRange.fixed(tolerances.defaultTolerance());
    return new TrainingSettings(distribution, newRecipe, range, effort, capabilities);
  }

  /** {@return settings for the objective of the paper, {@code APPLIED_PULSE}} */
  public static TrainingSettings appliedPulse(
      RequestDistribution.ReachableRequests distribution, Effort effort) {
    return appliedPulse((RequestDistribution) distribution, effort);
  }

  private static TrainingSettings appliedPulse(RequestDistribution distribution, Effort effort) {
    ToleranceRange defaultRange = ToleranceRange.fixed(DEFAULT_TOLERANCES.defaultTolerance());
    return new TrainingSettings(
        distribution, Recipe.APPLIED_PULSE, defaultRange, effort, Capabilities.NONE);
  }

  /**
   * {@return settings for the highest success rate, {@code BEST_PULSE}, with the usual tolerances}
   */
  public static TrainingSettings bestPulse(RequestDistribution distribution, Effort effort) {
    return new TrainingSettings(
        distribution, Recipe.BEST_PULSE, DEFAULT_TOLERANCES, effort, Capabilities.NONE);
  }

  /**
   * {@return settings for the best objective that a device allows}
   *
   * @param model the device
   * @param distribution the distribution of the training requests; for a device with several state
   *     components one that applies a pulse
   * @param effort size of the training
   */
  public static TrainingSettings recommended(
      DeviceModel model, RequestDistribution distribution, Effort effort) {
    return model.stateSize() == 1
        ? bestPulse(distribution, effort)
        : appliedPulse(distribution, effort);
  }

  /**
   * Utility of a pulse: its probability of success, minus its length divided by {@code
   * delaySeconds}, minus its energy divided by {@code energyJoules}. A pulse of length {@code
   * delaySeconds} costs as much as one certain success gains.
   *
   * @param delaySeconds the delay equivalent to a success [s]; infinite if delay does not matter
   * @param energyJoules the energy equivalent to a success [J]; infinite if energy does not matter
   */
  public record PulseUtility(double delaySeconds, double energyJoules) {
    /** Only success counts. */
    public static final PulseUtility SUCCESS_ONLY =
        new PulseUtility(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    public PulseUtility {
      Require.that(delaySeconds > 0, "delaySeconds", "must be greater than 0", delaySeconds);
      Require.that(energyJoules > 0, "energyJoules", "must be greater than 0", energyJoules);
    }

    /** {@return the cost of a pulse of a length [s] and energy [J] as a fraction of a success} */
    public double cost(double seconds, double joules) {
      return seconds / delaySeconds + joules / energyJoules;
    }
  }
}
