package org.ouroboros.memristor.examples.comparison;

import org.ouroboros.memristor.core.programming.ProgrammingStrategy;

/**
 * A compared programming strategy.
 *
 * @param id identifier in JSON, CSV and file names
 * @param title name in tables and plots
 * @param kind class of the strategy
 * @param voltages voltages of its driver
 * @param recipe creates the strategy for a condition
 */
public record Contender(String id, String title, Kind kind, Voltages voltages, Recipe recipe) {

  /** Classes of strategies. */
  public enum Kind {
    /** One pulse, chosen by a mapper. */
    ONE_SHOT("one pulse"),
    /** Pulses and verify reads by a fixed rule, without a device model. */
    WRITE_VERIFY("write-verify"),
    /** Pulses chosen by a mapper, with verify reads. */
    HYBRID("mapper and verify"),
    /** Provided by a plugin. */
    OWN("own");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** Creates a strategy for a condition. */
  @FunctionalInterface
  public interface Recipe {
    /**
     * Creates the strategy.
     *
     * @param terms tolerance and read noise
     * @return the strategy
     */
    ProgrammingStrategy strategy(Terms terms);
  }
}
