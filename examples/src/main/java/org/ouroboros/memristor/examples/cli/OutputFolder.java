package org.ouroboros.memristor.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ouroboros.memristor.core.validation.Require;
import picocli.CommandLine.Option;

/** Option of the folder into which a command writes its report. */
final class OutputFolder {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the report (default: ${DEFAULT-VALUE}).")
  private Path folder;

  OutputFolder(String defaultFolder) {
    folder = Path.of(defaultFolder);
  }

  /** Returns the folder, which is a folder or does not exist. */
  Path checked() {
    return requireFolder("--out", folder);
  }

  /** Checks that a path is a folder or does not exist. */
  static Path requireFolder(String name, Path path) {
    Require.that(
        !Files.exists(path) || Files.isDirectory(path), name, "must be a folder or new", path);
    return path;
  }

  /** Checks that a path is not a folder. */
  static Path requireFile(String name, Path path) {
    Require.that(!Files.isDirectory(path), name, "must not be a folder", path);
    return path;
  }
}
