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
import org.ouroboros.memristor.examples.programming.ArrayPlan;
import org.ouroboros.memristor.examples.programming.DeviceArray;

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

  private ArrayPlan plan(DeviceModel model) {
    return new ArrayPlan(model, model.preset(VARIATION), rows, columns, seed);
  }

  /** The array that every strategy programs: always the same devices in the same states. */
  DeviceArray testArray(DeviceModel model, double relativeReadNoise, Workers workers) {
    double third = stuckFraction / 3;
    return DeviceArray.used(
        plan(model),
        StuckAtFaults.fractions(third, third, third),
        periphery(relativeReadNoise),
        workers);
  }

  /** Separate devices on which all candidates are evaluated. */
  DeviceArray screeningArray(DeviceModel model, double relativeReadNoise, Workers workers) {
    return DeviceArray.used(
        validationPlan(model, "sifting", SCREENING_SIDE),
        StuckAtFaults.NONE,
        periphery(relativeReadNoise),
        workers);
  }

  /** Separate devices on which the settings are chosen among the finalists. */
  DeviceArray validationArray(DeviceModel model, double relativeReadNoise, Workers workers) {
    return DeviceArray.used(
        validationPlan(model, "validation", VALIDATION_SIDE),
        StuckAtFaults.NONE,
        periphery(relativeReadNoise),
        workers);
  }

  private ArrayPlan validationPlan(DeviceModel model, String purpose, int side) {
    return new ArrayPlan(
        model,
        model.preset(VARIATION),
        Math.min(rows, side),
        Math.min(columns, side),
        seed.at(purpose));
  }

  private static PeripheryParameters periphery(double relativeReadNoise) {
    return new PeripheryParameters(relativeReadNoise, READ_SECONDS, SETTLING_SECONDS);
  }

  /** Targets uniform over the conductance range, the same for all strategies. */
  static ProgrammingTask task(DeviceArray devices, double tolerance) {
    double[] siemens =
        DeviceArray.uniformSiemens(devices.bank().range(), devices.plan(), "targets");
    return new ProgrammingTask(
        ProgrammingTargets.of(siemens, tolerance),
        Budget.ofPulses(PULSE_BUDGET),
        Schedule.ROW_PARALLEL);
  }
}
