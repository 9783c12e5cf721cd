package org.ouroboros.memristor.strategies.evaluation;

import org.ouroboros.memristor.core.programming.ProgrammingStrategy;

/**
 * A compared programming strategy.
 *
 * @param id identifier in JSON, CSV and file names
 * @param title name in tables and plots
 * @param kind class of the strategy
 * @param voltages name of the voltages of its driver
 * @param factory creates the strategy for a condition
 */
public record StrategyEntry(String id, String title, Kind kind, String voltages, Factory factory) {

  /** Classes of strategies. */
  public enum Kind {
    /** One pulse, chosen by a mapper. */
    ONE_SHOT("one pulse"),
    /** Pulses and verify reads by a fixed rule, without a device model. */
    WRITE_VERIFY("write-verify"),
    /** Pulses chosen by a mapper, with verify reads. */
    HYBRID("mapper and verify"),
    /** Provided by a plugin. */
    PLUGIN("own");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** {@return the class as text} */
    public String label() {
      return label;
    }
  }

  /** Creates a strategy for a condition. */
  @FunctionalInterface
  public interface Factory {
    /** {@return the strategy} */
    ProgrammingStrategy create(ComparisonCondition condition);
  }
}
