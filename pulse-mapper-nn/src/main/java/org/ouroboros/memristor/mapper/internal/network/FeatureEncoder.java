package org.ouroboros.memristor.mapper.internal.network;

import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.ToleranceRange;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.internal.latent.LatentDeviceModel;

/**
 * Encodes requests as network inputs: start and target conductance over the range, the logarithm of
 * the tolerance if it is an input, the voltage if there is a choice, for adapted cells eight values
 * of the posterior, and the constant 1. Decodes outputs: pulse lengths grow geometrically from
 * output -1 to 1.
 *
 * <p>Success networks have two more inputs, the margins: the distance from target to start, and
 * from target to the end of the window beyond it, both in units of the tolerance minus 1. If one is
 * negative, the pulse cannot miss on that side.
 *
 * <p>The values of the posterior are the means of the latents, the logarithms of their standard
 * deviations, their correlation, mean and standard deviation of the predicted log time to the
 * target, and the read noise.
 *
 * <p>Immutable and thread-safe.
 */
public final class FeatureEncoder {
  private static final int POSTERIOR_VALUES = 8;

  private static final int MARGINS = 2;

  /** Read noise that doubles the argument of the logarithm in its encoding. */
  private static final double NOISE_UNIT = 5e-3;

  /** Clamp of margins and of posterior values, on both sides. */
  public static final double CLAMP = 2;

  private final ConductanceRange range;
  private final ToleranceRange tolerances;
  private final double shortestSeconds;
  private final double longestSeconds;
  private final PulseDriver driver;
  private final double unitsPerSiemens;
  private final double unitsPerLogTolerance;
  private final double logSecondsAtZero;
  private final double logSecondsPerOutput;

  /**
   * Makes an encoder.
   *
   * @param shortestSeconds pulse length of output -1 [s], positive
   * @param longestSeconds pulse length of output 1 [s]
   */
  public FeatureEncoder(
      ConductanceRange range,
      ToleranceRange tolerances,
      double shortestSeconds,
      double longestSeconds,
      PulseDriver driver) {
    this.range = range;
    this.tolerances = tolerances;
    this.shortestSeconds = Require.positive("shortestSeconds", shortestSeconds);
    this.longestSeconds = Require.positive("longestSeconds", longestSeconds);
    this.driver = driver;
    Require.that(
        longestSeconds > shortestSeconds,
        "longestSeconds",
        "must be greater than shortestSeconds " + shortestSeconds,
        longestSeconds);
    unitsPerSiemens = 2 / range.span();
    unitsPerLogTolerance =
        tolerances.isInput() ? 2 / Math.log(tolerances.max() / tolerances.min()) : 0;
    logSecondsAtZero = 0.5 * Math.log(shortestSeconds * longestSeconds);
    logSecondsPerOutput = 0.5 * Math.log(longestSeconds / shortestSeconds);
  }

  /** {@return the same encoder for another driver} */
  public FeatureEncoder with(PulseDriver newDriver) {
    return new FeatureEncoder(range, tolerances, shortestSeconds, longestSeconds, newDriver);
  }

  /** {@return the conductances that may be requested} */
  public ConductanceRange range() {
    return range;
  }

  /** {@return the tolerances that may be requested} */
  public ToleranceRange tolerances() {
    return tolerances;
  }

  /** {@return the pulse length of output -1 [s]} */
  public double shortestSeconds() {
    return shortestSeconds;
  }

  /** {@return the pulse length of output 1 [s]} */
  public double longestSeconds() {
    return longestSeconds;
  }

  /** {@return the pulse driver} */
  public PulseDriver driver() {
    return driver;
  }

  /** {@return the number of inputs of the voltage networks, the constant included} */
  public int voltageInputs() {
    return tolerances.isInput() ? 4 : 3;
  }

  /** {@return the number of inputs of the cold-start length networks, the constant included} */
  public int coldStartInputs() {
    return voltageInputs() + (driver.hasVoltageChoice() ? 1 : 0);
  }

  /** {@return the number of inputs of the adapted length networks, the constant included} */
  public int adaptedInputs() {
    return coldStartInputs() + POSTERIOR_VALUES;
  }

  /** {@return the inputs of the success network, given those of the length network} */
  public int successInputs(int lengthInputs) {
    return lengthInputs + MARGINS;
  }

  /**
   * {@return an encoded conductance} In training the same is computed by another expression, which
   * may differ in the last bit.
   */
  public double encodeSiemens(double siemens) {
    return (siemens - range.minSiemens()) * unitsPerSiemens - 1;
  }

  private double encodeTrainingSiemens(double siemens) {
    return 2 * (siemens - range.minSiemens()) / range.span() - 1;
  }

  /** {@return the log tolerance from -1 to 1, clamped; only if the tolerance is an input} */
  public double encodeTolerance(double tolerance) {
    double clamped = Math.max(tolerances.min(), Math.min(tolerances.max(), tolerance));
    return unitsPerLogTolerance * Math.log(clamped / tolerances.min()) - 1;
  }

  /** {@return the pulse length that an output encodes [s]} */
  public double decodeSeconds(double output) {
    return Math.exp(logSecondsAtZero + logSecondsPerOutput * output);
  }

  /** {@return the output that encodes a pulse length} */
  public double encodeSeconds(double seconds) {
    return encodeLogSeconds(Math.log(seconds));
  }

  private double encodeLogSeconds(double logSeconds) {
    return (logSeconds - logSecondsAtZero) / logSecondsPerOutput;
  }

  /** {@return a voltage encoded from -1 (weakest) to 1 (strongest); 0 if there is only one} */
  public double encodeVolts(double volts, Polarity polarity) {
    VoltageRange voltages = driver.voltageRange(polarity);
    double span = voltages.strongestVolts() - voltages.weakestVolts();
    return span == 0 ? 0 : 2 * (volts - voltages.weakestVolts()) / span - 1;
  }

  /** {@return the driver's voltage nearest to the one that an output encodes [V]} */
  public double decodeVolts(double output, Polarity polarity) {
    VoltageRange voltages = driver.voltageRange(polarity);
    double span = voltages.strongestVolts() - voltages.weakestVolts();
    return voltages.nearestVolts(
        voltages.weakestVolts() + 0.5 * (Math.max(-1, Math.min(1, output)) + 1) * span);
  }

  /** Distance from target to start in units of the tolerance, minus 1. */
  public double startMargin(double startSiemens, double targetSiemens, double tolerance) {
    return clamp(Math.abs(targetSiemens - startSiemens) / (tolerance * targetSiemens) - 1);
  }

  /** Distance from target to the end of the window beyond it in units of the tolerance, minus 1. */
  public double endMargin(double startSiemens, double targetSiemens, double tolerance) {
    double endSiemens = targetSiemens > startSiemens ? range.maxSiemens() : range.minSiemens();
    return clamp(Math.abs(endSiemens - targetSiemens) / (tolerance * targetSiemens) - 1);
  }

  /** Writes the {@link #voltageInputs()} inputs of a voltage network. */
  public void encodeRequest(PulseRequest request, double[] x, int offset) {
    x[offset] = encodeTrainingSiemens(request.startSiemens());
    x[offset + 1] = encodeTrainingSiemens(request.targetSiemens());
    if (tolerances.isInput()) {
      x[offset + 2] = encodeTolerance(request.tolerance());
    }
    x[offset + voltageInputs() - 1] = 1;
  }

  /** Writes the {@link #coldStartInputs()} inputs of a request for a cold-start cell. */
  public void encodeColdStart(PulseRequest request, double volts, double[] x, int offset) {
    encodeRequest(request, x, offset);
    if (driver.hasVoltageChoice()) {
      x[offset + voltageInputs() - 1] = encodeVolts(volts, request.polarity());
    }
    x[offset + coldStartInputs() - 1] = 1;
  }

  /** Writes the {@link #adaptedInputs()} inputs of a request for an adapted cell, from index 0. */
  public void encodeAdapted(
      PulseRequest request,
      double volts,
      LatentDeviceModel.LatentStateFilter filter,
      LatentDeviceModel model,
      double[] x) {
    encodeColdStart(request, volts, x, 0);
    Polarity polarity = request.polarity();
    double[] prediction = filter.prediction();
    filter.predictLogSeconds(
        model.transitTimes(polarity).atVoltage(volts),
        polarity,
        request.startSiemens(),
        request.targetSiemens());
    int index = coldStartInputs() - 1;
    double variance1 = filter.covariance(0);
    double variance2 = filter.covariance(2);
    x[index] = clamp(filter.mean(0));
    x[index + 1] = clamp(filter.mean(1));
    x[index + 2] = clamp(0.25 * Math.log(variance1));
    x[index + 3] = clamp(0.25 * Math.log(variance2));
    x[index + 4] = filter.covariance(1) / Math.sqrt(variance1 * variance2);
    x[index + 5] = clamp(encodeLogSeconds(prediction[0]));
    x[index + 6] = clamp(0.5 * Math.log(prediction[1]));
    x[index + 7] = clamp(Math.log1p(model.noise().relativeReadNoise() / NOISE_UNIT) - 1);
    x[index + POSTERIOR_VALUES] = 1;
  }

  /**
   * Writes the {@link #successInputs} inputs of a success network.
   *
   * @param x the inputs of the network that chooses the length
   * @param width their number, the constant included
   */
  public void encodeSuccess(
      PulseRequest request, double[] x, int width, double[] successInputs, int offset) {
    System.arraycopy(x, 0, successInputs, offset, width - 1);
    int index = offset + width - 1;
    double startSiemens = request.startSiemens();
    double targetSiemens = request.targetSiemens();
    successInputs[index] = startMargin(startSiemens, targetSiemens, request.tolerance());
    successInputs[index + 1] = endMargin(startSiemens, targetSiemens, request.tolerance());
    successInputs[index + MARGINS] = 1;
  }

  private static double clamp(double value) {
    return Math.max(-CLAMP, Math.min(CLAMP, value));
  }
}
