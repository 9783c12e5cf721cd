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
 * @param aims what the mapper shall be able to do beyond
 */
public record TrainingSettings(
    RequestProtocol protocol, Recipe recipe, ToleranceRange tolerances, Effort effort, Aims aims) {

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
    BEST_PULSE,
    /**
     * Hits of one simulated device per request, its own: the ends of the interval of lengths that
     * hit are made soft, and harder as training goes on. For devices of one state component.
     */
    SIMULATED_HITS
  }

  /**
   * What a mapper shall be able to do beyond answering requests.
   *
   * @param memory whether it learns from outcomes
   * @param relativeReadNoise standard deviation of the readings that it learns from, relative; a
   *     trained mapper can be set to another
   * @param worth what a pulse is worth, which decides on voltages where the driver has several
   */
  public record Aims(boolean memory, double relativeReadNoise, PulseWorth worth) {

    /** Nothing beyond. */
    public static final Aims NONE = new Aims(false, 0, PulseWorth.OF_SUCCESS);

    /**
     * Learning from outcomes of readings that are exact or nearly so. Half a percent costs little
     * if they are exact, and much less than trusting them does if they are not.
     */
    public static final Aims MEMORY = new Aims(true, 5e-3, PulseWorth.OF_SUCCESS);

    public Aims {
      Require.nonNegative("relativeReadNoise", relativeReadNoise);
    }
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

    /** For results: one to two minutes on two cores. */
    public static final Effort FULL = new Effort(40_000, 4096, 12_000, 1024, 32);

    /** For demonstrations: some eight seconds on two cores, within a point of the full effort. */
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
        !applied || protocol instanceof RequestProtocol.Reachable,
        "protocol",
        "must apply a pulse for the recipe " + recipe,
        protocol.name());
    Require.that(
        !applied || !tolerances.isInput(),
        "tolerances",
        "must be a single one for the recipe " + recipe,
        tolerances);
    Require.that(
        !aims.memory
            || (recipe == Recipe.BEST_PULSE && protocol instanceof RequestProtocol.AnyToAny),
        "recipe and protocol",
        "must be BEST_PULSE and P2 for a memory",
        recipe + " and " + protocol.name());
  }

  /**
   * The same with other aims.
   *
   * @param others what the mapper shall be able to do beyond
   * @return the settings
   */
  public TrainingSettings with(Aims others) {
    return new TrainingSettings(protocol, recipe, tolerances, effort, others);
  }

  /**
   * The same with another recipe.
   *
   * @param other what the networks shall learn
   * @return the settings, with a single tolerance for a recipe that heeds none
   */
  public TrainingSettings with(Recipe other) {
    boolean heeds = other != Recipe.APPLIED_PULSE;
    ToleranceRange range = heeds ? USUAL_TOLERANCES : ToleranceRange.fixed(tolerances.usual());
    return new TrainingSettings(protocol, other, range, effort, aims);
  }

  /**
   * The paper's recipe.
   *
   * @param protocol where the training requests come from, one that applies a pulse
   * @param effort how much is spent
   * @return the settings
   */
  public static TrainingSettings appliedPulse(RequestProtocol.Reachable protocol, Effort effort) {
    return appliedPulse((RequestProtocol) protocol, effort);
  }

  private static TrainingSettings appliedPulse(RequestProtocol protocol, Effort effort) {
    ToleranceRange usual = ToleranceRange.fixed(USUAL_TOLERANCES.usual());
    return new TrainingSettings(protocol, Recipe.APPLIED_PULSE, usual, effort, Aims.NONE);
  }

  /**
   * The recipe for the most hits, heeding the usual tolerances.
   *
   * @param protocol where the requests come from
   * @param effort how much is spent
   * @return the settings
   */
  public static TrainingSettings bestPulse(RequestProtocol protocol, Effort effort) {
    return new TrainingSettings(protocol, Recipe.BEST_PULSE, USUAL_TOLERANCES, effort, Aims.NONE);
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
    return model.stateSize() == 1 ? bestPulse(protocol, effort) : appliedPulse(protocol, effort);
  }
}
