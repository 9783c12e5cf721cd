package org.ouroboros.memristor.models;

import java.util.List;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.GenericVariation;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Soft bounds: every unit pulse changes the weight w by a step that decreases linearly to 0 at the
 * bound in its direction. Steps and bounds may be asymmetric:
 *
 * <pre>
 * SET:   w := w + upStep   (1 - w / upperWeight)
 * RESET: w := w - downStep (1 - w / lowerWeight)
 * </pre>
 *
 * <p>The conductance is linear in w, from the lower end of the range at {@code lowerWeight} to its
 * upper end at {@code upperWeight} of a nominal device.
 *
 * <p>Source: Fusi and Abbott, Nature Neuroscience 10, 2007, doi 10.1038/nn1859 (soft bounds); the
 * default steps and bounds are a loose fit to the resistive memory of Gong et al., Nature
 * Communications 9, 2018, doi 10.1038/s41467-018-04485-1, as in the preset ReRamSB of aihwkit.
 *
 * @param upStep nominal step of SET at w = 0, below {@code upperWeight}
 * @param downStep nominal step of RESET at w = 0, below minus {@code lowerWeight}
 * @param lowerWeight nominal lower bound, negative
 * @param upperWeight nominal upper bound, positive
 * @param range conductances at the nominal bounds [S]
 */
public record SoftBounds(
    double upStep, double downStep, double lowerWeight, double upperWeight, ConductanceRange range)
    implements PulseResponseDevice {
  private static final int UP_STEP = 0;
  private static final int DOWN_STEP = 1;
  private static final int LOWER_WEIGHT = 2;
  private static final int UPPER_WEIGHT = 3;

  /** Fraction of the nominal bounds that devices with narrower bounds can reach too. */
  private static final double WINDOW_FRACTION = 0.75;

  public SoftBounds {
    Require.that(lowerWeight < 0, "lowerWeight", "must be negative", lowerWeight);
    Require.finite("lowerWeight", lowerWeight);
    Require.positive("upperWeight", upperWeight);
    Require.positive("upStep", upStep);
    Require.positive("downStep", downStep);
    Require.less("upStep", upStep, "upperWeight", upperWeight);
    Require.that(
        downStep < -lowerWeight,
        "downStep",
        "must be less than minus lowerWeight " + lowerWeight,
        downStep);
  }

  /** Steps of 0.002 between -0.75 and 1.25, from 20 to 120 microsiemens. */
  public SoftBounds() {
    this(0.002, 0.002, -0.75, 1.25, new ConductanceRange(20e-6, 120e-6));
  }

  @Override
  public String name() {
    return "soft-bounds";
  }

  @Override
  public String description() {
    return "Soft bounds: steps that shrink towards the bound (resistive memory of Gong et al."
        + " 2018, loose fit)";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter("upStep", upStep),
        new Parameter("downStep", downStep),
        new Parameter("lowerWeight", lowerWeight),
        new Parameter("upperWeight", upperWeight));
  }

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.2, 1e-6, 2e-3);
  }

  @Override
  public StateWindow window() {
    return new StateWindow(WINDOW_FRACTION * lowerWeight, WINDOW_FRACTION * upperWeight);
  }

  @Override
  public List<Variation> presets() {
    List<Parameter> all = parameters();
    return GenericVariation.presets(
        GenericVariation.forStep(all.get(UP_STEP)),
        GenericVariation.forStep(all.get(DOWN_STEP)),
        GenericVariation.forBound(all.get(LOWER_WEIGHT)),
        GenericVariation.forBound(all.get(UPPER_WEIGHT)));
  }

  @Override
  public double lowerState(double[] parameters) {
    return parameters[LOWER_WEIGHT];
  }

  @Override
  public double upperState(double[] parameters) {
    return parameters[UPPER_WEIGHT];
  }

  @Override
  public double conductanceSiemens(double readVolts, double[] state, double[] parameters) {
    double fraction = (state[0] - lowerWeight) / (upperWeight - lowerWeight);
    return range.interpolate(fraction);
  }

  @Override
  public void step(Polarity polarity, double[] state, double[] parameters) {
    if (polarity == Polarity.SET) {
      state[0] += parameters[UP_STEP] * (1 - state[0] / parameters[UPPER_WEIGHT]);
    } else {
      state[0] -= parameters[DOWN_STEP] * (1 - state[0] / parameters[LOWER_WEIGHT]);
    }
  }
}
