package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.validation.Require;
import picocli.CommandLine.Option;

/** Options of programming: cost limits, periphery, output files. */
final class ProgramOptions {
  private ProgramOptions() {}

  /** Cost limits of programming. */
  static final class Limits {
    @Option(
        names = "--pulses",
        paramLabel = "N",
        description = "Maximum pulses per cell (default: ${DEFAULT-VALUE}; other limits: none).")
    private long pulses = 200;

    @Option(names = "--seconds", paramLabel = "T", description = "Maximum time per cell [s].")
    private double seconds = Double.POSITIVE_INFINITY;

    @Option(names = "--joules", paramLabel = "E", description = "Maximum energy per cell [J].")
    private double joules = Double.POSITIVE_INFINITY;

    @Option(
        names = "--coulombs",
        paramLabel = "Q",
        description = "Maximum charge (wear) per cell [C].")
    private double coulombs = Double.POSITIVE_INFINITY;

    @Option(names = "--array-pulses", paramLabel = "N", description = "Maximum pulses in all.")
    private long arrayPulses = Long.MAX_VALUE;

    @Option(
        names = "--array-seconds",
        paramLabel = "T",
        description = "Maximum time, summed over cells [s].")
    private double arraySeconds = Double.POSITIVE_INFINITY;

    @Option(names = "--array-joules", paramLabel = "E", description = "Maximum energy in all [J].")
    private double arrayJoules = Double.POSITIVE_INFINITY;

    Budget budget() {
      return new Budget(
          new Budget.Limits(pulses, seconds, coulombs, joules),
          new Budget.Limits(arrayPulses, arraySeconds, Double.POSITIVE_INFINITY, arrayJoules));
    }
  }

  /** Options of the periphery: read noise, times of reads, settling and switching. */
  static final class Periphery {
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
      return new PeripheryParameters(
          relativeReadNoise, readSeconds, settlingSeconds, switchSeconds);
    }
  }

  /** Options for the output files of programming. */
  static final class Outputs {
    @Option(names = "--out", paramLabel = "FILE", description = "JSON file of the report.")
    private @Nullable Path out;

    @Option(names = "--cells", paramLabel = "FILE", description = "CSV file with all cells.")
    @Nullable Path cells;

    @Option(names = "--trace", paramLabel = "FILE", description = "CSV file with every pulse.")
    @Nullable Path trace;

    @Option(
        names = "--plots",
        paramLabel = "DIR",
        description = "Folder for plots: convergence, pulses, errors.")
    private @Nullable Path plots;

    @Option(names = "--save-array", paramLabel = "FILE", description = "File of the final array.")
    @Nullable Path saveArray;

    /** Returns the file of the report; throws if not given. */
    Path out() {
      Path file = out;
      if (file == null) {
        throw new IllegalArgumentException("--out must be given, a JSON file for the report");
      }
      return file;
    }

    @Nullable Path plots() {
      if (plots != null) {
        OutputFolder.requireFolder("--plots", plots);
      }
      return plots;
    }
  }
}
