package org.ouroboros.memristor.core.flow;

import java.util.Arrays;

/**
 * A parameter that slows the device near an end of its range and hardly elsewhere, whatever the
 * other parameters: rate = nominal rate / (1 + e), where the excess e depends on the state and this
 * parameter alone and is small (JART: Nmax and Nmin in the factor F). So the time per state is
 * multiplied by 1 + e where e matters at all.
 *
 * <p>Per panel of the state either nothing or, for each panel of the parameter, a polynomial in
 * both.
 */
final class Limiter {

  private static final int POWERS = FlowTable.POWERS;

  /** Powers of the product of two polynomials. */
  private static final int PRODUCT_POWERS = 2 * POWERS - 1;

  private final FlowAxis axis;

  /** [state panel][parameter panel]: coefficients, power of the parameter outside; or nothing. */
  private final double[][][] excess;

  /** [parameter panel][state panel]: the nearest active panel of the state from there on. */
  private final int[][] nextUpwards;

  private final int[][] nextDownwards;

  Limiter(FlowAxis axis, double[][][] excess) {
    this.axis = axis;
    this.excess = excess;
    int panels = excess.length;
    nextUpwards = new int[axis.panels()][panels];
    nextDownwards = new int[axis.panels()][panels];
    for (int value = 0; value < axis.panels(); value++) {
      int next = panels;
      for (int i = panels - 1; i >= 0; i--) {
        next = active(i, value) ? i : next;
        nextUpwards[value][i] = next;
      }
      next = -1;
      for (int i = 0; i < panels; i++) {
        next = active(i, value) ? i : next;
        nextDownwards[value][i] = next;
      }
    }
  }

  private boolean active(int statePanel, int valuePanel) {
    return excess[statePanel][valuePanel].length > 0;
  }

  /** Place of the parameter in the parameter array. */
  int parameter() {
    return axis.parameter();
  }

  /**
   * The first panel of the state, from one on, in which a device is slowed; beyond the last panel
   * if there is none.
   */
  int nextActive(int statePanel, boolean upwards, double value) {
    int[][] next = upwards ? nextUpwards : nextDownwards;
    return next[axis.panel(value)][statePanel];
  }

  /**
   * Multiplies the slopes of the devices in a range of slots by 1 + e, where e is not negligible. A
   * product is brought back to the polynomial that it equals at the interpolation's nodes.
   *
   * @param values the parameter of the pulses' entries
   * @param places where the devices are
   * @param slopes coefficients, changed in place: [power][slot]
   */
  void slow(double[] values, FlowPlaces places, double[][] slopes) {
    double[] product = new double[PRODUCT_POWERS];
    double lower = axis.lower();
    double perUnit = axis.panels() / (axis.upper() - lower);
    int last = axis.panels() - 1;
    for (int slot = places.from; slot < places.to; slot++) {
      double position = (values[places.entry[slot]] - lower) * perUnit;
      int panel = Math.min(last, (int) position);
      double[] block = excess[places.panel[slot]][panel];
      if (block.length > 0) {
        multiply(slopes, slot, block, 2 * (position - panel) - 1, product);
      }
    }
  }

  private static void multiply(double[][] p, int slot, double[] block, double u, double[] product) {
    Arrays.fill(product, 0);
    for (int m = 0; m < POWERS; m++) {
      double e = 0;
      for (int a = FlowTable.AXIS.count() - 1; a >= 0; a--) {
        e = Math.fma(e, u, block[a * POWERS + m]);
      }
      for (int k = 0; k < POWERS; k++) {
        product[m + k] = Math.fma(e, p[k][slot], product[m + k]);
      }
    }
    // The nodes are the zeros of Chebyshev's T6 = 32 s^6 - 48 s^4 + 18 s^2 - 1.
    for (int m = PRODUCT_POWERS - 1; m >= POWERS; m--) {
      product[m - 2] += 1.5 * product[m];
      product[m - 4] -= 0.5625 * product[m];
      product[m - 6] += 0.03125 * product[m];
    }
    for (int m = 0; m < POWERS; m++) {
      p[m][slot] += product[m];
    }
  }
}
