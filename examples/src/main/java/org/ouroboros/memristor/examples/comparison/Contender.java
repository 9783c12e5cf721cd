package org.ouroboros.memristor.examples.comparison;

import org.ouroboros.memristor.core.programming.ProgrammingStrategy;

/**
 * A way to program that takes part.
 *
 * @param id its name in records and file names
 * @param title its name for people
 * @param kind what sort of way it is
 * @param voltages what its driver may choose
 * @param recipe makes the strategy
 */
public record Contender(String id, String title, Kind kind, Voltages voltages, Recipe recipe) {

  /** Sorts of ways to program. */
  public enum Kind {
    /** One pulse, chosen by a mapper. */
    ONE_SHOT("one pulse"),
    /** Pulses and readings by a fixed rule, without a model of the device. */
    WRITE_VERIFY("write-verify"),
    /** Pulses chosen by a mapper, and readings. */
    HYBRID("mapper and verify"),
    /** A user's own. */
    OWN("own");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** Makes a strategy for terms. */
  @FunctionalInterface
  public interface Recipe {
    /**
     * Makes the strategy.
     *
     * @param terms tolerance and read noise
     * @return the strategy
     */
    ProgrammingStrategy strategy(Terms terms);
  }
}
