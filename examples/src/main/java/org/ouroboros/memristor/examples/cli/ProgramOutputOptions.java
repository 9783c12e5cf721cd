package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the output files of programming. */
final class ProgramOutputOptions {

  @Option(names = "--out", paramLabel = "FILE", description = "JSON file of the report.")
  private @Nullable Path out;

  @Option(
      names = "--cells",
      paramLabel = "FILE",
      description = "CSV file with the result of every cell.")
  private @Nullable Path cells;

  @Option(names = "--trace", paramLabel = "FILE", description = "CSV file with every pulse.")
  private @Nullable Path trace;

  @Option(
      names = "--plots",
      paramLabel = "DIR",
      description = "Folder for plots: convergence over pulses, pulses per cell, errors.")
  private @Nullable Path plots;

  @Option(
      names = "--save-array",
      paramLabel = "FILE",
      description = "File of the array in its final state.")
  private @Nullable Path saveArray;

  /** Returns the file of the report; throws if not given. */
  Path out() {
    Path file = out;
    if (file == null) {
      throw new IllegalArgumentException("--out must be given, a JSON file for the report");
    }
    return file;
  }

  @Nullable Path cells() {
    return cells;
  }

  @Nullable Path trace() {
    return trace;
  }

  @Nullable Path plots() {
    if (plots != null) {
      OutputFolder.requireFolder("--plots", plots);
    }
    return plots;
  }

  @Nullable Path saveArray() {
    return saveArray;
  }
}
