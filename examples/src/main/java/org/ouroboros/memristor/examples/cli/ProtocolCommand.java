package org.ouroboros.memristor.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.examples.protocol.TrialReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a protocol and writes its report. */
@Command(
    name = "protocol",
    description = "Runs a protocol; writes JSON, CSV, plots and a page that shows them.")
final class ProtocolCommand implements Callable<Integer> {

  /** The protocols that can be run. */
  enum Protocol {
    /** One attempt at requests that their device has reached by one pulse. */
    P1
  }

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "PROTOCOL", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Protocol protocol;

  @Option(
      names = "--mapper",
      paramLabel = "FILE|NAME",
      defaultValue = "jart-vcm-v1b-realistic-p1",
      description = "A mapper file or a bundled mapper (default: ${DEFAULT-VALUE}).")
  private String mapper;

  @Mixin private TrialOptions trial;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ouroboros-p1",
      description = "Folder of the report (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Override
  public Integer call() {
    Require.that(
        !Files.exists(out) || Files.isDirectory(out), "--out", "must be a folder or new", out);
    TrialReport report =
        trial.run(common, MapperChoice.load(mapper), RequestKind.valueOf(protocol.name()));
    report.write(out);
    common.warnWithoutFonts();
    common.out().print(report.table().text());
    common.out().println(report.legend());
    common.out().println("wrote " + out.resolve("index.html"));
    common.out().flush();
    return 0;
  }
}
