package org.ouroboros.memristor.core.mapping;

import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.internal.solver.TransitTimes;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * The baseline of the paper (arXiv 2403.06712): the pulse time is solved from the device model at
 * nominal parameters, without variation. Exact for a device without variation.
 *
 * <p>A physical device with one state component is inverted by its transit times, one with several
 * components by bisection on the pulse length, starting at rest; a pulse-response device by
 * counting unit pulses.
 */
public final class NoiseFreeInverse implements PulseMapper {
  private static final int BISECTIONS = 60;

  private final DeviceModel model;
  private final PulseDriver driver;
  private final StateWindow window;
  private final ConductanceRange range;
  private final TransitTimeFunction set;
  private final TransitTimeFunction reset;

  /** The time that the nominal device takes from one state to another, for one polarity. */
  @FunctionalInterface
  private interface TransitTimeFunction {
    double seconds(double startState, double endState);
  }

  /** Inverts a device at its operating point, with its default window and driver. */
  public NoiseFreeInverse(DeviceModel model) {
    this(model, PulseDriver.defaultFor(model), model.window());
  }

  /**
   * Inverts a device.
   *
   * @param model the device model
   * @param driver the pulse driver; its weakest voltage of each polarity is used
   * @param window the operating window
   */
  public NoiseFreeInverse(DeviceModel model, PulseDriver driver, StateWindow window) {
    this.model = model;
    this.driver = driver;
    this.window = window;
    this.range = window.conductanceRange(model);
    this.set = inverse(Polarity.SET);
    this.reset = inverse(Polarity.RESET);
  }

  @Override
  public String name() {
    return "noise-free-inverse";
  }

  @Override
  public String description() {
    return "pulse time solved from nominal " + model.name() + " without variation";
  }

  @Override
  public PulseDriver driver() {
    return driver;
  }

  @Override
  public void choose(PulseRequests requests, MapperMemory memory, PulsePlan plan) {
    plan.reset(requests);
    for (int i = 0; i < requests.size(); i++) {
      double start = requests.startSiemens(i);
      double target = requests.targetSiemens(i);
      Polarity polarity = Polarity.towards(start, target);
      double seconds = start == target ? 0 : seconds(polarity, start, target);
      double volts = driver.voltageRange(polarity).weakestVolts();
      plan.set(i, volts, driver.nearestSeconds(seconds), Double.NaN);
    }
  }

  private double seconds(Polarity polarity, double start, double target) {
    TransitTimeFunction inverse = polarity == Polarity.SET ? set : reset;
    double seconds = inverse.seconds(state(start), state(target));
    // A target behind a rest state is unreachable: use the longest pulse.
    return Double.isNaN(seconds) || seconds < 0 ? driver.longestSeconds() : seconds;
  }

  /** The state of a conductance; readings outside the window map to its bounds. */
  private double state(double siemens) {
    if (siemens <= range.minSiemens() || siemens >= range.maxSiemens()) {
      return siemens <= range.minSiemens() ? window.lowerState() : window.upperState();
    }
    double[] parameters = model.nominalParameters();
    double[] state = model.restState(parameters);
    model.setConductance(siemens, model.operatingPoint().readVolts(), state, parameters);
    return Math.max(window.lowerState(), Math.min(window.upperState(), state[0]));
  }

  private TransitTimeFunction inverse(Polarity polarity) {
    double volts = driver.voltageRange(polarity).weakestVolts();
    if (model instanceof PulseResponseDevice device) {
      return (startState, endState) -> secondsByUnitPulses(device, polarity, startState, endState);
    }
    PhysicalDevice device = (PhysicalDevice) model;
    if (device.stateSize() == 1) {
      TransitTimes times = new TransitTimes(device, volts, model.nominalParameters(), window);
      return times::seconds;
    }
    return (startState, endState) -> secondsByBisection(device, volts, startState, endState);
  }

  /** The number of unit pulses after which the nominal device is nearest to a state, in seconds. */
  private double secondsByUnitPulses(
      PulseResponseDevice device, Polarity polarity, double startState, double endState) {
    OperatingPoint point = device.operatingPoint();
    double[] parameters = device.nominalParameters();
    double[] state = device.restState(parameters);
    state[0] = startState;
    double best = Math.abs(endState - startState);
    long units = 0;
    long maxUnits = Math.round(driver.longestSeconds() / point.unitPulseSeconds());
    for (long n = 1; n <= maxUnits; n++) {
      device.step(polarity, state, parameters);
      double distance = Math.abs(endState - state[0]);
      if (distance >= best) {
        break;
      }
      best = distance;
      units = n;
    }
    return units * point.unitPulseSeconds();
  }

  private double secondsByBisection(
      PhysicalDevice device, double volts, double startState, double endState) {
    PulseSolver.CellSolver solver = DormandPrince54Solver.DEFAULT.forModel(device);
    double[] parameters = device.nominalParameters();
    double shortest = 0;
    double longest = driver.longestSeconds();
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = 0.5 * (shortest + longest);
      double[] state = device.restState(parameters);
      state[0] = startState;
      solver.pulse(volts, middle, state, parameters);
      boolean beyond = endState > startState ? state[0] >= endState : state[0] <= endState;
      if (beyond) {
        longest = middle;
      } else {
        shortest = middle;
      }
    }
    return longest;
  }
}
