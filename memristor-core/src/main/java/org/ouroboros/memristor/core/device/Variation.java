package org.ouroboros.memristor.core.device;

import java.util.List;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;

/**
 * The variation of devices of one model: from device to device (d2d) and from cycle to cycle (c2c).
 * It describes all randomness of a bank; without it every device is nominal and deterministic.
 *
 * @param name the preset's name, for example {@code REALISTIC}
 * @param spreads one entry for each parameter that varies
 */
public record Variation(String name, List<Spread> spreads) {

  /** No variation: every device is nominal. */
  public static final Variation NONE = new Variation("NONE", List.of());

  public Variation {
    Require.that(!name.isBlank(), "variation name", "must not be blank", "'" + name + "'");
    spreads = List.copyOf(spreads);
    long distinct = spreads.stream().map(Spread::parameter).distinct().count();
    Require.that(
        distinct == spreads.size(), "parameters", "must name each parameter only once", spreads);
  }

  /**
   * The variation of one parameter.
   *
   * @param parameter the parameter's name
   * @param device its device-to-device variation
   * @param cycle its cycle-to-cycle variation
   */
  public record Spread(String parameter, DeviceSpread device, CycleChange cycle) {}

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
  public record DeviceSpread(double relativeSigma, double lower, double upper, Limit limit) {

    /** Every device has the nominal value. */
    public static final DeviceSpread NONE =
        new DeviceSpread(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Limit.CLIP);

    public DeviceSpread {
      Require.nonNegative("relativeSigma", relativeSigma);
      Require.that(
          lower <= upper, "upper limit", "must be at least the lower limit " + lower, upper);
    }
  }

  /**
   * Cycle-to-cycle variation: the parameter changes after each programming pulse; it stays between
   * (1 + lowerFraction) and (1 + upperFraction) times the device's d2d value.
   */
  public sealed interface CycleChange {

    /** The parameter always has its d2d value. */
    CycleChange NONE = new BoundedWalk(0, 0, 0, 0);

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
   * @param direct amplitude b of the step after every pulse, not negative
   * @param slope amplitude s of the step after a full swing, not negative
   * @param lowerFraction lower limit relative to the d2d value, in (-1, 0]
   * @param upperFraction upper limit relative to the d2d value, at least 0
   */
  public record BoundedWalk(double direct, double slope, double lowerFraction, double upperFraction)
      implements CycleChange {

    public BoundedWalk {
      Require.nonNegative("direct", direct);
      Require.nonNegative("slope", slope);
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
  public record Independent(double relativeSigma, double lowerFraction, double upperFraction)
      implements CycleChange {

    public Independent {
      Require.nonNegative("relativeSigma", relativeSigma);
      checkFractions(lowerFraction, upperFraction);
    }
  }

  private static void checkFractions(double lower, double upper) {
    Require.that(lower > -1 && lower <= 0, "lowerFraction", "must lie in (-1, 0]", lower);
    Require.nonNegative("upperFraction", upper);
  }

  /**
   * {@return the device-to-device part of this variation}
   *
   * @param newName the result's name
   */
  public Variation deviceOnly(String newName) {
    return new Variation(
        newName,
        spreads.stream()
            .map(s -> new Spread(s.parameter(), s.device(), CycleChange.NONE))
            .toList());
  }

  /**
   * {@return the cycle-to-cycle part of this variation, around nominal values}
   *
   * @param newName the result's name
   */
  public Variation cycleOnly(String newName) {
    return new Variation(
        newName,
        spreads.stream()
            .map(s -> new Spread(s.parameter(), DeviceSpread.NONE, s.cycle()))
            .toList());
  }

  /**
   * {@return one entry per parameter of a model, in its order; without variation where this
   * variation has no entry}
   *
   * @param model the model
   * @throws InvalidValueException if an entry names no parameter of the model
   */
  public List<Spread> forModel(DeviceModel model) {
    List<String> names = model.parameters().stream().map(Parameter::name).toList();
    for (Spread spread : spreads) {
      Require.that(
          names.contains(spread.parameter()),
          "parameter variation",
          "must name one of the parameters " + names + " of " + model.name(),
          "'" + spread.parameter() + "'");
    }
    return names.stream()
        .map(
            name ->
                spreads.stream()
                    .filter(spread -> spread.parameter().equals(name))
                    .findFirst()
                    .orElse(new Spread(name, DeviceSpread.NONE, CycleChange.NONE)))
        .toList();
  }
}
