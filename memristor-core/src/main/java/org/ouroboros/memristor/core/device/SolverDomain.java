package org.ouroboros.memristor.core.device;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the devices of a bank will be: between which states, and with which parameters.
 *
 * @param window states between which devices are used
 * @param parameters range of each parameter, in the order of {@link DeviceModel#parameters()}
 */
public record SolverDomain(Window window, List<ParameterRange> parameters) {

  /** Draws of an unlimited spread are expected within this many standard deviations. */
  private static final double SIGMAS = 5;

  /** Copies the list. */
  public SolverDomain {
    parameters = List.copyOf(parameters);
  }

  /**
   * The values that a parameter can take.
   *
   * @param lowest least value
   * @param highest greatest value, not below the least
   */
  public record ParameterRange(double lowest, double highest) {}

  /**
   * The domain of a bank.
   *
   * @param model its devices
   * @param variation how they differ
   * @param window the window that the periphery keeps
   * @return the domain: d2d limits, or five standard deviations where there are none, widened by
   *     the c2c limits
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
