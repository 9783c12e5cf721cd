package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.examples.output.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates a mapper on new devices. */
@Command(name = "evaluate", description = "Evaluates mapper and noise-free inverse on new devices.")
final class MapperEvaluateCommand implements Runnable {
  @Mixin private CommonOptions common;
  @Mixin private MapperOption mapper;
  @Mixin private EvaluationOptions evaluation;

  @Option(
      names = "--protocol",
      paramLabel = "P1|P2",
      description = "Distribution of the requests (default: ${DEFAULT-VALUE}).")
  private RequestKind protocol = RequestKind.P1;

  @Option(names = "--out", paramLabel = "FILE", description = "JSON file (optional).")
  private @Nullable Path out;

  @Override
  public void run() {
    if (out != null) {
      OutputFolder.requireFile("--out", out);
    }
    Report report = evaluation.evaluate(common, mapper.load(), protocol);
    common.out().print(report.text());
    if (out != null) {
      report.writeJson(out);
      common.wrote(out);
    }
  }
}
