package org.ouroboros.memristor.mapper.internal.network;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.mapper.internal.latent.LatentDeviceModel;

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
 * @param encoding the encoding of single values
 * @param driver the available voltages
 */
public record FeatureEncoder(FeatureEncoding encoding, PulseDriver driver) {

  private static final int POSTERIOR_VALUES = 8;

  private static final int MARGINS = 2;

  /** Read noise that doubles the argument of the logarithm in its encoding. */
  private static final double NOISE_UNIT = 5e-3;

  /** Clamp of margins and of posterior values, on both sides. */
  public static final double CLAMP = 2;

  /** {@return the number of inputs of the voltage networks, the constant included} */
  public int voltageInputs() {
    return encoding.inputCount();
  }

  /**
   * {@return the number of inputs of the length networks for cold-start cells, the constant
   * included}
   */
  public int coldStartInputs() {
    return encoding.inputCount() + (driver.hasVoltageChoice() ? 1 : 0);
  }

  /**
   * {@return the number of inputs of the length networks for adapted cells, the constant included}
   */
  public int adaptedInputs() {
    return coldStartInputs() + POSTERIOR_VALUES;
  }

  /**
   * {@return the number of inputs of a success network, the constant included}
   *
   * @param lengthInputs number of inputs of the network that chooses the length
   */
  public int successInputs(int lengthInputs) {
    return lengthInputs + MARGINS;
  }

  /** Distance from target to start in units of the tolerance, minus 1. */
  public double startMargin(double startSiemens, double targetSiemens, double tolerance) {
    return clamp(Math.abs(targetSiemens - startSiemens) / (tolerance * targetSiemens) - 1);
  }

  /** Distance from target to the end of the window beyond it in units of the tolerance, minus 1. */
  public double endMargin(double startSiemens, double targetSiemens, double tolerance) {
    double endSiemens =
        targetSiemens > startSiemens
            ? encoding.range().maxSiemens()
            : encoding.range().minSiemens();
    return clamp(Math.abs(endSiemens - targetSiemens) / (tolerance * targetSiemens) - 1);
  }

  /**
   * Writes the inputs of a success network.
   *
   * @param request the request
   * @param x the inputs of the network that chooses the length
   * @param width their number, the constant included
   * @param successInputs receives {@link #successInputs} values
   * @param offset first index in {@code successInputs}
   */
  public void encodeSuccess(
      Request request, double[] x, int width, double[] successInputs, int offset) {
    System.arraycopy(x, 0, successInputs, offset, width - 1);
    int index = offset + width - 1;
    successInputs[index] =
        startMargin(request.startSiemens, request.targetSiemens, request.tolerance);
    successInputs[index + 1] =
        endMargin(request.startSiemens, request.targetSiemens, request.tolerance);
    successInputs[index + MARGINS] = 1;
  }

  /**
   * {@return a voltage encoded from -1 (weakest) to 1 (strongest); 0 if there is only one}
   *
   * @param volts the voltage [V]
   * @param polarity its polarity
   */
  public double encodeVolts(double volts, Polarity polarity) {
    VoltageRange range = driver.voltageRange(polarity);
    double span = range.strongestVolts() - range.weakestVolts();
    return span == 0 ? 0 : 2 * (volts - range.weakestVolts()) / span - 1;
  }

  /**
   * {@return the driver's voltage nearest to the one that an output encodes [V]}
   *
   * @param output the output of a network
   * @param polarity its polarity
   */
  public double decodeVolts(double output, Polarity polarity) {
    VoltageRange range = driver.voltageRange(polarity);
    double span = range.strongestVolts() - range.weakestVolts();
    return range.nearestVolts(
        range.weakestVolts() + 0.5 * (Math.max(-1, Math.min(1, output)) + 1) * span);
  }

  /**
   * Writes the inputs of a request for a cold-start cell.
   *
   * @param request the request
   * @param volts the chosen voltage [V]
   * @param x receives {@link #coldStartInputs()} values
   * @param offset first index in {@code x}
   */
  public void encodeColdStart(Request request, double volts, double[] x, int offset) {
    encoding.encode(request.startSiemens, request.targetSiemens, request.tolerance, x, offset);
    if (driver.hasVoltageChoice()) {
      x[offset + encoding.inputCount() - 1] = encodeVolts(volts, request.polarity());
    }
    x[offset + coldStartInputs() - 1] = 1;
  }

  /**
   * Writes the inputs of a request for an adapted cell.
   *
   * @param request the request
   * @param volts the chosen voltage [V]
   * @param filter the posterior of the cell
   * @param model the model of the filter
   * @param x receives {@link #adaptedInputs()} values from index 0
   */
  public void encodeAdapted(
      Request request,
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
        request.startSiemens,
        request.targetSiemens);
    int index = coldStartInputs() - 1;
    double variance1 = filter.covariance(0);
    double variance2 = filter.covariance(2);
    x[index] = clamp(filter.mean(0));
    x[index + 1] = clamp(filter.mean(1));
    x[index + 2] = clamp(0.25 * Math.log(variance1));
    x[index + 3] = clamp(0.25 * Math.log(variance2));
    x[index + 4] = filter.covariance(1) / Math.sqrt(variance1 * variance2);
    x[index + 5] = clamp(encoding.encodeLogSeconds(prediction[0]));
    x[index + 6] = clamp(0.5 * Math.log(prediction[1]));
    x[index + 7] = clamp(Math.log1p(model.noise().relativeReadNoise() / NOISE_UNIT) - 1);
    x[index + POSTERIOR_VALUES] = 1;
  }

  private static double clamp(double value) {
    return Math.max(-CLAMP, Math.min(CLAMP, value));
  }

  /**
   * A request.
   *
   * @param startSiemens present conductance [S]
   * @param targetSiemens target conductance [S]
   * @param tolerance relative tolerance
   */
  public record Request(double startSiemens, double targetSiemens, double tolerance) {

    /** {@return the polarity that moves the conductance from start to target} */
    public Polarity polarity() {
      return Polarity.towards(startSiemens, targetSiemens);
    }
  }
}
