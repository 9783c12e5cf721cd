package org.ouroboros.memristor.core;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;

/** A device given by pulse response: each unit pulse moves the state by a constant step. */
public final class StepDevice implements PulseResponseDevice {

  @Override
  public String name() {
    return "step";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter("step", 0.01));
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
  public double conductanceSiemens(double readVolts, double[] state, double[] parameters) {
    return 1e-6 + 99e-6 * state[0];
  }

  @Override
  public void step(Polarity polarity, double[] state, double[] parameters) {
    double moved = state[0] + (polarity == Polarity.SET ? parameters[0] : -parameters[0]);
    state[0] = Math.max(0, Math.min(1, moved));
  }
}
