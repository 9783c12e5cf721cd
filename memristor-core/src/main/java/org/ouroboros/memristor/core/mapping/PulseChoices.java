package org.ouroboros.memristor.core.mapping;

/**
 * A mapper's answers, one per request. Belongs to the caller and is used again and again; it grows
 * as needed.
 */
public final class PulseChoices {

  private double[] volts = new double[0];
  private double[] seconds = new double[0];
  private double[] probability = new double[0];
  private int size;

  /** Makes an empty list. */
  public PulseChoices() {}

  /**
   * Makes room for a number of answers.
   *
   * @param choices how many
   */
  public void reset(int choices) {
    if (volts.length < choices) {
      volts = new double[choices];
      seconds = new double[choices];
      probability = new double[choices];
    }
    size = choices;
  }

  /**
   * Writes an answer.
   *
   * @param i the request
   * @param pulseVolts the voltage [V]
   * @param pulseSeconds the length [s], 0 for no pulse
   * @param success probability that the cell ends within the tolerance; NaN if the mapper does not
   *     know
   */
  public void set(int i, double pulseVolts, double pulseSeconds, double success) {
    volts[i] = pulseVolts;
    seconds[i] = pulseSeconds;
    probability[i] = success;
  }

  /**
   * How many answers there are.
   *
   * @return at least 0
   */
  public int size() {
    return size;
  }

  /**
   * The voltage of an answer.
   *
   * @param i the request
   * @return the voltage [V]
   */
  public double volts(int i) {
    return volts[i];
  }

  /**
   * The length of an answer.
   *
   * @param i the request
   * @return the length [s], 0 for no pulse
   */
  public double seconds(int i) {
    return seconds[i];
  }

  /**
   * How probable success is.
   *
   * @param i the request
   * @return the probability that the cell ends within the tolerance; NaN if the mapper does not
   *     know
   */
  public double successProbability(int i) {
    return probability[i];
  }
}
