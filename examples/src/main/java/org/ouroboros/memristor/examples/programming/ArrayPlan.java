package org.ouroboros.memristor.examples.programming;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Which array it is: equal plans are the same devices in the same states.
 *
 * @param model the device in each cell
 * @param variation how devices differ
 * @param rows number of word lines, at least 1
 * @param columns number of bit lines, at least 1
 * @param seed seed of everything that is drawn for the array
 */
public record ArrayPlan(DeviceModel model, Variation variation, int rows, int columns, Seed seed) {

  public ArrayPlan {
    Require.atLeast("rows", rows, 1);
    Require.atLeast("columns", columns, 1);
    long cells = (long) rows * columns;
    Require.that(cells <= 1 << 27, "rows x columns", "must be at most 2^27 cells", cells);
  }

  /**
   * Number of cells.
   *
   * @return rows times columns
   */
  public int cells() {
    return rows * columns;
  }
}
