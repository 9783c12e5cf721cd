package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.mapper.MapperFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an evaluation protocol and writes its report. */
@Command(
    name = "protocol",
    description = "Runs an evaluation protocol; writes JSON, CSV, plots and an HTML page.")
final class ProtocolCommand implements Runnable {
  /** The protocols. */
  enum Protocol {
    /** One pulse; targets that the device reaches with one pulse. */
    P1,
    /** One pulse; any start and target. */
    P2,
    /** As P2, after up to eight earlier requests to the same device. */
    P2h
  }

  private static final int PREVIOUS_REQUESTS = 8;

  @Mixin private CommonOptions common;

  @Parameters(
      paramLabel = "PROTOCOL",
      arity = "0..1",
      description = "One of: ${COMPLETION-CANDIDATES}; P3 is a subcommand, see below.")
  private @Nullable Protocol protocol;

  @Option(
      names = "--mapper",
      paramLabel = "FILE|NAME",
      description =
          "Mapper file or bundled mapper (default: jart-vcm-v1b-realistic; P1: with -p1).")
  private @Nullable String mapper;

  @Mixin private EvaluationOptions evaluation;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder of the report (default: ouroboros-p1, ouroboros-p2, ...).")
  private @Nullable Path out;

  @Override
  public void run() {
    Protocol selected = protocol;
    if (selected == null) {
      throw new IllegalArgumentException(
          "protocol must be one of P1, P2, P2h, P3, but was nothing");
    }
    Path folder =
        out == null ? Path.of("ouroboros-" + selected.name().toLowerCase(Locale.ROOT)) : out;
    OutputFolder.requireFolder("--out", folder);
    String defaultMapper = "jart-vcm-v1b-realistic" + (selected == Protocol.P1 ? "-p1" : "");
    MapperFile file = MapperOption.load(mapper == null ? defaultMapper : mapper);
    Report report =
        selected == Protocol.P2h
            ? evaluation.evaluateSequences(common, file, PREVIOUS_REQUESTS)
            : evaluation.evaluate(common, file, RequestKind.valueOf(selected.name()));
    common.publish(report, folder);
  }
}
