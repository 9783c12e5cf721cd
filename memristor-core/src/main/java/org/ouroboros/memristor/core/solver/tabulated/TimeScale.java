package org.ouroboros.memristor.core.solver.tabulated;

/**
 * A parameter that only scales time: the rate is the nominal one times a function of the parameter
 * alone. Proportional and inverse functions are exact; others are interpolated.
 */
sealed interface TimeScale {
  int parameter();

  /** Returns the rate at a value of the parameter relative to the nominal rate. */
  double speed(double value);

  /** The rate is proportional to the parameter. */
  record Proportional(int parameter, double nominal) implements TimeScale {
    @Override
    public double speed(double value) {
      return value / nominal;
    }
  }

  /** The rate is inversely proportional to the parameter. */
  record Inverse(int parameter, double nominal) implements TimeScale {
    @Override
    public double speed(double value) {
      return nominal / value;
    }
  }

  /** Any smooth function of the parameter, as piecewise polynomials. */
  final class Interpolated implements TimeScale {
    private final TableAxis axis;
    private final double[][] coefficients;

    Interpolated(TableAxis axis, double[][] coefficients) {
      this.axis = axis;
      this.coefficients = coefficients;
    }

    @Override
    public int parameter() {
      return axis.parameter();
    }

    @Override
    public double speed(double value) {
      int panel = axis.panel(value);
      return ChebyshevInterpolant.value(coefficients[panel], axis.local(value, panel));
    }
  }
}
