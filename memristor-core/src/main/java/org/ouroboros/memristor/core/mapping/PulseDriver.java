package org.ouroboros.memristor.core.mapping;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.validation.Require;

/**
 * The capabilities of an array's pulse driver. A mapper chooses only pulses that its driver can
 * generate.
 *
 * @param set SET voltages
 * @param reset RESET voltages
 * @param timing pulse lengths
 */
public record PulseDriver(VoltageRange set, VoltageRange reset, Timing timing) {
  /**
   * A driver without timing jitter.
   *
   * @param set SET voltages
   * @param reset RESET voltages
   * @param shortestSeconds shortest pulse [s]; 0 for no lower limit
   * @param longestSeconds longest pulse [s]
   * @param resolutionSeconds step of pulse lengths [s]; 0 for any length
   */
  public PulseDriver(
      VoltageRange set,
      VoltageRange reset,
      double shortestSeconds,
      double longestSeconds,
      double resolutionSeconds) {
    this(set, reset, new Timing(shortestSeconds, longestSeconds, resolutionSeconds, 0));
  }

  /**
   * {@return a driver with the two programming voltages of a device and pulses up to its longest
   * usual one: of any length for a physical device, of whole unit pulses for a pulse-response
   * device}
   */
  public static PulseDriver defaultFor(DeviceModel model) {
    OperatingPoint point = model.operatingPoint();
    double resolutionSeconds = model.pulseResolutionSeconds();
    return new PulseDriver(
        VoltageRange.fixed(point.setVolts()),
        VoltageRange.fixed(point.resetVolts()),
        resolutionSeconds,
        point.longestPulseSeconds(),
        resolutionSeconds);
  }

  /** {@return the voltages of a polarity} */
  public VoltageRange voltageRange(Polarity polarity) {
    return polarity == Polarity.SET ? set : reset;
  }

  /** {@return whether a polarity has more than one voltage} */
  public boolean hasVoltageChoice() {
    return !set.isFixed() || !reset.isFixed();
  }

  /** {@return the length of the shortest pulse [s]; 0 for no lower limit} */
  public double shortestSeconds() {
    return timing.shortestSeconds();
  }

  /** {@return the length of the longest pulse [s]} */
  public double longestSeconds() {
    return timing.longestSeconds();
  }

  /** {@return the step of pulse lengths [s]; 0 for any length} */
  public double resolutionSeconds() {
    return timing.resolutionSeconds();
  }

  /**
   * {@return the nearest length that the driver can generate, without jitter [s], as {@link
   * PulseDriver.Timing#nearestSeconds}}
   */
  public double nearestSeconds(double requestedSeconds) {
    return timing.nearestSeconds(requestedSeconds);
  }

  /** {@return the shortest length above 0 that can be set [s]; 0 for no lower limit} */
  public double minSeconds() {
    return Math.max(timing.shortestSeconds(), timing.resolutionSeconds());
  }

  /** {@return the longest length that can be set [s]} */
  public double maxSeconds() {
    return nearestSeconds(timing.longestSeconds());
  }

  /**
   * {@return the nearest length that the driver can generate, without jitter, at least {@link
   * #minSeconds()} [s]}
   *
   * @param requestedSeconds the requested length [s]
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if it is NaN
   */
  public double clampedSeconds(double requestedSeconds) {
    return nearestSeconds(Math.max(minSeconds(), requestedSeconds));
  }

  /**
   * The pulse lengths that a driver can generate.
   *
   * @param shortestSeconds shortest pulse [s]; 0 for no lower limit
   * @param longestSeconds longest pulse [s]
   * @param resolutionSeconds step of pulse lengths [s]; 0 for any length
   * @param jitterSeconds standard deviation of the actual length from the requested one [s],
   *     normally distributed; 0 for none
   */
  public record Timing(
      double shortestSeconds,
      double longestSeconds,
      double resolutionSeconds,
      double jitterSeconds) {
    public Timing {
      Require.nonNegative("shortestSeconds", shortestSeconds);
      Require.positive("longestSeconds", longestSeconds);
      Require.that(
          longestSeconds >= shortestSeconds,
          "longestSeconds",
          "must be at least shortestSeconds " + shortestSeconds,
          longestSeconds);
      Require.nonNegative("resolutionSeconds", resolutionSeconds);
      Require.nonNegative("jitterSeconds", jitterSeconds);
    }

    /**
     * {@return the nearest length that can be generated [s]: 0 below half of the shortest pulse,
     * else between shortest and longest}
     *
     * @param requestedSeconds the requested length [s]; negative counts as 0
     * @throws org.ouroboros.memristor.core.validation.InvalidValueException if it is NaN
     */
    public double nearestSeconds(double requestedSeconds) {
      Require.that(
          !Double.isNaN(requestedSeconds),
          "requestedSeconds",
          "must be a number",
          requestedSeconds);
      if (requestedSeconds <= 0 || requestedSeconds < 0.5 * shortestSeconds) {
        return 0;
      }
      double seconds = Math.max(shortestSeconds, Math.min(longestSeconds, requestedSeconds));
      return resolutionSeconds == 0
          ? seconds
          : Math.rint(seconds / resolutionSeconds) * resolutionSeconds;
    }

    /**
     * {@return the actual length of a pulse with jitter [s], not negative}
     *
     * @param seconds the requested length [s]
     * @param gauss a standard normal variate
     */
    public double withJitter(double seconds, double gauss) {
      return jitterSeconds == 0 || seconds == 0
          ? seconds
          : Math.max(0, seconds + jitterSeconds * gauss);
    }
  }
}
