package org.ouroboros.memristor.core.device;

import java.util.ArrayList;
import java.util.List;

/**
 * The domain of states and parameters that a solver is prepared for.
 *
 * @param window operating window of the states
 * @param parameters range of each parameter, in the order of {@link DeviceModel#parameters()}
 */
public record SolverDomain(Window window, List<ParameterRange> parameters) {

  /** Half width of the domain of an unlimited variation, in standard deviations. */
  private static final double SIGMAS = 5;

  /** Copies the list. */
  public SolverDomain {
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
  public static SolverDomain of(DeviceModel model, Variation variation, Window window) {
    List<ParameterRange> ranges = new ArrayList<>();
    List<Variation.Spread> spreads = variation.forModel(model);
    for (int k = 0; k < spreads.size(); k++) {
      ranges.add(range(model.parameters().get(k).nominal(), spreads.get(k)));
    }
    return new SolverDomain(window, ranges);
  }

  private static ParameterRange range(double nominal, Variation.Spread spread) {
    Variation.DeviceSpread device = spread.device();
    double reach = SIGMAS * device.relativeSigma() * Math.abs(nominal);
    double low = Math.max(nominal - reach, Math.min(nominal, device.lower()));
    double high = Math.min(nominal + reach, Math.max(nominal, device.upper()));
    double[] ends = {
      low * (1 + spread.cycle().lowerFraction()), low * (1 + spread.cycle().upperFraction()),
      high * (1 + spread.cycle().lowerFraction()), high * (1 + spread.cycle().upperFraction())
    };
    double lowest = Math.min(Math.min(ends[0], ends[1]), Math.min(ends[2], ends[3]));
    double highest = Math.max(Math.max(ends[0], ends[1]), Math.max(ends[2], ends[3]));
    return new ParameterRange(lowest, highest);
  }
}
