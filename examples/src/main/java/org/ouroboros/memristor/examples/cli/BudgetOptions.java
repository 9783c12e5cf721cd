package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.CostLimits;
import picocli.CommandLine.Option;

/** Cost limits of programming. */
final class BudgetOptions {

  @Option(
      names = "--pulses",
      paramLabel = "N",
      defaultValue = "200",
      description = "Maximum pulses per cell (default: ${DEFAULT-VALUE}).")
  private long pulses;

  @Option(
      names = "--seconds",
      paramLabel = "T",
      defaultValue = "Infinity",
      description = "Maximum programming time per cell [s] (default: no limit).")
  private double seconds;

  @Option(
      names = "--joules",
      paramLabel = "E",
      defaultValue = "Infinity",
      description = "Maximum energy per cell [J] (default: no limit).")
  private double joules;

  @Option(
      names = "--coulombs",
      paramLabel = "Q",
      defaultValue = "Infinity",
      description = "Maximum wear per cell, as charge of its pulses [C] (default: no limit).")
  private double coulombs;

  @Option(
      names = "--array-pulses",
      paramLabel = "N",
      defaultValue = "9223372036854775807",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
      description = "Maximum pulses of the array (default: no limit).")
  private long arrayPulses;

  @Option(
      names = "--array-seconds",
      paramLabel = "T",
      defaultValue = "Infinity",
      description =
          "Maximum programming time of the array, summed over cells [s] (default: no limit).")
  private double arraySeconds;

  @Option(
      names = "--array-joules",
      paramLabel = "E",
      defaultValue = "Infinity",
      description = "Maximum energy of the array [J] (default: no limit).")
  private double arrayJoules;

  Budget budget() {
    return new Budget(
        new CostLimits(pulses, seconds, coulombs, joules),
        new CostLimits(arrayPulses, arraySeconds, Double.POSITIVE_INFINITY, arrayJoules));
  }
}
