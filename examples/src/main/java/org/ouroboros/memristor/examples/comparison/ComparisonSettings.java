package org.ouroboros.memristor.examples.comparison;

import java.util.List;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.StuckAtFaults;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.Schedule;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;

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
    int rows, int columns, Seed seed, double relativeReadNoise, double stuckFraction) {

  /** Pulse budget per cell. */
  public static final int PULSE_BUDGET = 200;

  static final String MODEL = "jart-vcm-v1b";
  static final String VARIATION = "REALISTIC";
  static final double READ_SECONDS = 1e-6;
  static final double SETTLING_SECONDS = 1e-7;

  /** Sides of the two validation arrays, at most those of the test array. */
  private static final int SCREENING_SIDE = 16;

  private static final int VALIDATION_SIDE = 32;

  public ComparisonSettings {
    Require.atLeast("rows", rows, 1);
    Require.atLeast("columns", columns, 1);
    Require.inRange("relativeReadNoise", relativeReadNoise, 0, 1);
    Require.inRange("stuckFraction", stuckFraction, 0, 1);
  }

  List<ComparisonCondition> conditions() {
    return ComparisonCondition.all(relativeReadNoise);
  }

  /** The array that every strategy programs: always the same devices in the same states. */
  CrossbarArray testArray(DeviceModel model, double relativeReadNoise, Workers workers) {
    double third = stuckFraction / 3;
    return spec(model, relativeReadNoise, workers)
        .stuck(StuckAtFaults.fractions(third, third, third))
        .build()
        .newArray(rows, columns, seed);
  }

  /** Separate devices on which all candidates are evaluated. */
  CrossbarArray screeningArray(DeviceModel model, double relativeReadNoise, Workers workers) {
    return validationArray(
        spec(model, relativeReadNoise, workers), SCREENING_SIDE, seed.at("sifting"));
  }

  /** Separate devices on which the settings are chosen among the finalists. */
  CrossbarArray validationArray(DeviceModel model, double relativeReadNoise, Workers workers) {
    return validationArray(
        spec(model, relativeReadNoise, workers), VALIDATION_SIDE, seed.at("validation"));
  }

  private CrossbarArray validationArray(CrossbarSpec.Builder spec, int side, Seed arraySeed) {
    return spec.build().newArray(Math.min(rows, side), Math.min(columns, side), arraySeed);
  }

  private static CrossbarSpec.Builder spec(
      DeviceModel model, double relativeReadNoise, Workers workers) {
    return CrossbarSpec.builder(model)
        .variation(model.preset(VARIATION))
        .startState(CrossbarSpec.StartState.USED_COUNTER_BASED)
        .periphery(new PeripheryParameters(relativeReadNoise, READ_SECONDS, SETTLING_SECONDS))
        .workers(workers);
  }

  /** Targets uniform over the conductance range, the same for all strategies. */
  static ProgrammingTask task(CrossbarArray array, double tolerance) {
    Seed targets = array.seed().orElseThrow().at("targets");
    return new ProgrammingTask(
        ProgrammingTargets.uniformRandom(
            array.conductanceRange(), array.cells(), tolerance, targets.value()),
        Budget.ofPulses(PULSE_BUDGET),
        Schedule.ROW_PARALLEL);
  }
}
