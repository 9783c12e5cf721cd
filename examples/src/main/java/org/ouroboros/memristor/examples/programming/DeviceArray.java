package org.ouroboros.memristor.examples.programming;

import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.bank.StuckAtFaults;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;

/**
 * An array together with its simulated devices, which the periphery cannot observe directly.
 *
 * @param plan definition of the array
 * @param bank its devices
 * @param array the array over them
 */
public record DeviceArray(ArrayPlan plan, DeviceBank bank, CrossbarArray array) {

  /**
   * Makes an array that has been in use, see {@link CrossbarSpec.StartState#USED_COUNTER_BASED}.
   *
   * @param plan definition of the array
   * @param faults stuck-at faults
   * @param periphery read noise and times of the periphery
   * @param workers the threads to use; they never change a result
   * @return a new array
   */
  public static DeviceArray used(
      ArrayPlan plan, StuckAtFaults faults, PeripheryParameters periphery, Workers workers) {
    CrossbarSpec spec =
        CrossbarSpec.builder(plan.model())
            .variation(plan.variation())
            .stuck(faults)
            .startState(CrossbarSpec.StartState.USED_COUNTER_BASED)
            .periphery(periphery)
            .workers(workers)
            .build();
    return of(plan, spec);
  }

  /** Makes an array of devices as sampled, at the lower end of their window. */
  static DeviceArray asSampled(ArrayPlan plan, PeripheryParameters periphery, Workers workers) {
    CrossbarSpec spec =
        CrossbarSpec.builder(plan.model())
            .variation(plan.variation())
            .startState(CrossbarSpec.StartState.UNUSED)
            .periphery(periphery)
            .workers(workers)
            .build();
    return of(plan, spec);
  }

  private static DeviceArray of(ArrayPlan plan, CrossbarSpec spec) {
    CrossbarArray array = spec.newArray(plan.rows(), plan.columns(), plan.seed());
    return new DeviceArray(plan, array.bank(), array);
  }

  /**
   * Draws conductances uniform over a range, each a function of seed, purpose and cell only.
   *
   * @param range the range [S]
   * @param plan gives the number of cells and the seed
   * @param purpose name of the random stream
   * @return one conductance per cell [S]
   */
  public static double[] uniformSiemens(ConductanceRange range, ArrayPlan plan, String purpose) {
    Seed seed = plan.seed().at(purpose);
    double[] siemens = new double[plan.cells()];
    for (int cell = 0; cell < siemens.length; cell++) {
      siemens[cell] = range.uniform(seed.value(), cell);
    }
    return siemens;
  }
}
