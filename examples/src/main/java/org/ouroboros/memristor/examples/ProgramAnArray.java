package org.ouroboros.memristor.examples;

import java.util.Arrays;
import org.ouroboros.memristor.core.concurrent.RunContext;
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
    CrossbarArray array = CrossbarSpec.of("jart-vcm-v1b", "REALISTIC").newArray(64, 64, 1);

    double[] siemens = new double[array.cells()];
    Arrays.setAll(siemens, cell -> 100e-6 + 400e-6 * Seed.uniform(7, cell));
    ProgrammingTargets targets = ProgrammingTargets.of(siemens, 0.05);

    Hybrid strategy = new Hybrid(PulseMappers.bundled("jart-vcm-v1b-realistic"));
    ProgrammingReport report =
        strategy.program(array, targets, Budget.ofPulses(100), RunContext.of(1));
    System.out.println(report.outcomes());
    System.out.println(report.cost().totals());
  }
}
