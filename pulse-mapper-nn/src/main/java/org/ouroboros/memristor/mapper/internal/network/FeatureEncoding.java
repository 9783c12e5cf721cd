package org.ouroboros.memristor.mapper.internal.network;

import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.mapping.ToleranceRange;
import org.ouroboros.memristor.core.validation.Require;

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
public record FeatureEncoding(
    ConductanceRange range,
    ToleranceRange tolerances,
    double shortestSeconds,
    double longestSeconds) {

  public FeatureEncoding {
    Require.positive("shortestSeconds", shortestSeconds);
    Require.positive("longestSeconds", longestSeconds);
    Require.that(
        longestSeconds > shortestSeconds,
        "longestSeconds",
        "must be greater than shortestSeconds " + shortestSeconds,
        longestSeconds);
  }

  /** {@return the number of inputs without voltage and posterior: 3, or 4 with the tolerance} */
  public int inputCount() {
    return tolerances.isInput() ? 4 : 3;
  }

  /**
   * Writes the inputs of a request.
   *
   * @param startSiemens present conductance [S], inside the range
   * @param targetSiemens target conductance [S], inside the range
   * @param tolerance relative tolerance
   * @param x receives {@link #inputCount()} values
   * @param offset first index in {@code x}
   */
  public void encode(
      double startSiemens, double targetSiemens, double tolerance, double[] x, int offset) {
    x[offset] = encodeSiemens(startSiemens);
    x[offset + 1] = encodeSiemens(targetSiemens);
    if (tolerances.isInput()) {
      x[offset + 2] = tolerances.encode(tolerance);
    }
    x[offset + inputCount() - 1] = 1;
  }

  /**
   * {@return a conductance clamped to the range [S]}
   *
   * @param siemens a conductance [S], for example a noisy reading
   */
  public double clamp(double siemens) {
    return Math.max(range.minSiemens(), Math.min(range.maxSiemens(), siemens));
  }

  private double encodeSiemens(double siemens) {
    return 2 * (siemens - range.minSiemens()) / range.span() - 1;
  }

  /**
   * {@return the pulse length that an output encodes [s]}
   *
   * @param output the network's output
   */
  public double decodeSeconds(double output) {
    return Math.exp(logSecondsAtZero() + logSecondsPerOutput() * output);
  }

  /**
   * {@return the output that encodes a pulse length}
   *
   * @param seconds the length [s], positive
   */
  public double encodeSeconds(double seconds) {
    return encodeLogSeconds(Math.log(seconds));
  }

  /**
   * {@return the output that encodes the logarithm of a pulse length}
   *
   * @param logSeconds natural logarithm of the length in seconds
   */
  public double encodeLogSeconds(double logSeconds) {
    return (logSeconds - logSecondsAtZero()) / logSecondsPerOutput();
  }

  /** Logarithm of the length at output 0. */
  public double logSecondsAtZero() {
    return 0.5 * Math.log(shortestSeconds * longestSeconds);
  }

  /** Change of the logarithm of the length per unit of output. */
  public double logSecondsPerOutput() {
    return 0.5 * Math.log(longestSeconds / shortestSeconds);
  }
}
