package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.array.ReadPath;
import org.ouroboros.memristor.core.check.Require;
import picocli.CommandLine.Option;

/** Options of the periphery: read noise, times of reads, settling and switching. */
final class ReadOptions {

  @Option(
      names = "--read-noise",
      paramLabel = "R",
      defaultValue = "0",
      description =
          "Standard deviation of a reading relative to the conductance (default:"
              + " ${DEFAULT-VALUE}, exact reads).")
  private double readNoise;

  @Option(
      names = "--read-seconds",
      paramLabel = "T",
      defaultValue = "1e-6",
      description = "Time of a read [s] (default: ${DEFAULT-VALUE}).")
  private double readSeconds;

  @Option(
      names = "--settle-seconds",
      paramLabel = "T",
      defaultValue = "1e-7",
      description = "Settling time after a pulse [s] (default: ${DEFAULT-VALUE}).")
  private double settleSeconds;

  @Option(
      names = "--switch-seconds",
      paramLabel = "T",
      defaultValue = "0",
      description = "Time to switch the polarity of the driver [s] (default: ${DEFAULT-VALUE}).")
  private double switchSeconds;

  ReadPath path() {
    Require.within("--read-noise", readNoise, 0, 1);
    Require.nonNegative("--read-seconds", readSeconds);
    Require.nonNegative("--settle-seconds", settleSeconds);
    Require.nonNegative("--switch-seconds", switchSeconds);
    return new ReadPath(readNoise, readSeconds, settleSeconds, switchSeconds);
  }
}
