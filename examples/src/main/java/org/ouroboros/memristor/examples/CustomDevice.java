package org.ouroboros.memristor.examples;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.*;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.programming.*;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.crossbar.*;
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
    CrossbarArray array = CrossbarHardware.of(new CustomDevice()).build().array(8, 8, new Seed(1));
    double[] siemens = new double[array.cells()];
    Arrays.fill(siemens, 5e-5);
    ProgrammingTargets targets = ProgrammingTargets.uniform(siemens, 0.01);
    Hybrid strategy = new Hybrid(new NoiseFreeInverse(array.model()));
    ProgrammingReport report = strategy.program(array, targets, Budget.ofPulses(9), Run.of(1));
    System.out.println(report.outcomes() + " " + report.ledger().totals());
  }
}
