package org.ouroboros.memristor.core.mapping;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.device.Window;
import org.ouroboros.memristor.core.solve.AdaptiveSolver;
import org.ouroboros.memristor.core.solve.PassageTimes;

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
  private final Window window;
  private final SiemensRange range;
  private final Inverse set;
  private final Inverse reset;

  /** The time that the nominal device takes from one state to another, for one polarity. */
  @FunctionalInterface
  private interface Inverse {
    double seconds(double fromState, double toState);
  }

  /**
   * Inverts a device at its operating point, with its default window and driver.
   *
   * @param model the device model
   */
  public NoiseFreeInverse(DeviceModel model) {
    this(model, PulseDriver.usual(model), model.window());
  }

  /**
   * Inverts a device.
   *
   * @param model the device model
   * @param driver the pulse driver; its weakest voltage of each polarity is used
   * @param window the operating window
   */
  public NoiseFreeInverse(DeviceModel model, PulseDriver driver, Window window) {
    this.model = model;
    this.driver = driver;
    this.window = window;
    this.range = window.siemens(model);
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
  public void choose(PulseRequests requests, MapperMemory memory, PulseChoices choices) {
    choices.reset(requests.size());
    for (int i = 0; i < requests.size(); i++) {
      double start = requests.startSiemens(i);
      double target = requests.targetSiemens(i);
      Polarity polarity = Polarity.towards(start, target);
      double seconds = start == target ? 0 : seconds(polarity, start, target);
      double volts = driver.range(polarity).weakestVolts();
      choices.set(i, volts, driver.seconds(seconds), Double.NaN);
    }
  }

  private double seconds(Polarity polarity, double start, double target) {
    Inverse inverse = polarity == Polarity.SET ? set : reset;
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

  private Inverse inverse(Polarity polarity) {
    double volts = driver.range(polarity).weakestVolts();
    if (model instanceof PulseResponseDevice device) {
      return (from, to) -> countUnits(device, polarity, from, to);
    }
    PhysicalDevice device = (PhysicalDevice) model;
    if (device.stateSize() == 1) {
      PassageTimes times = new PassageTimes(device, volts, model.nominalParameters(), window);
      return times::seconds;
    }
    return (from, to) -> bisect(device, volts, from, to);
  }

  /** The number of unit pulses after which the nominal device is nearest to a state, in seconds. */
  private double countUnits(PulseResponseDevice device, Polarity polarity, double from, double to) {
    OperatingPoint point = device.operatingPoint();
    double[] parameters = device.nominalParameters();
    double[] state = device.restState(parameters);
    state[0] = from;
    double best = Math.abs(to - from);
    long units = 0;
    long most = Math.round(driver.longestSeconds() / point.unitPulseSeconds());
    for (long n = 1; n <= most; n++) {
      device.step(polarity, state, parameters);
      double distance = Math.abs(to - state[0]);
      if (distance >= best) {
        break;
      }
      best = distance;
      units = n;
    }
    return units * point.unitPulseSeconds();
  }

  private double bisect(PhysicalDevice device, double volts, double from, double to) {
    PulseSolver.CellSolver solver = AdaptiveSolver.DEFAULT.on(device);
    double[] parameters = device.nominalParameters();
    double shortest = 0;
    double longest = driver.longestSeconds();
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = 0.5 * (shortest + longest);
      double[] state = device.restState(parameters);
      state[0] = from;
      solver.pulse(volts, middle, state, parameters);
      boolean beyond = to > from ? state[0] >= to : state[0] <= to;
      if (beyond) {
        longest = middle;
      } else {
        shortest = middle;
      }
    }
    return longest;
  }
}
