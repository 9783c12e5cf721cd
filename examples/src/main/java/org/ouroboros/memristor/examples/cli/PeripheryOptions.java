package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.validation.Require;
import picocli.CommandLine.Option;

/** Options of the periphery: read noise, times of reads, settling and switching. */
final class PeripheryOptions {

  @Option(
      names = "--read-noise",
      paramLabel = "R",
      description = "Relative standard deviation of a reading (default: 0, exact reads).")
  private double relativeReadNoise;

  @Option(
      names = "--switch-seconds",
      paramLabel = "T",
      description = "Time to switch the polarity of the driver [s] (default: 0).")
  private double switchSeconds;

  @Option(
      names = "--read-seconds",
      paramLabel = "T",
      description = "Time of a read [s] (default: 1e-6).")
  private double readSeconds = 1e-6;

  @Option(
      names = "--settling-seconds",
      paramLabel = "T",
      description = "Settling time after a pulse [s] (default: 1e-7).")
  private double settlingSeconds = 1e-7;

  PeripheryParameters parameters() {
    Require.inRange("--read-noise", relativeReadNoise, 0, 1);
    Require.nonNegative("--read-seconds", readSeconds);
    Require.nonNegative("--settling-seconds", settlingSeconds);
    Require.nonNegative("--switch-seconds", switchSeconds);
    return new PeripheryParameters(relativeReadNoise, readSeconds, settlingSeconds, switchSeconds);
  }
}
