package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.validation.Require;
import picocli.CommandLine.Option;

/** Options of the periphery: read noise, times of reads, settling and switching. */
final class PeripheryOptions {

  @Option(
      names = "--read-noise",
      paramLabel = "R",
      defaultValue = "0",
      description =
          "Standard deviation of a reading relative to the conductance (default:"
              + " ${DEFAULT-VALUE}, exact reads).")
  private double relativeReadNoise;

  @Option(
      names = "--switch-seconds",
      paramLabel = "T",
      defaultValue = "0",
      description = "Time to switch the polarity of the driver [s] (default: ${DEFAULT-VALUE}).")
  private double switchSeconds;

  @Option(
      names = "--read-seconds",
      paramLabel = "T",
      defaultValue = "1e-6",
      description = "Time of a read [s] (default: ${DEFAULT-VALUE}).")
  private double readSeconds;

  @Option(
      names = "--settling-seconds",
      paramLabel = "T",
      defaultValue = "1e-7",
      description = "Settling time after a pulse [s] (default: ${DEFAULT-VALUE}).")
  private double settlingSeconds;

  PeripheryParameters parameters() {
    Require.inRange("--read-noise", relativeReadNoise, 0, 1);
    Require.nonNegative("--read-seconds", readSeconds);
    Require.nonNegative("--settling-seconds", settlingSeconds);
    Require.nonNegative("--switch-seconds", switchSeconds);
    return new PeripheryParameters(relativeReadNoise, readSeconds, settlingSeconds, switchSeconds);
  }
}
