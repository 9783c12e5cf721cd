package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Devices at random conductances that shall go to random targets. Equal tasks are the same bits.
 */
record Task(DeviceModel model, Variation variation, int cells, double tolerance, double noise) {

  static final long SEED = 20;

  static final Budget BUDGET = Budget.ofPulses(200);

  SpyArray array(Workers workers) {
    return new SpyArray(bank(workers), PeripheryParameters.EXACT.withReadNoise(noise));
  }

  /** An array that several threads may write. */
  BankArray shared(int columns, Workers workers) {
    return new BankArray(
        bank(workers), columns, PeripheryParameters.EXACT.withReadNoise(noise), workers);
  }

  private DeviceBank bank(Workers workers) {
    DeviceBank bank =
        DeviceBank.builder(model, cells)
            .variation(variation)
            .seed(new Seed(SEED))
            .workers(workers)
            .build();
    bank.randomizeCycleParameters(new Seed(SEED).at("cycle"));
    bank.setConductances(IntStream.range(0, cells).toArray(), uniform("start"));
    return bank;
  }

  ProgrammingTargets targets() {
    return ProgrammingTargets.of(uniform("target"), tolerance);
  }

  ProgrammingReport solve(ProgrammingStrategy strategy, Budget budget) {
    return strategy.program(array(Workers.single()), targets(), budget, RunContext.of(SEED));
  }

  private double[] uniform(String purpose) {
    ConductanceRange range = model.window().conductanceRange(model);
    UniformRandomProvider random = new Seed(SEED).at(purpose).stream();
    double[] siemens = new double[cells];
    Arrays.setAll(siemens, i -> range.minSiemens() + range.span() * random.nextDouble());
    return siemens;
  }

  static int count(ProgrammingReport report, CellOutcome outcome) {
    return report.outcomes().getOrDefault(outcome, 0);
  }

  /** Pulses of the cells in ascending order. */
  static long[] pulses(ProgrammingReport report) {
    return IntStream.range(0, report.cost().cells())
        .mapToLong(report.cost()::pulses)
        .sorted()
        .toArray();
  }
}
