package org.ouroboros.memristor.examples.demo;

import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.Converters;
import org.ouroboros.memristor.crossbar.TileSize;

/**
 * Settings that determine the result of the demonstration.
 *
 * @param seed root of all random streams
 * @param tileSize largest size of a single array
 * @param effort training effort
 * @param periphery converters and read noise
 * @param goal tolerance and pulse budget
 */
public record DemoSettings(
    Seed seed, TileSize tileSize, DemoEffort effort, Periphery periphery, ProgrammingGoal goal) {

  /**
   * Converters and read noise.
   *
   * @param converters converters of the analog product
   * @param relativeReadNoise standard deviation of a reading relative to the conductance, in verify
   *     reads and in products
   */
  public record Periphery(Converters converters, double relativeReadNoise) {

    /** 8 bits in, 10 bits out, 1 % of read noise. */
    public static final Periphery DEFAULT = new Periphery(new Converters(8, 10), 0.01);

    public Periphery {
      Require.inRange("relativeReadNoise", relativeReadNoise, 0, 1);
    }
  }

  /**
   * Tolerance and pulse budget.
   *
   * @param tolerance tolerated difference relative to the target
   * @param pulses greatest number of pulses per device
   */
  public record ProgrammingGoal(double tolerance, int pulses) {

    /** 5 % within 200 pulses. */
    public static final ProgrammingGoal DEFAULT = new ProgrammingGoal(0.05, 200);

    public ProgrammingGoal {
      Require.positive("tolerance", tolerance);
      Require.atLeast("pulses", pulses, 1);
    }
  }

  /**
   * Returns the default settings.
   *
   * @param seed root of all random streams
   * @param tileSize largest size of a single array
   * @param effort training effort
   * @return the settings
   */
  public static DemoSettings of(Seed seed, TileSize tileSize, DemoEffort effort) {
    return new DemoSettings(seed, tileSize, effort, Periphery.DEFAULT, ProgrammingGoal.DEFAULT);
  }
}
