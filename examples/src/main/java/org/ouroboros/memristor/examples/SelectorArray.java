package org.ouroboros.memristor.examples;

import org.ouroboros.memristor.core.access.AccessDevice;
import org.ouroboros.memristor.core.access.SeriesAccessDevice;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.strategies.Hybrid;

/**
 * Cells behind selectors, which hardly conduct at half the voltage; an array of them, programmed.
 */
final class SelectorArray {
  public static void main(String[] args) {
    PhysicalDevice cell = new CustomDevice();
    SeriesAccessDevice pair =
        new SeriesAccessDevice(cell, new AccessDevice.ExponentialSelector(1e-9, 0.05));
    PhysicalDevice device = pair.withOperatingPoint(new OperatingPoint(1.6, -1.6, 0.8, 1e-6, 1e-2));
    System.out.printf("current at V over that at V/2: cell alone %.1f", ratio(cell, 0.8));
    System.out.printf(", behind a selector %.1f%n", ratio(device, 0.8));
    CrossbarArray array = CrossbarSpec.of(device).newArray(16, 16, 1);
    ProgrammingTargets targets =
        ProgrammingTargets.uniformRandom(array.conductanceRange(), array.cells(), 0.02, 1);
    Hybrid strategy = new Hybrid(new NoiseFreeInverse(device));
    System.out.println(strategy.program(array, targets, RunContext.of(1)).summary());
  }

  private static double ratio(PhysicalDevice device, double volts) {
    double[] parameters = device.nominalParameters();
    double[] on = {1};
    return device.currentAmperes(volts, on, parameters)
        / device.currentAmperes(volts / 2, on, parameters);
  }
}
