package org.ouroboros.memristor.examples.cli;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseTiming;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.mapper.PulseWorth;
import org.ouroboros.memristor.mapper.TrainingSettings.Aims;
import picocli.CommandLine.Option;

/** Options of the pulse driver that a mapper is trained for, and of what its pulses are worth. */
final class DriverOptions {

  @Option(
      names = "--set-volts",
      paramLabel = "A:B:STEP",
      description = "Voltages of SET, the weakest first (default: the device's only one).")
  private @Nullable String setVolts;

  @Option(
      names = "--reset-volts",
      paramLabel = "A:B:STEP",
      description = "Voltages of RESET, the weakest first (default: the device's only one).")
  private @Nullable String resetVolts;

  @Option(
      names = "--shortest-seconds",
      paramLabel = "T",
      description = "Shortest pulse [s] (default: the device's).")
  private @Nullable Double shortest;

  @Option(
      names = "--longest-seconds",
      paramLabel = "T",
      description = "Longest pulse [s] (default: the device's).")
  private @Nullable Double longest;

  @Option(
      names = "--resolution-seconds",
      paramLabel = "T",
      description = "Step of pulse lengths [s] (default: the device's).")
  private @Nullable Double resolution;

  @Option(
      names = "--jitter-seconds",
      paramLabel = "T",
      defaultValue = "0",
      description = "Standard deviation of pulse lengths [s] (default: ${DEFAULT-VALUE}).")
  private double jitter;

  @Option(
      names = "--delay-seconds",
      paramLabel = "T",
      defaultValue = "Infinity",
      description =
          "Delay that one success is worth [s]: pulses are chosen for the probability of success"
              + " less their length over this (default: delay does not matter).")
  private double delaySeconds;

  @Option(
      names = "--energy-joules",
      paramLabel = "E",
      defaultValue = "Infinity",
      description = "Energy that one success is worth [J] (default: energy does not matter).")
  private double energyJoules;

  PulseDriver driver(DeviceModel model) {
    PulseDriver usual = PulseDriver.usual(model);
    return new PulseDriver(
        setVolts == null ? usual.set() : range("--set-volts", setVolts),
        resetVolts == null ? usual.reset() : range("--reset-volts", resetVolts),
        new PulseTiming(
            shortest == null ? usual.shortestSeconds() : shortest,
            longest == null ? usual.longestSeconds() : longest,
            resolution == null ? usual.resolutionSeconds() : resolution,
            jitter));
  }

  Aims aims(boolean memory) {
    PulseWorth worth = new PulseWorth(delaySeconds, energyJoules);
    return new Aims(memory, Aims.MEMORY.relativeReadNoise(), worth);
  }

  private static VoltageRange range(String name, String text) {
    String[] parts = text.split(":", -1);
    try {
      if (parts.length == 1) {
        return VoltageRange.fixed(Double.parseDouble(parts[0]));
      }
      if (parts.length == 3) {
        VoltageRange range =
            new VoltageRange(
                Double.parseDouble(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]));
        if (range.levels() > 0) {
          return range;
        }
      }
    } catch (NumberFormatException e) {
      // Told below, like the other ways to be wrong.
    }
    throw new InvalidValueException(
        name, "must be one voltage or weakest:strongest:step", "'" + text + "'");
  }
}
