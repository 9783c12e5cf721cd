package org.ouroboros.memristor.examples;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.crossbar.ArrayProgrammer;
import org.ouroboros.memristor.crossbar.CrossbarBackend;
import org.ouroboros.memristor.crossbar.CrossbarLayer;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.strategies.Hybrid;

/** A layer of 32 x 8 weights in pairs of programmed devices, with wires of 1 ohm per segment. */
final class AnalogLayer {
  public static void main(String[] args) {
    SplittableRandom random = new SplittableRandom(1);
    double[][] weights = new double[32][8];
    for (double[] row : weights) {
      Arrays.setAll(row, column -> random.nextDouble(-1, 1));
    }
    double[] input = random.doubles(32, -1, 1).toArray();

    DeviceModel device = DeviceModel.catalog().find("jart-vcm-v1b");
    CrossbarSpec arrays =
        CrossbarSpec.builder(device)
            .variation(device.preset("REALISTIC"))
            .wires(Wires.of(1, 1))
            .build();
    Hybrid strategy = new Hybrid(PulseMappers.bundled("jart-vcm-v1b-realistic"));
    ArrayProgrammer programmer = ArrayProgrammer.withStrategy(strategy, 0.02, Budget.DEFAULT);
    CrossbarLayer layer = new CrossbarBackend(arrays, programmer, RunContext.of(1)).load(weights);
    double[] output = new double[8];
    layer.multiply(input, 1, 0, output);
    double[] exact = new double[8];
    new DigitalBackend().load(weights).multiply(input, 1, 0, exact);
    for (int c = 0; c < 8; c++) {
      System.out.printf("output %d: analog %.3f, exact %.3f%n", c, output[c], exact[c]);
    }
  }
}
