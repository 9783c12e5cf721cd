package org.ouroboros.memristor.examples;

import java.util.Arrays;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.strategies.Hybrid;

/** Programs 64 x 64 published devices to random conductances with a bundled pulse mapper. */
public final class ProgramAnArray {

  private ProgramAnArray() {}

  /** Prints the outcomes of the cells and the total cost. */
  public static void main(String[] args) {
    DeviceModel device = DeviceModel.catalog().find("jart-vcm-v1b");
    CrossbarSpec hardware =
        CrossbarSpec.builder(device).variation(device.preset("REALISTIC")).build();
    CrossbarArray array = hardware.newArray(64, 64, new Seed(1));

    double[] siemens = new double[array.cells()];
    Arrays.setAll(siemens, cell -> 100e-6 + 400e-6 * Seed.uniform(7, cell));
    ProgrammingTargets targets = ProgrammingTargets.of(siemens, 0.05);

    Hybrid strategy = new Hybrid(PulseMappers.bundled("jart-vcm-v1b-realistic").mapper());
    ProgrammingReport report =
        strategy.program(array, targets, Budget.ofPulses(100), RunContext.of(1));
    System.out.println(report.outcomes());
    System.out.println(report.cost().totals());
  }
}
