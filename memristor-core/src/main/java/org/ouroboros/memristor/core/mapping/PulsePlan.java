package org.ouroboros.memristor.core.mapping;

/** The pulses chosen by a mapper, one per request. Reusable; it grows as needed. */
public final class PulsePlan {

  private double[] volts = new double[0];
  private double[] seconds = new double[0];
  private double[] predictedSuccess = new double[0];
  private int size;

  /** Creates an empty plan. */
  public PulsePlan() {}

  /**
   * Sets the number of pulses; each must be written afterwards.
   *
   * @param pulses the number of pulses
   */
  public void reset(int pulses) {
    if (volts.length < pulses) {
      volts = new double[pulses];
      seconds = new double[pulses];
      predictedSuccess = new double[pulses];
    }
    size = pulses;
  }

  /**
   * Sets a pulse.
   *
   * @param i index of the request
   * @param pulseVolts the voltage [V]
   * @param pulseSeconds the length [s]; 0 for no pulse
   * @param success predicted probability that the cell ends within the tolerance; NaN if unknown
   */
  public void set(int i, double pulseVolts, double pulseSeconds, double success) {
    volts[i] = pulseVolts;
    seconds[i] = pulseSeconds;
    predictedSuccess[i] = success;
  }

  /** {@return the number of pulses} */
  public int size() {
    return size;
  }

  /**
   * {@return the voltage of a pulse [V]}
   *
   * @param i index of the request
   */
  public double volts(int i) {
    return volts[i];
  }

  /**
   * {@return the length of a pulse [s]; 0 for no pulse}
   *
   * @param i index of the request
   */
  public double seconds(int i) {
    return seconds[i];
  }

  /**
   * {@return the predicted probability that the cell ends within the tolerance; NaN if unknown}
   *
   * @param i index of the request
   */
  public double predictedSuccess(int i) {
    return predictedSuccess[i];
  }
}
