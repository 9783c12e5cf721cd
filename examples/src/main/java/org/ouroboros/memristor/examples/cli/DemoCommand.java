package org.ouroboros.memristor.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.TileSize;
import org.ouroboros.memristor.examples.demo.Demo;
import org.ouroboros.memristor.examples.demo.DemoEffort;
import org.ouroboros.memristor.examples.demo.DemoReport;
import org.ouroboros.memristor.examples.demo.DemoResult;
import org.ouroboros.memristor.examples.demo.DemoSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the demonstration and writes its report. */
@Command(
    name = "demo",
    description = {
      "Programs a digit classifier into simulated crossbars and evaluates its accuracy.",
      "Trains the classifier and the pulse mapper, programs the arrays with each strategy,"
          + " evaluates the mapper on crossbars, and writes a report into a folder."
    })
final class DemoCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ouroboros-demo",
      description = "Folder of the report (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--size",
      paramLabel = "ROWSxCOLUMNS",
      defaultValue = "128x128",
      converter = ArraySizeConverter.class,
      description = "Largest array; larger layers are split (default: ${DEFAULT-VALUE}).")
  private TileSize size;

  @Option(
      names = "--effort",
      paramLabel = "EFFORT",
      defaultValue = "quick",
      description = "Training effort: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private DemoEffort effort;

  @Override
  public Integer call() {
    Require.that(
        !Files.exists(out) || Files.isDirectory(out), "--out", "must be a folder or new", out);
    DemoSettings settings = DemoSettings.of(common.seed(), size, effort);
    DemoResult result;
    try (ProgressDisplay progress = common.progress()) {
      result = new Demo(settings, common.run(progress)).run();
    }
    DemoReport report = new DemoReport(settings, result);
    report.write(out);
    common.warnWithoutFonts();
    common.out().print(report.table().text());
    common.out().println(DemoReport.LEGEND);
    common.out().println();
    common.out().print(report.mapperTable().text());
    common.out().println();
    common.out().println("wrote " + out.resolve("index.html"));
    common.out().flush();
    return 0;
  }
}
