package org.ouroboros.memristor.examples;

import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.strategies.Hybrid;

/** Programs 64 x 64 published devices to random conductances with a bundled pulse mapper. */
public final class ProgramAnArray {

  private ProgramAnArray() {}

  /** Prints a summary of results and cost. */
  public static void main(String[] args) {
    CrossbarArray array = CrossbarSpec.of("jart-vcm-v1b", "REALISTIC").newArray(64, 64, 1);
    ProgrammingTargets targets =
        ProgrammingTargets.uniformRandom(array.conductanceRange(), array.cells(), 0.05, 7);
    ProgrammingReport report =
        new Hybrid(PulseMappers.bundled("jart-vcm-v1b-realistic"))
            .program(array, targets, Budget.ofPulses(100), RunContext.of(1));
    System.out.println(report.summary());
  }
}
