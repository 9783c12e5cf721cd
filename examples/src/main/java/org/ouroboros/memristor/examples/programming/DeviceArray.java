package org.ouroboros.memristor.examples.programming;

import org.ouroboros.memristor.core.array.ReadPath;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.bank.StuckCells;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.crossbar.CrossbarArray;

/**
 * An array together with its simulated devices, which the periphery cannot observe directly.
 *
 * @param plan definition of the array
 * @param bank its devices
 * @param array the array over them
 */
public record DeviceArray(ArrayPlan plan, DeviceBank bank, CrossbarArray array) {

  /**
   * Makes an array that has been in use: the cycle-to-cycle parts of the parameters are uniform
   * inside their limits, the conductances uniform over the window. Working cells do not depend on
   * which cells are stuck.
   *
   * @param plan definition of the array
   * @param stuck stuck-at faults
   * @param readPath read noise and times of the periphery
   * @param workers the threads to use; they never change a result
   * @return a new array
   */
  public static DeviceArray used(
      ArrayPlan plan, StuckCells stuck, ReadPath readPath, Workers workers) {
    DeviceArray fresh = fresh(plan, stuck, readPath, workers);
    fresh.bank().randomizeCycle(plan.seed().at("cycle"));
    fresh.array().setConductances(uniform(fresh.bank().range(), plan, "start"));
    return fresh;
  }

  /** Makes an array of devices as sampled, at the lower end of their window. */
  static DeviceArray fresh(ArrayPlan plan, StuckCells stuck, ReadPath readPath, Workers workers) {
    DeviceBank bank =
        DeviceBank.of(plan.model(), plan.cells())
            .variation(plan.variation())
            .workers(workers)
            .seed(plan.seed().at("devices"))
            .stuck(stuck)
            .build();
    CrossbarArray array =
        CrossbarArray.of(bank, plan.rows(), plan.columns())
            .readPath(readPath)
            .seed(plan.seed().at("reads"))
            .workers(workers)
            .build();
    return new DeviceArray(plan, bank, array);
  }

  /**
   * Draws conductances uniform over a range, each a function of seed, purpose and cell only.
   *
   * @param range the range [S]
   * @param plan gives the number of cells and the seed
   * @param purpose name of the random stream
   * @return one conductance per cell [S]
   */
  public static double[] uniform(SiemensRange range, ArrayPlan plan, String purpose) {
    Seed seed = plan.seed().at(purpose);
    double[] siemens = new double[plan.cells()];
    for (int cell = 0; cell < siemens.length; cell++) {
      siemens[cell] = range.minSiemens() + range.span() * Seed.unit(seed.value(), cell);
    }
    return siemens;
  }
}
