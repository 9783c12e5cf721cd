package org.ouroboros.memristor.examples.programming;

import org.ouroboros.memristor.core.array.ReadPath;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.bank.StuckCells;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.crossbar.CrossbarArray;

/**
 * An array of simulated devices together with what its periphery cannot see.
 *
 * @param plan which array it is
 * @param bank its devices
 * @param array the array over them
 */
public record DeviceArray(ArrayPlan plan, DeviceBank bank, CrossbarArray array) {

  /**
   * An array that has been in use: the parts of the devices' parameters that change from cycle to
   * cycle are uniform inside their limits, the conductances uniform over the window. Working cells
   * are the same whichever cells are stuck.
   *
   * @param plan which array it is
   * @param stuck which cells are broken
   * @param readPath how cells are read
   * @param workers the threads to use; they never change a bit
   * @return a new array
   */
  public static DeviceArray used(
      ArrayPlan plan, StuckCells stuck, ReadPath readPath, Workers workers) {
    DeviceArray fresh = fresh(plan, stuck, readPath, workers);
    fresh.bank().randomizeCycle(plan.seed().at("cycle"));
    fresh.array().setConductances(uniform(fresh.bank().range(), plan, "start"));
    return fresh;
  }

  /** Devices as drawn, at the lower end of their window. */
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
   * Conductances uniform over a range, each a function of its cell.
   *
   * @param range the range [S]
   * @param plan how many, and of which seed
   * @param purpose what they are for
   * @return one per cell [S]
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
