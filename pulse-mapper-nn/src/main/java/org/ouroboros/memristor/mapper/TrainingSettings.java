package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;

/**
 * How a mapper is trained. Together with model, variation and seed it determines the mapper, bit
 * for bit on one kind of machine.
 *
 * @param protocol where the training requests come from
 * @param recipe what the networks learn
 * @param tolerances the tolerances the mapper shall heed
 * @param effort how much is spent
 */
public record TrainingSettings(
    RequestProtocol protocol, Recipe recipe, ToleranceRange tolerances, Effort effort) {

  /** From 1 % to 50 %; 10 % where none is told. */
  public static final ToleranceRange USUAL_TOLERANCES = new ToleranceRange(0.01, 0.5, 0.1);

  /** What the networks learn. */
  public enum Recipe {
    /**
     * The paper's: the logarithm of the time of the pulse that was applied, by squared error. Works
     * for any device; the tolerance is no input.
     */
    APPLIED_PULSE,
    /**
     * The time with the greatest probability to end within the tolerance, given all that the
     * request tells about its device. For devices of one state component.
     */
    BEST_PULSE
  }

  /**
   * How much is spent on a training.
   *
   * @param requests how many training requests
   * @param devices how many devices stand for the population (best pulse only)
   * @param steps how many steps the optimizer takes for each network
   * @param batch how many requests a step looks at
   * @param hidden width of both hidden layers
   */
  public record Effort(int requests, int devices, int steps, int batch, int hidden) {

    /** For results: half a minute on two cores. */
    public static final Effort FULL = new Effort(40_000, 4096, 20_000, 512, 32);

    /** For demonstrations: some eight seconds on two cores, within a point of the full effort. */
    public static final Effort QUICK = new Effort(12_000, 1024, 5_000, 256, 32);

    public Effort {
      Require.atLeast("requests", requests, 16);
      Require.atLeast("devices", devices, 16);
      Require.atLeast("steps", steps, 1);
      Require.atLeast("batch", batch, 1);
      Require.atLeast("hidden", hidden, 1);
    }
  }

  public TrainingSettings {
    Require.that(
        recipe == Recipe.BEST_PULSE || protocol instanceof RequestProtocol.Reachable,
        "protocol",
        "must apply a pulse for the recipe " + recipe,
        protocol.name());
    Require.that(
        recipe == Recipe.BEST_PULSE || !tolerances.isInput(),
        "tolerances",
        "must be a single one for the recipe " + recipe,
        tolerances);
  }

  /**
   * The paper's recipe.
   *
   * @param protocol where the training requests come from, one that applies a pulse
   * @param effort how much is spent
   * @return the settings
   */
  public static TrainingSettings appliedPulse(RequestProtocol.Reachable protocol, Effort effort) {
    return new TrainingSettings(
        protocol, Recipe.APPLIED_PULSE, ToleranceRange.fixed(USUAL_TOLERANCES.usual()), effort);
  }

  /**
   * The recipe for the most hits, heeding the usual tolerances.
   *
   * @param protocol where the requests come from
   * @param effort how much is spent
   * @return the settings
   */
  public static TrainingSettings bestPulse(RequestProtocol protocol, Effort effort) {
    return new TrainingSettings(protocol, Recipe.BEST_PULSE, USUAL_TOLERANCES, effort);
  }

  /**
   * The best recipe that a device allows.
   *
   * @param model the device
   * @param protocol where the requests come from; for a device of several state components one that
   *     applies a pulse
   * @param effort how much is spent
   * @return the settings
   */
  public static TrainingSettings suited(
      DeviceModel model, RequestProtocol protocol, Effort effort) {
    return model.stateSize() == 1
        ? bestPulse(protocol, effort)
        : new TrainingSettings(
            protocol, Recipe.APPLIED_PULSE, ToleranceRange.fixed(USUAL_TOLERANCES.usual()), effort);
  }
}
