package org.ouroboros.memristor.core.device;

import java.util.List;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;

/**
 * How devices of one model differ: from device to device (d2d) and from cycle to cycle (c2c). All
 * randomness of a bank stands here; without it every device is nominal and repeats itself exactly.
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
        distinct == spreads.size(), "spreads", "must name each parameter only once", spreads);
  }

  /**
   * How one parameter varies.
   *
   * @param parameter the parameter's name
   * @param device its spread from device to device
   * @param cycle its change from cycle to cycle
   */
  public record Spread(String parameter, DeviceSpread device, CycleChange cycle) {}

  /** What happens to a draw outside its limits. */
  public enum Limit {
    /** It is moved to the nearer limit. */
    CLIP,
    /** It is drawn again. */
    RESAMPLE
  }

  /**
   * Device-to-device spread, drawn once per device: nominal (1 + sigma gauss), then limited.
   *
   * @param relativeSigma standard deviation relative to the nominal value, not negative
   * @param lower least value, in the parameter's unit
   * @param upper greatest value, not below the least
   * @param limit what happens to a draw outside
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
   * Change from cycle to cycle: after each programming pulse the parameter moves; it stays between
   * (1 + lowerFraction) and (1 + upperFraction) times the device's own d2d value.
   */
  public sealed interface CycleChange {

    /** The parameter keeps its d2d value. */
    CycleChange NONE = new BoundedWalk(0, 0, 0, 0);

    /**
     * Lower limit.
     *
     * @return relative to the d2d value, at most 0
     */
    double lowerFraction();

    /**
     * Upper limit.
     *
     * @return relative to the d2d value, at least 0
     */
    double upperFraction();
  }

  /**
   * A bounded multiplicative random walk (Yu et al., arXiv 2403.06746): value (1 + direct u + ratio
   * slope u') with u, u' uniform in [-1, 1] and ratio the part of the way to the state's bound that
   * the pulse went.
   *
   * @param direct size of the step that every pulse takes, not negative
   * @param slope size of the step that a full swing takes, not negative
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
   * A fresh value for every pulse, independent of the one before: d2d value (1 + sigma gauss),
   * clipped.
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
   * The device-to-device part of this variation alone.
   *
   * @param newName the name of the result
   * @return the same spreads without change from cycle to cycle
   */
  public Variation deviceOnly(String newName) {
    return new Variation(
        newName,
        spreads.stream()
            .map(s -> new Spread(s.parameter(), s.device(), CycleChange.NONE))
            .toList());
  }

  /**
   * The cycle-to-cycle part of this variation alone, around nominal values.
   *
   * @param newName the name of the result
   * @return the same changes without spread from device to device
   */
  public Variation cycleOnly(String newName) {
    return new Variation(
        newName,
        spreads.stream()
            .map(s -> new Spread(s.parameter(), DeviceSpread.NONE, s.cycle()))
            .toList());
  }

  /**
   * The spreads in the order of a model's parameters.
   *
   * @param model the model
   * @return one entry per parameter, without change where this variation names none
   * @throws InvalidValueException if a name is not a parameter of the model
   */
  public List<Spread> forModel(DeviceModel model) {
    List<String> names = model.parameters().stream().map(Parameter::name).toList();
    for (Spread spread : spreads) {
      Require.that(
          names.contains(spread.parameter()),
          "spread",
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
