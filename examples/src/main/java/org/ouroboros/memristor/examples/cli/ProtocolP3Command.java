package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import org.ouroboros.memristor.core.validation.Require;
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
final class ProtocolP3Command implements Runnable {
  @Mixin private CommonOptions common;
  @Mixin private ArraySize.SizeOption array;
  @Mixin private final OutputFolder out = new OutputFolder("ouroboros-p3");

  @Option(
      names = "--read-noise",
      paramLabel = "R",
      description = "Relative noise of noisy reads; 0: exact reads only (default: 0.02).")
  private double relativeReadNoise = 0.02;

  @Option(
      names = "--stuck",
      paramLabel = "FRACTION",
      description = "Fraction of stuck cells: a third each low, high, between (default: 0).")
  private double stuckFraction;

  @Override
  public void run() {
    Path folder = out.checked();
    Require.inRange("--read-noise", relativeReadNoise, 0, 1);
    Require.inRange("--stuck", stuckFraction, 0, 1);
    ComparisonSettings settings =
        new ComparisonSettings(
            array.size().rows(),
            array.size().columns(),
            common.seed(),
            relativeReadNoise,
            stuckFraction);
    StrategyComparison comparison = settings.comparison(common.strategies());
    try (Interrupt interrupt = Interrupt.listen()) {
      StrategyComparison.Result result = common.run(interrupt, comparison::run);
      common.publish(new ComparisonReport(settings, result).report(), folder);
    }
  }
}
