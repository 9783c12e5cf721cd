package org.ouroboros.memristor.examples;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.programming.*;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.crossbar.*;
import org.ouroboros.memristor.mapper.BundledMappers;
import org.ouroboros.memristor.strategies.Hybrid;

/** Programs 64 x 64 published devices to random conductances with a bundled pulse mapper. */
public final class ProgramAnArray {

  private ProgramAnArray() {}

  /** Prints the outcomes of the cells and the total cost. */
  public static void main(String[] args) {
    DeviceModel device = DeviceModel.catalog().find("jart-vcm-v1b");
    CrossbarHardware hardware =
        CrossbarHardware.of(device).variation(device.preset("REALISTIC")).build();
    CrossbarArray array = hardware.array(64, 64, new Seed(1));

    double[] siemens = new double[array.cells()];
    Arrays.setAll(siemens, cell -> 100e-6 + 400e-6 * Seed.unit(7, cell));
    ProgrammingTargets targets = ProgrammingTargets.uniform(siemens, 0.05);

    Hybrid strategy = new Hybrid(BundledMappers.find("jart-vcm-v1b-realistic").mapper());
    ProgrammingReport report = strategy.program(array, targets, Budget.ofPulses(100), Run.of(1));
    System.out.println(report.outcomes());
    System.out.println(report.ledger().totals());
  }
}
