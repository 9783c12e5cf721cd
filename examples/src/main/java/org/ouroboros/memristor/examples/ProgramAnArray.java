package org.ouroboros.memristor.examples;

import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.strategies.Hybrid;

/** Programs 64 x 64 published devices to random conductances with a bundled pulse mapper. */
final class ProgramAnArray {
  public static void main(String[] args) {
    CrossbarArray array = CrossbarSpec.of("jart-vcm-v1b", "REALISTIC").newArray(64, 64, 1);
    ProgrammingTargets targets =
        ProgrammingTargets.uniformRandom(array.conductanceRange(), array.cells(), 0.05, 7);
    Hybrid strategy = new Hybrid(PulseMappers.bundled("jart-vcm-v1b-realistic"));
    System.out.println(strategy.program(array, targets, RunContext.of(1)).summary());
  }
}
