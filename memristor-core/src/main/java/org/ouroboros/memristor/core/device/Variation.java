package org.ouroboros.memristor.core.device;

import java.util.List;
import java.util.function.UnaryOperator;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * The variation of devices of one model: from device to device (d2d) and from cycle to cycle (c2c).
 * It describes all randomness of a bank; without it every device is nominal and deterministic.
 *
 * @param name the preset's name, for example {@code REALISTIC}
 * @param parameters one entry for each parameter that varies
 */
public record Variation(String name, List<ParameterVariation> parameters) {
  /** No variation: every device is nominal. */
  public static final Variation NONE = new Variation("NONE", List.of());

  public Variation {
    Require.that(!name.isBlank(), "variation name", "must not be blank", "'" + name + "'");
    parameters = List.copyOf(parameters);
    long count = parameters.stream().map(ParameterVariation::parameter).distinct().count();
    Require.that(
        count == parameters.size(), "parameters", "must name each parameter only once", parameters);
  }

  /** The device-to-device and cycle-to-cycle variation of one parameter, given by its name. */
  public record ParameterVariation(
      String parameter, DeviceVariation device, CycleVariation cycle) {}

  /** Treatment of draws outside the limits. */
  public enum Limit {
    /** Clipped to the nearer limit. */
    CLIP,
    /** Drawn again. */
    RESAMPLE
  }

  /**
   * Device-to-device variation, drawn once per device: nominal (1 + sigma gauss), then limited.
   *
   * @param relativeSigma standard deviation relative to the nominal value, not negative
   * @param lower lower limit, in the parameter's unit
   * @param upper upper limit, not below the lower
   * @param limit treatment of draws outside the limits
   */
  public record DeviceVariation(double relativeSigma, double lower, double upper, Limit limit) {
    /** Every device has the nominal value. */
    public static final DeviceVariation NONE =
        new DeviceVariation(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Limit.CLIP);

    public DeviceVariation {
      Require.nonNegative("relativeSigma", relativeSigma);
      Require.that(
          lower <= upper, "upper limit", "must be at least the lower limit " + lower, upper);
    }
  }

  /**
   * Cycle-to-cycle variation: the parameter changes after each programming pulse; it stays between
   * (1 + lowerFraction) and (1 + upperFraction) times the device's d2d value.
   */
  public sealed interface CycleVariation {
    /** The parameter always has its d2d value. */
    CycleVariation NONE = new BoundedRandomWalk(0, 0, 0, 0);

    /** {@return the lower limit relative to the d2d value, at most 0} */
    double lowerFraction();

    /** {@return the upper limit relative to the d2d value, at least 0} */
    double upperFraction();
  }

  /**
   * A bounded multiplicative random walk (Yu et al., arXiv 2403.06746): each pulse multiplies the
   * value by (1 + b u + r s u'), with b and s the amplitudes below, u and u' uniform in [-1, 1],
   * and r the fraction of the distance to the state's bound that the pulse covered.
   *
   * @param baseAmplitude amplitude b of the step after every pulse, not negative
   * @param switchingAmplitude amplitude s of the step after a full swing, not negative
   * @param lowerFraction lower limit relative to the d2d value, in (-1, 0]
   * @param upperFraction upper limit relative to the d2d value, at least 0
   */
  public record BoundedRandomWalk(
      double baseAmplitude, double switchingAmplitude, double lowerFraction, double upperFraction)
      implements CycleVariation {
    public BoundedRandomWalk {
      Require.nonNegative("baseAmplitude", baseAmplitude);
      Require.nonNegative("switchingAmplitude", switchingAmplitude);
      checkFractions(lowerFraction, upperFraction);
    }
  }

  /**
   * Independent noise: each pulse draws the value anew as d2d value (1 + sigma gauss), clipped.
   *
   * @param relativeSigma standard deviation relative to the d2d value, not negative
   * @param lowerFraction lower limit relative to the d2d value, in (-1, 0]
   * @param upperFraction upper limit relative to the d2d value, at least 0
   */
  public record IndependentCycleNoise(
      double relativeSigma, double lowerFraction, double upperFraction) implements CycleVariation {
    public IndependentCycleNoise {
      Require.nonNegative("relativeSigma", relativeSigma);
      checkFractions(lowerFraction, upperFraction);
    }
  }

  private static void checkFractions(double lower, double upper) {
    Require.that(lower > -1 && lower <= 0, "lowerFraction", "must lie in (-1, 0]", lower);
    Require.nonNegative("upperFraction", upper);
  }

  /** {@return the device-to-device part of this variation, under a new name} */
  public Variation deviceOnly(String newName) {
    return map(
        newName, v -> new ParameterVariation(v.parameter(), v.device(), CycleVariation.NONE));
  }

  /** {@return the cycle-to-cycle part of this variation around nominal values, under a new name} */
  public Variation cycleOnly(String newName) {
    return map(
        newName, v -> new ParameterVariation(v.parameter(), DeviceVariation.NONE, v.cycle()));
  }

  private Variation map(String newName, UnaryOperator<ParameterVariation> part) {
    return new Variation(newName, parameters.stream().map(part).toList());
  }

  /**
   * {@return one entry per parameter of a model, in its order; without variation where this
   * variation has no entry}
   *
   * @throws InvalidValueException if an entry names no parameter of the model
   */
  public List<ParameterVariation> forModel(DeviceModel model) {
    List<String> names = model.parameters().stream().map(Parameter::name).toList();
    for (ParameterVariation variation : parameters) {
      Require.that(
          names.contains(variation.parameter()),
          "parameter variation",
          "must name one of the parameters " + names + " of " + model.name(),
          "'" + variation.parameter() + "'");
    }
    return names.stream()
        .map(
            name ->
                parameters.stream()
                    .filter(variation -> variation.parameter().equals(name))
                    .findFirst()
                    .orElse(
                        new ParameterVariation(name, DeviceVariation.NONE, CycleVariation.NONE)))
        .toList();
  }
}
