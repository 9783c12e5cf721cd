package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;

/**
 * Encodes requests as network inputs: start, target, tolerance if it is an input, the voltage if
 * there is a choice, for adapted cells eight values of the posterior, and the constant 1.
 *
 * <p>Success networks have two more inputs, the margins: the distance from target to start, and
 * from target to the end of the window beyond it, both in units of the tolerance minus 1. If one is
 * negative, the pulse cannot miss on that side.
 *
 * <p>The values of the posterior are the means of the latents, the logarithms of their standard
 * deviations, their correlation, mean and standard deviation of the predicted log time to the
 * target, and the read noise.
 *
 * @param coding the encoding of single values
 * @param driver the available voltages
 */
public record NetworkInputs(NetworkCoding coding, PulseDriver driver) {

  private static final int BELIEVED = 8;

  private static final int MARGINS = 2;

  /** Read noise that doubles the argument of the logarithm in its encoding. */
  private static final double NOISE_UNIT = 5e-3;

  /** Clamp of margins and of posterior values, on both sides. */
  public static final double LIMIT = 2;

  /** {@return the number of inputs of the voltage networks, the constant included} */
  public int ofVolts() {
    return coding.inputs();
  }

  /**
   * {@return the number of inputs of the length networks for cold-start cells, the constant
   * included}
   */
  public int ofFresh() {
    return coding.inputs() + (driver.choosesVolts() ? 1 : 0);
  }

  /**
   * {@return the number of inputs of the length networks for adapted cells, the constant included}
   */
  public int ofExperienced() {
    return ofFresh() + BELIEVED;
  }

  /**
   * {@return the number of inputs of a success network, the constant included}
   *
   * @param ofSeconds number of inputs of the network that chooses the length
   */
  public int ofSuccess(int ofSeconds) {
    return ofSeconds + MARGINS;
  }

  /** Distance from target to start in units of the tolerance, minus 1. */
  double startMargin(double start, double target, double tolerance) {
    return limit(Math.abs(target - start) / (tolerance * target) - 1);
  }

  /** Distance from target to the end of the window beyond it in units of the tolerance, minus 1. */
  double endMargin(double start, double target, double tolerance) {
    double end = target > start ? coding.range().maxSiemens() : coding.range().minSiemens();
    return limit(Math.abs(end - target) / (tolerance * target) - 1);
  }

  /**
   * Writes the inputs of a success network.
   *
   * @param request the request
   * @param x the inputs of the network that chooses the length
   * @param width their number, the constant included
   * @param judged receives {@link #ofSuccess} values
   * @param offset first index in {@code successInputs}
   */
  public void success(Request request, double[] x, int width, double[] judged, int offset) {
    System.arraycopy(x, 0, judged, offset, width - 1);
    int at = offset + width - 1;
    judged[at] = startMargin(request.start, request.target, request.tolerance);
    judged[at + 1] = endMargin(request.start, request.target, request.tolerance);
    judged[at + MARGINS] = 1;
  }

  /**
   * {@return a voltage encoded from -1 (weakest) to 1 (strongest); 0 if there is only one}
   *
   * @param volts the voltage [V]
   * @param polarity its polarity
   */
  public double code(double volts, Polarity polarity) {
    VoltageRange range = driver.range(polarity);
    double span = range.strongestVolts() - range.weakestVolts();
    return span == 0 ? 0 : 2 * (volts - range.weakestVolts()) / span - 1;
  }

  /**
   * {@return the driver's voltage nearest to the one that an output encodes [V]}
   *
   * @param output the output of a network
   * @param polarity its polarity
   */
  public double volts(double output, Polarity polarity) {
    VoltageRange range = driver.range(polarity);
    double span = range.strongestVolts() - range.weakestVolts();
    return range.nearest(
        range.weakestVolts() + 0.5 * (Math.max(-1, Math.min(1, output)) + 1) * span);
  }

  /**
   * Writes the inputs of a request for a cold-start cell.
   *
   * @param request the request
   * @param volts the chosen voltage [V]
   * @param x receives {@link #ofFresh()} values
   * @param offset first index in {@code x}
   */
  public void fresh(Request request, double volts, double[] x, int offset) {
    coding.encode(request.start, request.target, request.tolerance, x, offset);
    if (driver.choosesVolts()) {
      x[offset + coding.inputs() - 1] = code(volts, request.polarity());
    }
    x[offset + ofFresh() - 1] = 1;
  }

  /**
   * Writes the inputs of a request for an adapted cell.
   *
   * @param request the request
   * @param volts the chosen voltage [V]
   * @param filter the posterior of the cell
   * @param believed the model of the filter
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
   * @param target target conductance [S]
   * @param tolerance relative tolerance
   */
  public record Request(double start, double target, double tolerance) {

    /** {@return the polarity that moves the conductance from start to target} */
    public Polarity polarity() {
      return Polarity.towards(start, target);
    }
  }
}
