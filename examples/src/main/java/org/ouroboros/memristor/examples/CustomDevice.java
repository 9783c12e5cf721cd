package org.ouroboros.memristor.examples;

import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.strategies.Hybrid;

/** A user-defined device (its state is a fraction from 0 to 1), and an array of it, programmed. */
public record CustomDevice(String name, OperatingPoint operatingPoint) implements PhysicalDevice {
  /** SET at 1 V, RESET at -1 V, read at 0.1 V; unit pulses of 1 us, pulses of at most 10 ms. */
  public CustomDevice() {
    this("custom-device", new OperatingPoint(1, -1, 0.1, 1e-6, 1e-2));
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    return volts * (1e-5 + 9e-5 * state[0]);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    perSecond[0] = 500 * Math.sinh(volts) * (volts > 0 ? 1 - state[0] : state[0]);
  }

  /** Programs 8 x 8 devices to random conductances within 1 %. */
  public static void main(String[] args) {
    CrossbarArray array = CrossbarSpec.of(new CustomDevice()).newArray(8, 8, 1);
    ProgrammingTargets targets =
        ProgrammingTargets.uniformRandom(array.conductanceRange(), array.cells(), 0.01, 1);
    Hybrid strategy = new Hybrid(new NoiseFreeInverse(array.model()));
    System.out.println(strategy.program(array, targets, RunContext.of(1)).summary());
  }
}
