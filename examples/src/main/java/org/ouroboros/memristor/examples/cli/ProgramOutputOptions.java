package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the output files of programming. */
final class ProgramOutputOptions {

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
