package org.ouroboros.memristor.core.solver.tabulated;

import org.ouroboros.memristor.core.device.PhysicalDevice;

/**
 * Evaluates the rate of a device at nominal parameters and voltage, of which single ones can be
 * changed. Not thread-safe; one instance per thread.
 */
final class RateEvaluator {

  private final PhysicalDevice model;
  private final double[] nominal;
  private final double nominalVolts;
  private final double[] parameters;
  private final double[] state = new double[1];
  private final double[] rate = new double[1];
  private double dynamicsVolts = Double.NaN;
  private PhysicalDevice.Dynamics dynamics;
  private double volts;
  private double amperes;

  RateEvaluator(PhysicalDevice model, double volts) {
    this.model = model;
    this.nominal = model.nominalParameters();
    this.nominalVolts = volts;
    this.parameters = nominal.clone();
    this.volts = volts;
    this.dynamics = model.at(volts);
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
    if (volts != dynamicsVolts) {
      dynamics = model.at(volts);
      dynamicsVolts = volts;
    }
    state[0] = x;
    amperes = dynamics.evaluate(state, parameters, rate);
    return rate[0];
  }

  /** Returns the current at the last evaluation of the rate. */
  double amperes() {
    return amperes;
  }

  double nominal(int parameter) {
    return nominal[parameter];
  }
}
