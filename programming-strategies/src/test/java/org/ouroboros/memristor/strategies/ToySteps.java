package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.StateWindow;

/** A device given by pulse response: soft bounds, 2 % of the remaining way for each unit pulse. */
final class ToySteps implements PulseResponseDevice {

  @Override
  public String name() {
    return "toy-steps";
  }

  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.1, 1e-6, 1e-3);
  }

  @Override
  public double lowerState(double[] parameters) {
    return 0;
  }

  @Override
  public double upperState(double[] parameters) {
    return 1;
  }

  @Override
  public StateWindow window() {
    return new StateWindow(0.05, 0.95);
  }

  @Override
  public double conductanceSiemens(double readVolts, double[] state, double[] parameters) {
    return 20e-6 + 80e-6 * state[0];
  }

  @Override
  public void step(Polarity polarity, double[] state, double[] parameters) {
    state[0] += 0.02 * (polarity == Polarity.SET ? 1 - state[0] : -state[0]);
  }
}
