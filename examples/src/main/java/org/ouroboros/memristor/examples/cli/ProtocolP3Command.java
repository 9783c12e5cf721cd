package org.ouroboros.memristor.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.examples.comparison.ComparisonReport;
import org.ouroboros.memristor.examples.comparison.ComparisonSettings;
import org.ouroboros.memristor.strategies.evaluation.StrategyComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs protocol P3 and writes its report. */
@Command(
    name = "P3",
    aliases = "p3",
    description = {
      "Compares strategies: the same targets, devices and seed for each, to +-50, 20, 10, 5 and 1"
          + " %%, with exact and with noisy reads.",
      "User-defined strategies are added with --plugins. Ctrl-C stops and reports partial results."
    })
final class ProtocolP3Command implements Callable<Integer> {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  @Mixin private CommonOptions common;

  @Option(
      names = "--size",
      paramLabel = "ROWSxCOLUMNS",
      defaultValue = "128x128",
      description = "Size of the array (default: ${DEFAULT-VALUE}).")
  private String size;

  @Option(
      names = "--read-noise",
      paramLabel = "R",
      defaultValue = "0.02",
      description =
          "Relative noise of the noisy reads; 0 for exact reads only (default: ${DEFAULT-VALUE}).")
  private double relativeReadNoise;

  @Option(
      names = "--stuck",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Fraction of stuck cells: a third each off, on and between (default:"
              + " ${DEFAULT-VALUE}).")
  private double stuckFraction;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "ouroboros-p3",
      description = "Folder of the report (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Override
  public Integer call() {
    Require.that(
        !Files.exists(out) || Files.isDirectory(out), "--out", "must be a folder or new", out);
    Require.inRange("--read-noise", relativeReadNoise, 0, 1);
    Require.inRange("--stuck", stuckFraction, 0, 1);
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      throw new InvalidValueException(
          "--size", "must be ROWSxCOLUMNS, for example 128x128", "'" + size + "'");
    }
    ComparisonSettings settings =
        new ComparisonSettings(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            common.seed(),
            relativeReadNoise,
            stuckFraction);
    StrategyComparison comparison = settings.comparison(common.strategies());
    try (Interrupt interrupt = Interrupt.listen()) {
      StrategyComparison.Result result;
      try (ProgressDisplay progress = common.progress()) {
        result = comparison.run(common.run(progress).withCancellation(interrupt));
      }
      print(new ComparisonReport(settings, result), result.finished());
    }
    return 0;
  }

  private void print(ComparisonReport report, boolean finished) {
    report.write(out);
    common.out().print(report.table().text());
    common.out().println(ComparisonReport.LEGEND);
    common.out().println();
    common.out().print(report.delayTable().text());
    report.delaySummaries().forEach(common.out()::println);
    common.out().println();
    common.out().print(report.tuningTable().text());
    if (!report.faultDetectionTable().rows().isEmpty()) {
      common.out().println();
      common.out().print(report.faultDetectionTable().text());
    }
    if (!finished) {
      common.out().println("stopped before all strategies were done");
    }
    common.warnWithoutFonts();
    common.out().println("wrote " + out.resolve("index.html"));
    common.out().flush();
  }
}
