package org.ouroboros.memristor.examples;

import java.util.Arrays;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;

/** Measures the SET of 16 x 16 devices: equal pulses on all cells, and a noisy read after each. */
final class MeasureAnArray {
  public static void main(String[] args) {
    DeviceModel device = DeviceModel.catalog().find("jart-vcm-v1b");
    CrossbarArray array =
        CrossbarSpec.builder(device)
            .variation(device.preset("REALISTIC"))
            .startState(CrossbarSpec.StartState.UNUSED)
            .periphery(PeripheryParameters.EXACT.withReadNoise(0.02))
            .build()
            .newArray(16, 16, 1);
    int[] cells = new int[array.cells()];
    Arrays.setAll(cells, cell -> cell);
    double[] volts = new double[cells.length];
    double[] seconds = new double[cells.length];
    Arrays.fill(volts, device.operatingPoint().setVolts());
    Arrays.fill(seconds, 1e-3);
    PulseResult result = new PulseResult();
    double[] siemens = new double[cells.length];
    for (int pulse = 0; pulse <= 10; pulse++) {
      array.read(cells, pulse, siemens);
      Arrays.sort(siemens);
      System.out.printf(
          "after %2d pulses: median %.1f uS, from %.1f to %.1f uS%n",
          pulse, 1e6 * siemens[128], 1e6 * siemens[0], 1e6 * siemens[255]);
      array.apply(PulseBatch.rectangular(cells, volts, seconds), result);
    }
  }
}
