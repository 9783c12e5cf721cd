package org.ouroboros.memristor.core.testing;

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
 * Devices at random conductances that shall be programmed to random targets. Equal scenarios give
 * the same bits.
 *
 * @param model the device model
 * @param variation the variation of the devices
 * @param cells number of cells
 * @param tolerance tolerated relative difference from the target
 * @param relativeReadNoise standard deviation of a reading relative to the conductance
 */
public record ProgrammingScenario(
    DeviceModel model, Variation variation, int cells, double tolerance, double relativeReadNoise) {

  /** The seed of devices, starts, targets and runs. */
  public static final long SEED = 20;

  /** 200 pulses for each cell. */
  public static final Budget BUDGET = Budget.ofPulses(200);

  /**
   * {@return a new array of one row}
   *
   * @param bankWorkers the threads of the bank
   */
  public RecordingArray array(Workers bankWorkers) {
    return recording(bankWorkers, cells, Workers.single());
  }

  /**
   * {@return a new array that several threads may program}
   *
   * @param columns number of columns, a divisor of the number of cells
   * @param workers the threads of the bank and the array
   */
  public RecordingArray array(int columns, Workers workers) {
    return recording(workers, columns, workers);
  }

  private RecordingArray recording(Workers bankWorkers, int columns, Workers workers) {
    PeripheryParameters periphery = PeripheryParameters.EXACT.withReadNoise(relativeReadNoise);
    return new RecordingArray(new InMemoryArray(bank(bankWorkers), columns, periphery, workers));
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

  /** {@return the targets} */
  public ProgrammingTargets targets() {
    return ProgrammingTargets.of(uniform("target"), tolerance);
  }

  /**
   * {@return the report of programming a new array, by one thread}
   *
   * @param strategy the strategy
   * @param budget limits of the cost
   */
  public ProgrammingReport program(ProgrammingStrategy strategy, Budget budget) {
    return strategy.program(array(Workers.single()), targets(), budget, RunContext.of(SEED));
  }

  private double[] uniform(String purpose) {
    ConductanceRange range = model.window().conductanceRange(model);
    UniformRandomProvider random = new Seed(SEED).at(purpose).stream();
    double[] siemens = new double[cells];
    Arrays.setAll(siemens, i -> range.minSiemens() + range.span() * random.nextDouble());
    return siemens;
  }

  /**
   * {@return the number of cells with an outcome}
   *
   * @param report the report
   * @param outcome the outcome
   */
  public static int count(ProgrammingReport report, CellOutcome outcome) {
    return report.outcomes().getOrDefault(outcome, 0);
  }

  /**
   * {@return the numbers of pulses of all cells, in ascending order}
   *
   * @param report the report
   */
  public static long[] sortedPulses(ProgrammingReport report) {
    return IntStream.range(0, report.cost().cells())
        .mapToLong(report.cost()::pulses)
        .sorted()
        .toArray();
  }
}
