package org.ouroboros.memristor.examples.cli;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;
import picocli.CommandLine.Option;

/** Options of the pulse driver; defaults are the device's. */
final class DriverOptions {
  @Option(
      names = "--set-volts",
      paramLabel = "V[:V:STEP]",
      description = "SET voltage, or range and step, as -0.3:-0.6:0.01 (default: the device's).")
  private @Nullable String setVolts;

  @Option(
      names = "--reset-volts",
      paramLabel = "V[:V:STEP]",
      description = "The same for RESET (default: the device's RESET voltage).")
  private @Nullable String resetVolts;

  @Option(
      names = "--shortest-seconds",
      paramLabel = "T",
      description = "Shortest pulse [s] (default: the device's).")
  private @Nullable Double shortestSeconds;

  @Option(
      names = "--longest-seconds",
      paramLabel = "T",
      description = "Longest pulse [s] (default: the device's).")
  private @Nullable Double longestSeconds;

  @Option(
      names = "--resolution-seconds",
      paramLabel = "T",
      description = "Step of pulse lengths [s]; 0 for any length (default: the device's).")
  private @Nullable Double resolutionSeconds;

  /** Returns the device's default driver with these options and a jitter of pulse lengths [s]. */
  PulseDriver driver(DeviceModel model, double jitterSeconds) {
    return driver(model, PulseDriver.defaultFor(model), jitterSeconds);
  }

  /** Returns a driver with these options. */
  PulseDriver driver(DeviceModel model, PulseDriver baseDriver) {
    return driver(model, baseDriver, baseDriver.timing().jitterSeconds());
  }

  private PulseDriver driver(DeviceModel model, PulseDriver baseDriver, double jitterSeconds) {
    return new PulseDriver(
        setVolts == null ? baseDriver.set() : range("--set-volts", setVolts, model, Polarity.SET),
        resetVolts == null
            ? baseDriver.reset()
            : range("--reset-volts", resetVolts, model, Polarity.RESET),
        new PulseDriver.Timing(
            shortestSeconds == null ? baseDriver.shortestSeconds() : shortestSeconds,
            longestSeconds == null ? baseDriver.longestSeconds() : longestSeconds,
            resolutionSeconds == null ? baseDriver.resolutionSeconds() : resolutionSeconds,
            jitterSeconds));
  }

  private static VoltageRange range(
      String name, String text, DeviceModel model, Polarity polarity) {
    VoltageRange range = range(name, text);
    Require.that(
        model.operatingPoint().polarity(range.weakestVolts()) == polarity,
        name,
        "must have the sign of " + model.operatingPoint().volts(polarity) + " V",
        range.weakestVolts());
    return range;
  }

  private static VoltageRange range(String name, String text) {
    String[] parts = text.split(":", -1);
    try {
      if (parts.length == 1) {
        return VoltageRange.fixed(Double.parseDouble(parts[0]));
      }
      if (parts.length == 3) {
        double weakest = Double.parseDouble(parts[0]);
        double strongest = Double.parseDouble(parts[1]);
        double step = Require.positive("step of " + name, Double.parseDouble(parts[2]));
        return new VoltageRange(weakest, strongest, step);
      }
    } catch (NumberFormatException e) {
      // Reported below with the other errors.
    }
    throw new InvalidValueException(
        name, "must be one voltage or weakest:strongest:step", "'" + text + "'");
  }
}
