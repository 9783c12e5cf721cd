package org.ouroboros.memristor.core.solver.tabulated;

import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * An axis of a table other than the state: the voltage or a parameter, divided into panels of equal
 * width. Inside a panel, values are polynomials of the local coordinate.
 *
 * @param parameter index of the parameter, or {@link #VOLTS}
 */
record TableAxis(int parameter, double lower, double upper, int panels) {
  /** Stands for the voltage instead of a parameter. */
  static final int VOLTS = -1;

  TableAxis withPanels(int count) {
    return new TableAxis(parameter, lower, upper, count);
  }

  /** Returns the column of this axis in a block of pulses. */
  double[] column(PulseSolver.Block pulses) {
    return parameter == VOLTS ? pulses.volts() : pulses.parameters(parameter);
  }

  double value(PulseSolver.Block pulses, int i) {
    return column(pulses)[i];
  }

  boolean covers(double value) {
    return value >= lower && value <= upper;
  }

  /** Returns the panel of a value that the axis covers. */
  int panel(double value) {
    return Math.min(panels - 1, (int) ((value - lower) * (panels / (upper - lower))));
  }

  /** Returns the local coordinate in [-1, 1] of a value in a panel. */
  double local(double value, int panel) {
    return 2 * ((value - lower) * (panels / (upper - lower)) - panel) - 1;
  }

  /** Returns the value at a local coordinate of a panel. */
  double value(int panel, double local) {
    return lower + (panel + 0.5 * (local + 1)) * ((upper - lower) / panels);
  }
}
