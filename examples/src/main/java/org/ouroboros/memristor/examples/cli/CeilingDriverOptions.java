package org.ouroboros.memristor.examples.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import picocli.CommandLine.Option;

/** What the pulse driver can do, where it differs from the device's usual one. */
final class CeilingDriverOptions {

  private static final Pattern RANGE = Pattern.compile("([^:]+)(?::([^:]+):([^:]+))?");

  @Option(
      names = "--set-volts",
      paramLabel = "V[:V:STEP]",
      description = "Voltage of SET, or weakest, strongest and step, for example -0.3:-0.6:0.01.")
  private @Nullable String setVolts;

  @Option(
      names = "--reset-volts",
      paramLabel = "V[:V:STEP]",
      description = "Voltage of RESET, or weakest, strongest and step.")
  private @Nullable String resetVolts;

  @Option(names = "--shortest-seconds", paramLabel = "T", description = "Shortest pulse [s].")
  private @Nullable Double shortestSeconds;

  @Option(names = "--longest-seconds", paramLabel = "T", description = "Longest pulse [s].")
  private @Nullable Double longestSeconds;

  @Option(
      names = "--resolution-seconds",
      paramLabel = "T",
      description = "Pulse lengths are whole multiples of this [s]; 0 for any length.")
  private @Nullable Double resolutionSeconds;

  PulseDriver driver(DeviceModel model) {
    return driver(model, PulseDriver.usual(model));
  }

  /** A driver with what was given, and the rest of another one. */
  PulseDriver driver(DeviceModel model, PulseDriver usual) {
    return new PulseDriver(
        setVolts == null ? usual.set() : range("--set-volts", setVolts, model, Polarity.SET),
        resetVolts == null
            ? usual.reset()
            : range("--reset-volts", resetVolts, model, Polarity.RESET),
        shortestSeconds == null ? usual.shortestSeconds() : shortestSeconds,
        longestSeconds == null ? usual.longestSeconds() : longestSeconds,
        resolutionSeconds == null ? usual.resolutionSeconds() : resolutionSeconds);
  }

  private static VoltageRange range(
      String option, String text, DeviceModel model, Polarity polarity) {
    Matcher matcher = RANGE.matcher(text);
    String form = "must be VOLTS or WEAKEST:STRONGEST:STEP";
    Require.that(matcher.matches(), option, form, "'" + text + "'");
    VoltageRange range;
    try {
      double weakest = Double.parseDouble(matcher.group(1));
      range =
          matcher.group(2) == null
              ? VoltageRange.fixed(weakest)
              : new VoltageRange(
                  weakest,
                  Double.parseDouble(matcher.group(2)),
                  Require.positive("step of " + option, Double.parseDouble(matcher.group(3))));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " " + form + ", but was '" + text + "'", e);
    }
    Require.that(
        model.operatingPoint().polarity(range.weakestVolts()) == polarity,
        option,
        "must have the sign of " + model.operatingPoint().volts(polarity) + " V",
        range.weakestVolts());
    return range;
  }
}
