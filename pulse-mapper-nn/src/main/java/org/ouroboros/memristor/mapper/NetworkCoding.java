package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.SiemensRange;

/**
 * How requests become the inputs of a network and its output a pulse length. Inputs lie in [-1, 1]:
 * start and target conductance across the range, the logarithm of the tolerance where the mapper
 * heeds it, and a constant 1 that multiplies the biases.
 *
 * @param range the conductances that may be asked for
 * @param tolerances the tolerances that may be asked for
 * @param shortestSeconds pulse length of output -1 [s]
 * @param longestSeconds pulse length of output 1 [s]; in between the length grows geometrically
 */
public record NetworkCoding(
    SiemensRange range, ToleranceRange tolerances, double shortestSeconds, double longestSeconds) {

  public NetworkCoding {
    Require.positive("shortestSeconds", shortestSeconds);
    Require.positive("longestSeconds", longestSeconds);
    Require.that(
        longestSeconds > shortestSeconds,
        "longestSeconds",
        "must be greater than shortestSeconds " + shortestSeconds,
        longestSeconds);
  }

  /**
   * How many inputs a network has, the constant included.
   *
   * @return 3, or 4 with the tolerance
   */
  public int inputs() {
    return tolerances.isInput() ? 4 : 3;
  }

  /**
   * Writes the inputs of a request.
   *
   * @param start present conductance [S], inside the range
   * @param target wanted conductance [S], inside the range
   * @param tolerance relative tolerance
   * @param x receives {@link #inputs()} values
   * @param offset where in {@code x}
   */
  public void encode(double start, double target, double tolerance, double[] x, int offset) {
    x[offset] = code(start);
    x[offset + 1] = code(target);
    if (tolerances.isInput()) {
      x[offset + 2] = tolerances.code(tolerance);
    }
    x[offset + inputs() - 1] = 1;
  }

  /**
   * Moves a conductance into the range.
   *
   * @param siemens a conductance [S], for example a noisy reading
   * @return the nearest one inside the range [S]
   */
  public double snap(double siemens) {
    return Math.max(range.minSiemens(), Math.min(range.maxSiemens(), siemens));
  }

  private double code(double siemens) {
    return 2 * (siemens - range.minSiemens()) / range.span() - 1;
  }

  /**
   * The pulse length that an output means.
   *
   * @param output the network's output
   * @return the length [s]
   */
  public double seconds(double output) {
    return Math.exp(logMiddle() + logHalf() * output);
  }

  /**
   * The output that means a pulse length.
   *
   * @param seconds the length [s], positive
   * @return the output
   */
  public double output(double seconds) {
    return outputOfLog(Math.log(seconds));
  }

  /**
   * The output that means a pulse length.
   *
   * @param logSeconds natural logarithm of the length in seconds
   * @return the output
   */
  public double outputOfLog(double logSeconds) {
    return (logSeconds - logMiddle()) / logHalf();
  }

  /** Logarithm of the length of output 0. */
  double logMiddle() {
    return 0.5 * Math.log(shortestSeconds * longestSeconds);
  }

  /** Change of the logarithm of the length per output. */
  double logHalf() {
    return 0.5 * Math.log(longestSeconds / shortestSeconds);
  }
}
