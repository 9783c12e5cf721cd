package org.ouroboros.memristor.core.mapping;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;

/**
 * The capabilities of an array's pulse driver. A mapper chooses only pulses that its driver can
 * generate.
 *
 * @param set SET voltages
 * @param reset RESET voltages
 * @param timing pulse lengths
 */
public record PulseDriver(VoltageRange set, VoltageRange reset, PulseTiming timing) {

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
    this(set, reset, new PulseTiming(shortestSeconds, longestSeconds, resolutionSeconds, 0));
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
   * PulseTiming#nearestSeconds}}
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
}
