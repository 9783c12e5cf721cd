package org.ouroboros.memristor.core.solver;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;

/**
 * The domain of states and parameters that a solver is prepared for.
 *
 * @param window operating window of the states
 * @param parameters range of each parameter, in the order of {@link DeviceModel#parameters()}
 */
public record ParameterDomain(StateWindow window, List<ParameterRange> parameters) {

  /** Half width of the domain of an unlimited variation, in standard deviations. */
  private static final double UNLIMITED_SIGMAS = 5;

  /** Copies the list. */
  public ParameterDomain {
    parameters = List.copyOf(parameters);
  }

  /**
   * The closed range of a parameter.
   *
   * @param lowest lower bound
   * @param highest upper bound, not below the lower
   */
  public record ParameterRange(double lowest, double highest) {}

  /**
   * {@return the domain of a bank: the d2d limits, or five standard deviations where there are
   * none, widened by the c2c limits}
   *
   * @param model its device model
   * @param variation their variation
   * @param window the operating window
   */
  public static ParameterDomain of(DeviceModel model, Variation variation, StateWindow window) {
    List<ParameterRange> ranges = new ArrayList<>();
    List<Variation.ParameterVariation> variations = variation.forModel(model);
    for (int k = 0; k < variations.size(); k++) {
      ranges.add(range(model.parameters().get(k).nominal(), variations.get(k)));
    }
    return new ParameterDomain(window, ranges);
  }

  private static ParameterRange range(double nominal, Variation.ParameterVariation variation) {
    Variation.DeviceVariation device = variation.device();
    double halfWidth = UNLIMITED_SIGMAS * device.relativeSigma() * Math.abs(nominal);
    double low = Math.max(nominal - halfWidth, Math.min(nominal, device.lower()));
    double high = Math.min(nominal + halfWidth, Math.max(nominal, device.upper()));
    double[] ends = {
      low * (1 + variation.cycle().lowerFraction()), low * (1 + variation.cycle().upperFraction()),
      high * (1 + variation.cycle().lowerFraction()), high * (1 + variation.cycle().upperFraction())
    };
    double lowest = Math.min(Math.min(ends[0], ends[1]), Math.min(ends[2], ends[3]));
    double highest = Math.max(Math.max(ends[0], ends[1]), Math.max(ends[2], ends[3]));
    return new ParameterRange(lowest, highest);
  }
}
