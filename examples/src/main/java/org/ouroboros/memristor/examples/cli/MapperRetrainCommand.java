package org.ouroboros.memristor.examples.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.ouroboros.memristor.mapper.training.MapperTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Trains the bundled mappers again. */
@Command(
    name = "retrain-bundled",
    description =
        "Trains the bundled mappers again, from the settings and seeds of their provenance, and"
            + " reports whether the files are as bundled; they are on the same kind of machine.")
final class MapperRetrainCommand implements Runnable {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "DIR", description = "Folder of the mapper files.")
  private Path folder;

  @Override
  public void run() {
    OutputFolder.requireFolder("DIR", folder);
    PrintWriter out = common.out();
    common
        .run(run -> MapperTrainer.retrainBundled(folder, run))
        .forEach((file, same) -> out.println(file + (same ? " is" : " is NOT") + " as bundled"));
  }
}
