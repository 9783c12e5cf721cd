package org.ouroboros.memristor.core.solver.tabulated;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.internal.solver.DynamicsCache;

/**
 * Evaluates the rate of a device at nominal parameters and voltage, of which single ones can be
 * changed. Not thread-safe; one instance per thread.
 */
final class RateEvaluator {
  /** Rates below this, relative to a reference, count as 0. */
  static final double ZERO_RATE = 1e-8;

  private final double[] nominal;
  private final double nominalVolts;
  private final double[] parameters;
  private final double[] state = new double[1];
  private final double[] rate = new double[1];
  private final DynamicsCache dynamics;
  private double volts;
  private double amperes;

  RateEvaluator(PhysicalDevice model, double volts) {
    this.nominal = model.nominalParameters();
    this.nominalVolts = volts;
    this.parameters = nominal.clone();
    this.volts = volts;
    this.dynamics = new DynamicsCache(model, volts);
  }

  /** Resets voltage and parameters to nominal values. */
  RateEvaluator reset() {
    System.arraycopy(nominal, 0, parameters, 0, nominal.length);
    volts = nominalVolts;
    return this;
  }

  /** Sets a parameter or the voltage. */
  RateEvaluator with(int parameter, double value) {
    if (parameter == TableAxis.VOLTS) {
      volts = value;
    } else {
      parameters[parameter] = value;
    }
    return this;
  }

  /** Returns the rate at a state; the current is stored for {@link #amperes()}. */
  double rate(double x) {
    state[0] = x;
    amperes = dynamics.at(volts).evaluate(state, parameters, rate);
    return rate[0];
  }

  /** Returns the current at the last evaluation of the rate. */
  double amperes() {
    return amperes;
  }

  /** Returns whether a condition holds at both ends of each axis, the others being nominal. */
  boolean allAtEnds(List<TableAxis> axes, BooleanSupplier condition) {
    for (TableAxis axis : axes) {
      for (double value : new double[] {axis.lower(), axis.upper()}) {
        reset().with(axis.parameter(), value);
        if (!condition.getAsBoolean()) {
          return false;
        }
      }
    }
    return true;
  }

  double nominal(int parameter) {
    return nominal[parameter];
  }
}
