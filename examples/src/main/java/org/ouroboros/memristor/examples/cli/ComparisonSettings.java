package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.StuckAtFaults;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.Schedule;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.spi.ServiceCatalog;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.strategies.evaluation.ComparisonArrays;
import org.ouroboros.memristor.strategies.evaluation.StrategyComparison;
import org.ouroboros.memristor.strategies.evaluation.StrategyTuning;

/**
 * Settings that determine the result of a comparison.
 *
 * @param rows word lines of the array
 * @param columns bit lines of the array
 * @param seed root of all random streams
 * @param relativeReadNoise relative read noise of the noisy conditions; 0 for exact reads only
 * @param stuckFraction fraction of stuck cells, a third each off, on and in between
 */
public record ComparisonSettings(
    int rows, int columns, Seed seed, double relativeReadNoise, double stuckFraction)
    implements ComparisonArrays {
  /** Pulse budget per cell. */
  public static final int PULSE_BUDGET = 200;

  static final String MODEL = "jart-vcm-v1b";
  static final String VARIATION = "REALISTIC";
  static final double READ_SECONDS = 1e-6;
  static final double SETTLING_SECONDS = 1e-7;

  /** Relative change of voltage of the model that offsets a decade of pulse width. */
  private static final double RELATIVE_VOLTS_PER_DECADE = 0.105;

  /** Sides of the two validation arrays, at most those of the test array. */
  private static final int SCREENING_SIDE = 16;

  private static final int VALIDATION_SIDE = 32;

  public ComparisonSettings {
    Require.atLeast("rows", rows, 1);
    Require.atLeast("columns", columns, 1);
    Require.inRange("relativeReadNoise", relativeReadNoise, 0, 1);
    Require.inRange("stuckFraction", stuckFraction, 0, 1);
  }

  /**
   * {@return the comparison of strategies of the library and of plugins with these settings}
   *
   * @param strategies all available strategies
   */
  public StrategyComparison comparison(ServiceCatalog<StrategyFactory> strategies) {
    DeviceModel model = model();
    return new StrategyComparison(
        this,
        StrategyComparison.Condition.all(relativeReadNoise),
        new StrategyTuning.TunedDevice(
            model, Voltages.FREE.driver(model), RELATIVE_VOLTS_PER_DECADE),
        tuning -> ComparedStrategies.of(model, strategies, tuning));
  }

  private static DeviceModel model() {
    return DeviceModel.catalog().find(MODEL);
  }

  @Override
  public TestArray test(StrategyComparison.Condition condition, Workers workers) {
    double third = stuckFraction / 3;
    CrossbarSpec.Builder spec =
        CrossbarSpec.builder(model()).stuck(StuckAtFaults.fractions(third, third, third));
    return array(spec, rows, columns, seed, condition, workers);
  }

  @Override
  public TestArray screening(StrategyComparison.Condition condition, Workers workers) {
    return validationArray(RandomStreams.SCREENING_ARRAYS, SCREENING_SIDE, condition, workers);
  }

  @Override
  public TestArray validation(StrategyComparison.Condition condition, Workers workers) {
    return validationArray(RandomStreams.VALIDATION_ARRAYS, VALIDATION_SIDE, condition, workers);
  }

  private TestArray validationArray(
      String purpose, int side, StrategyComparison.Condition condition, Workers workers) {
    return array(
        CrossbarSpec.builder(model()),
        Math.min(rows, side),
        Math.min(columns, side),
        seed.at(purpose),
        condition,
        workers);
  }

  /** An array in use, with targets uniform over its range, the same for all strategies. */
  private static TestArray array(
      CrossbarSpec.Builder spec,
      int rows,
      int columns,
      Seed seed,
      StrategyComparison.Condition condition,
      Workers workers) {
    CrossbarArray array =
        spec.variation(model().preset(VARIATION))
            .startState(CrossbarSpec.StartState.USED_COUNTER_BASED)
            .periphery(
                new PeripheryParameters(
                    condition.relativeReadNoise(), READ_SECONDS, SETTLING_SECONDS))
            .workers(workers)
            .build()
            .newArray(rows, columns, seed);
    ProgrammingTargets targets =
        ProgrammingTargets.uniformRandom(
            array.bank().range(),
            array.cells(),
            condition.tolerance(),
            seed.at(RandomStreams.TARGETS).value());
    ProgrammingTask task =
        new ProgrammingTask(targets, Budget.ofPulses(PULSE_BUDGET), Schedule.ROW_PARALLEL);
    return new TestArray(array, task, array.bank()::stuck);
  }
}
