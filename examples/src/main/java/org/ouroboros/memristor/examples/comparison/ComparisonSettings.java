package org.ouroboros.memristor.examples.comparison;

import java.util.List;
import org.ouroboros.memristor.core.array.ReadPath;
import org.ouroboros.memristor.core.bank.StuckCells;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.Schedule;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.examples.programming.ArrayPlan;
import org.ouroboros.memristor.examples.programming.DeviceArray;

/**
 * Settings that determine the result of a comparison.
 *
 * @param rows word lines of the array
 * @param columns bit lines of the array
 * @param seed root of all random streams
 * @param readNoise relative read noise of the noisy conditions; 0 for exact reads only
 * @param stuckShare fraction of stuck cells, a third each off, on and in between
 */
public record ComparisonSettings(
    int rows, int columns, Seed seed, double readNoise, double stuckShare) {

  /** Pulse budget per cell. */
  public static final int PULSES = 200;

  static final String MODEL = "jart-vcm-v1b";
  static final String VARIATION = "REALISTIC";
  static final double READ_SECONDS = 1e-6;
  static final double SETTLE_SECONDS = 1e-7;

  /** Sides of the two validation arrays, at most those of the test array. */
  private static final int SIFTING_SIDE = 16;

  private static final int VALIDATION_SIDE = 32;

  public ComparisonSettings {
    Require.atLeast("rows", rows, 1);
    Require.atLeast("columns", columns, 1);
    Require.within("relativeReadNoise", readNoise, 0, 1);
    Require.within("stuckFraction", stuckShare, 0, 1);
  }

  List<Terms> terms() {
    return Terms.all(readNoise);
  }

  private ArrayPlan plan(DeviceModel model) {
    return new ArrayPlan(model, model.preset(VARIATION), rows, columns, seed);
  }

  /** The array that every strategy programs: always the same devices in the same states. */
  DeviceArray test(DeviceModel model, double noise, Workers workers) {
    double third = stuckShare / 3;
    return DeviceArray.used(
        plan(model), StuckCells.fractions(third, third, third), path(noise), workers);
  }

  /** Separate devices on which all candidates are evaluated. */
  DeviceArray sifting(DeviceModel model, double noise, Workers workers) {
    return DeviceArray.used(
        other(model, "sifting", SIFTING_SIDE), StuckCells.NONE, path(noise), workers);
  }

  /** Separate devices on which the settings are chosen among the finalists. */
  DeviceArray validation(DeviceModel model, double noise, Workers workers) {
    return DeviceArray.used(
        other(model, "validation", VALIDATION_SIDE), StuckCells.NONE, path(noise), workers);
  }

  private ArrayPlan other(DeviceModel model, String purpose, int side) {
    return new ArrayPlan(
        model,
        model.preset(VARIATION),
        Math.min(rows, side),
        Math.min(columns, side),
        seed.at(purpose));
  }

  private static ReadPath path(double noise) {
    return new ReadPath(noise, READ_SECONDS, SETTLE_SECONDS);
  }

  /** Targets uniform over the conductance range, the same for all strategies. */
  static ProgrammingTask task(DeviceArray devices, double tolerance) {
    double[] siemens = DeviceArray.uniform(devices.bank().range(), devices.plan(), "targets");
    return new ProgrammingTask(
        ProgrammingTargets.uniform(siemens, tolerance),
        Budget.ofPulses(PULSES),
        Schedule.ROW_PARALLEL);
  }
}
