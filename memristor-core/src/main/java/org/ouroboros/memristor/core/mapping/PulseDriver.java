package org.ouroboros.memristor.core.mapping;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;

/**
 * What the pulse driver of an array can do. A mapper answers only with pulses that its driver can
 * make.
 *
 * @param set voltages of SET
 * @param reset voltages of RESET
 * @param timing lengths of pulses
 */
public record PulseDriver(VoltageRange set, VoltageRange reset, PulseTiming timing) {

  /**
   * A driver that keeps to its lengths exactly.
   *
   * @param set voltages of SET
   * @param reset voltages of RESET
   * @param shortestSeconds shortest pulse [s]; 0 for none
   * @param longestSeconds longest pulse [s]
   * @param resolutionSeconds pulse lengths are whole multiples of this [s]; 0 for any length
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
   * A driver with the two programming voltages of a device and pulses up to its longest usual one:
   * of any length for a physical device, of whole units for one given by pulse response.
   *
   * @param model the device
   * @return the driver
   */
  public static PulseDriver usual(DeviceModel model) {
    OperatingPoint point = model.operatingPoint();
    double unit = model instanceof PulseResponseDevice ? point.unitPulseSeconds() : 0;
    return new PulseDriver(
        VoltageRange.fixed(point.setVolts()),
        VoltageRange.fixed(point.resetVolts()),
        unit,
        point.longestPulseSeconds(),
        unit);
  }

  /**
   * The voltages of a polarity.
   *
   * @param polarity the polarity
   * @return its range
   */
  public VoltageRange range(Polarity polarity) {
    return polarity == Polarity.SET ? set : reset;
  }

  /**
   * Whether there is a voltage to choose.
   *
   * @return true if a polarity has more than one
   */
  public boolean choosesVolts() {
    return set.weakestVolts() != set.strongestVolts()
        || reset.weakestVolts() != reset.strongestVolts();
  }

  /**
   * Shortest pulse.
   *
   * @return its length [s]; 0 for none
   */
  public double shortestSeconds() {
    return timing.shortestSeconds();
  }

  /**
   * Longest pulse.
   *
   * @return its length [s]
   */
  public double longestSeconds() {
    return timing.longestSeconds();
  }

  /**
   * Step of pulse lengths.
   *
   * @return lengths are whole multiples of this [s]; 0 for any length
   */
  public double resolutionSeconds() {
    return timing.resolutionSeconds();
  }

  /**
   * The length that the driver gives when a length is wanted, but for its jitter: no pulse below
   * half of the shortest, else the nearest that it can make.
   *
   * @param wantedSeconds the wanted length [s]; negative counts as none
   * @return the length [s], 0 or between shortest and longest
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if it is NaN
   */
  public double seconds(double wantedSeconds) {
    return timing.nearest(wantedSeconds);
  }
}
