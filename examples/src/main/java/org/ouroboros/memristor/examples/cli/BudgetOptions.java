package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.CostLimits;
import picocli.CommandLine.Option;

/** Cost limits of programming. */
final class BudgetOptions {

  @Option(
      names = "--pulses",
      paramLabel = "N",
      description = "Maximum pulses per cell (default: ${DEFAULT-VALUE}; other limits: none).")
  private long pulses = 200;

  @Option(names = "--seconds", paramLabel = "T", description = "Maximum time per cell [s].")
  private double seconds = Double.POSITIVE_INFINITY;

  @Option(names = "--joules", paramLabel = "E", description = "Maximum energy per cell [J].")
  private double joules = Double.POSITIVE_INFINITY;

  @Option(
      names = "--coulombs",
      paramLabel = "Q",
      description = "Maximum charge (wear) per cell [C].")
  private double coulombs = Double.POSITIVE_INFINITY;

  @Option(names = "--array-pulses", paramLabel = "N", description = "Maximum pulses in all.")
  private long arrayPulses = Long.MAX_VALUE;

  @Option(
      names = "--array-seconds",
      paramLabel = "T",
      description = "Maximum time, summed over cells [s].")
  private double arraySeconds = Double.POSITIVE_INFINITY;

  @Option(names = "--array-joules", paramLabel = "E", description = "Maximum energy in all [J].")
  private double arrayJoules = Double.POSITIVE_INFINITY;

  Budget budget() {
    return new Budget(
        new CostLimits(pulses, seconds, coulombs, joules),
        new CostLimits(arrayPulses, arraySeconds, Double.POSITIVE_INFINITY, arrayJoules));
  }
}
