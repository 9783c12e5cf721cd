package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;

/**
 * Turns requests into inputs of networks: start, target, tolerance if it is heeded, the voltage if
 * there is a choice, for a cell with experience what is believed of it, and the constant 1.
 *
 * <p>Networks that judge success see two margins more: how far the target is beyond the tolerance
 * from the start, and from the end of the window on its far side, both in units of the tolerance.
 * Where either is negative, nothing can miss on that side.
 *
 * <p>Of the belief come the means of the latents, the logarithms of their standard deviations,
 * their correlation, mean and standard deviation of the logarithm of the time to the target, and
 * the noise of the readings that it was learnt from.
 *
 * @param coding how numbers are coded
 * @param driver the voltages
 */
public record NetworkInputs(NetworkCoding coding, PulseDriver driver) {

  private static final int BELIEVED = 8;

  private static final int MARGINS = 2;

  /** Read noise that doubles the argument of its code. */
  private static final double NOISE_UNIT = 5e-3;

  /** Margins and what is believed are limited to this on both sides: beyond, they say no more. */
  public static final double LIMIT = 2;

  /**
   * How many inputs there are, the constant included.
   *
   * @return the number for the networks that choose the voltage
   */
  public int ofVolts() {
    return coding.inputs();
  }

  /**
   * How many inputs there are, the constant included.
   *
   * @return the number for networks that choose the length for a fresh cell
   */
  public int ofFresh() {
    return coding.inputs() + (driver.choosesVolts() ? 1 : 0);
  }

  /**
   * How many inputs there are, the constant included.
   *
   * @return the number for networks that choose the length for a cell with experience
   */
  public int ofExperienced() {
    return ofFresh() + BELIEVED;
  }

  /**
   * How many inputs a network has that judges success, the constant included.
   *
   * @param ofSeconds how many the network has that chooses the length
   * @return the number
   */
  public int ofSuccess(int ofSeconds) {
    return ofSeconds + MARGINS;
  }

  /** How far the target is beyond the tolerance from the start. */
  double startMargin(double start, double target, double tolerance) {
    return limit(Math.abs(target - start) / (tolerance * target) - 1);
  }

  /** How far the end of the window is beyond the tolerance from the target. */
  double endMargin(double start, double target, double tolerance) {
    double end = target > start ? coding.range().maxSiemens() : coding.range().minSiemens();
    return limit(Math.abs(end - target) / (tolerance * target) - 1);
  }

  /**
   * Writes the inputs of a network that judges success.
   *
   * @param request the request
   * @param x the inputs of the network that chooses the length
   * @param width how many these are, the constant included
   * @param judged receives {@link #ofSuccess} values
   * @param offset where in {@code judged}
   */
  public void success(Request request, double[] x, int width, double[] judged, int offset) {
    System.arraycopy(x, 0, judged, offset, width - 1);
    int at = offset + width - 1;
    judged[at] = startMargin(request.start, request.target, request.tolerance);
    judged[at + 1] = endMargin(request.start, request.target, request.tolerance);
    judged[at + MARGINS] = 1;
  }

  /**
   * A voltage as a number.
   *
   * @param volts the voltage [V]
   * @param polarity its polarity
   * @return -1 for the weakest, 1 for the strongest; 0 if there is but one
   */
  public double code(double volts, Polarity polarity) {
    VoltageRange range = driver.range(polarity);
    double span = range.strongestVolts() - range.weakestVolts();
    return span == 0 ? 0 : 2 * (volts - range.weakestVolts()) / span - 1;
  }

  /**
   * A number as a voltage.
   *
   * @param output the output of a network
   * @param polarity its polarity
   * @return the nearest voltage of the driver [V]
   */
  public double volts(double output, Polarity polarity) {
    VoltageRange range = driver.range(polarity);
    double span = range.strongestVolts() - range.weakestVolts();
    return range.nearest(
        range.weakestVolts() + 0.5 * (Math.max(-1, Math.min(1, output)) + 1) * span);
  }

  /**
   * Writes the inputs of a request to a fresh cell.
   *
   * @param request the request
   * @param volts the voltage that was chosen for it [V]
   * @param x receives {@link #ofFresh()} values
   * @param offset where in {@code x}
   */
  public void fresh(Request request, double volts, double[] x, int offset) {
    coding.encode(request.start, request.target, request.tolerance, x, offset);
    if (driver.choosesVolts()) {
      x[offset + coding.inputs() - 1] = code(volts, request.polarity());
    }
    x[offset + ofFresh() - 1] = 1;
  }

  /**
   * Writes the inputs of a request to a cell with experience.
   *
   * @param request the request
   * @param volts the voltage that was chosen for it [V]
   * @param filter what is believed of the cell
   * @param believed the belief that the filter belongs to
   * @param x receives {@link #ofExperienced()} values from index 0
   */
  public void experienced(
      Request request,
      double volts,
      DeviceBelief.Filter filter,
      DeviceBelief believed,
      double[] x) {
    fresh(request, volts, x, 0);
    Polarity polarity = request.polarity();
    double[] moments = filter.moments();
    filter.predict(believed.of(polarity).at(volts), polarity, request.start, request.target);
    int at = ofFresh() - 1;
    double first = filter.covariance(0);
    double second = filter.covariance(2);
    x[at] = limit(filter.mean(0));
    x[at + 1] = limit(filter.mean(1));
    x[at + 2] = limit(0.25 * Math.log(first));
    x[at + 3] = limit(0.25 * Math.log(second));
    x[at + 4] = filter.covariance(1) / Math.sqrt(first * second);
    x[at + 5] = limit(coding.outputOfLog(moments[0]));
    x[at + 6] = limit(0.5 * Math.log(moments[1]));
    x[at + 7] = limit(Math.log1p(believed.noise().relativeRead() / NOISE_UNIT) - 1);
    x[at + BELIEVED] = 1;
  }

  private static double limit(double value) {
    return Math.max(-LIMIT, Math.min(LIMIT, value));
  }

  /**
   * A request.
   *
   * @param start present conductance [S]
   * @param target wanted conductance [S]
   * @param tolerance relative tolerance
   */
  public record Request(double start, double target, double tolerance) {

    /**
     * The direction of the change.
     *
     * @return the polarity that leads from start to target
     */
    public Polarity polarity() {
      return Polarity.towards(start, target);
    }
  }
}
