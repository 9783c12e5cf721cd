package org.ouroboros.memristor.examples;

import java.util.Arrays;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
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

  /** Programs 8 x 8 devices from random states to 50 uS within 1 %. */
  public static void main(String[] args) {
    CrossbarArray array = CrossbarSpec.of(new CustomDevice()).newArray(8, 8, 1);
    double[] siemens = new double[array.cells()];
    Arrays.fill(siemens, 5e-5);
    ProgrammingTargets targets = ProgrammingTargets.of(siemens, 0.01);
    Hybrid strategy = new Hybrid(new NoiseFreeInverse(array.model()));
    ProgrammingReport report =
        strategy.program(array, targets, Budget.ofPulses(9), RunContext.of(1));
    System.out.println(report.outcomes() + " " + report.cost().totals());
  }
}
