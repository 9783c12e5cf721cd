package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.SiemensRange;

/**
 * Encoding of network inputs and of the pulse length. Inputs lie in [-1, 1]: start and target
 * conductance over the range, the logarithm of the tolerance if it is an input, and a constant 1
 * for the biases.
 *
 * @param range the conductances that may be requested
 * @param tolerances the tolerances that may be requested
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

  /** {@return the number of inputs without voltage and posterior: 3, or 4 with the tolerance} */
  public int inputs() {
    return tolerances.isInput() ? 4 : 3;
  }

  /**
   * Writes the inputs of a request.
   *
   * @param start present conductance [S], inside the range
   * @param target target conductance [S], inside the range
   * @param tolerance relative tolerance
   * @param x receives {@link #inputs()} values
   * @param offset first index in {@code x}
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
   * {@return a conductance clamped to the range [S]}
   *
   * @param siemens a conductance [S], for example a noisy reading
   */
  public double snap(double siemens) {
    return Math.max(range.minSiemens(), Math.min(range.maxSiemens(), siemens));
  }

  private double code(double siemens) {
    return 2 * (siemens - range.minSiemens()) / range.span() - 1;
  }

  /**
   * {@return the pulse length that an output encodes [s]}
   *
   * @param output the network's output
   */
  public double seconds(double output) {
    return Math.exp(logMiddle() + logHalf() * output);
  }

  /**
   * {@return the output that encodes a pulse length}
   *
   * @param seconds the length [s], positive
   */
  public double output(double seconds) {
    return outputOfLog(Math.log(seconds));
  }

  /**
   * {@return the output that encodes the logarithm of a pulse length}
   *
   * @param logSeconds natural logarithm of the length in seconds
   */
  public double outputOfLog(double logSeconds) {
    return (logSeconds - logMiddle()) / logHalf();
  }

  /** Logarithm of the length at output 0. */
  double logMiddle() {
    return 0.5 * Math.log(shortestSeconds * longestSeconds);
  }

  /** Change of the logarithm of the length per unit of output. */
  double logHalf() {
    return 0.5 * Math.log(longestSeconds / shortestSeconds);
  }
}
