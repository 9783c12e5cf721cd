package org.ouroboros.memristor.examples.programming;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Definition of an array: equal plans give the same devices in the same states. At most 2^27 cells.
 *
 * @param model device model of each cell
 * @param variation variation of the devices
 * @param rows number of word lines, at least 1
 * @param columns number of bit lines, at least 1
 * @param seed seed of all random values of the array
 */
public record ArrayPlan(DeviceModel model, Variation variation, int rows, int columns, Seed seed) {

  public ArrayPlan {
    Require.atLeast("rows", rows, 1);
    Require.atLeast("columns", columns, 1);
    long cells = (long) rows * columns;
    Require.that(cells <= 1 << 27, "rows x columns", "must be at most 2^27 cells", cells);
  }

  /**
   * Returns the number of cells.
   *
   * @return rows times columns
   */
  public int cells() {
    return rows * columns;
  }
}
