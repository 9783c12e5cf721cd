package org.ouroboros.memristor.examples;

import java.util.Arrays;
import org.ouroboros.memristor.core.access.RetentionModel;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.strategies.Hybrid;

/** Programs an array to 300 uS and follows the drift of its conductances at 85 degrees Celsius. */
final class Retention {
  public static void main(String[] args) {
    PhysicalDevice cell = (PhysicalDevice) DeviceModel.catalog().find("jart-vcm-v1b");
    PhysicalDevice device = new RetentionModel(0.06, 1.2, 1e-12).applyTo(cell);
    CrossbarArray array = CrossbarSpec.of(device).newArray(16, 16, 1);
    double[] targets = new double[array.cells()];
    Arrays.fill(targets, 300e-6);
    new Hybrid(new NoiseFreeInverse(device))
        .program(array, ProgrammingTargets.of(targets, 0.01), RunContext.of(1));
    double[] siemens = new double[array.cells()];
    for (int hours = 0; hours <= 10; hours++) {
      array.conductances(siemens);
      double meanSiemens = Arrays.stream(siemens).average().orElseThrow();
      System.out.printf("after %2d h at 85 degrees: %.1f uS%n", hours, 1e6 * meanSiemens);
      array.advance(3600, 358);
    }
  }
}
