package org.ouroboros.memristor.examples.demo;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.crossbar.Converters;
import org.ouroboros.memristor.crossbar.TileSize;

/**
 * What decides on the result of the main job. The number of threads does not.
 *
 * @param seed the seed of everything random
 * @param tileSize the largest array that is built in one piece
 * @param effort how much is spent on training
 * @param periphery what stands around the arrays
 * @param writing when a device counts as written
 */
public record DemoSettings(
    Seed seed, TileSize tileSize, DemoEffort effort, Periphery periphery, Writing writing) {

  /**
   * What stands around the arrays.
   *
   * @param converters converters of the analog product
   * @param relativeReadNoise standard deviation of a reading relative to the conductance, in
   *     verifying reads and in products
   */
  public record Periphery(Converters converters, double relativeReadNoise) {

    /** 8 bits in, 10 bits out, 1 % of read noise. */
    public static final Periphery USUAL = new Periphery(new Converters(8, 10), 0.01);

    public Periphery {
      Require.within("relativeReadNoise", relativeReadNoise, 0, 1);
    }
  }

  /**
   * When a device counts as written.
   *
   * @param tolerance tolerated difference from the target, relative to it
   * @param pulses greatest number of pulses per device
   */
  public record Writing(double tolerance, int pulses) {

    /** 5 % within 200 pulses. */
    public static final Writing USUAL = new Writing(0.05, 200);

    public Writing {
      Require.positive("tolerance", tolerance);
      Require.atLeast("pulses", pulses, 1);
    }
  }

  /**
   * The usual settings.
   *
   * @param seed the seed of everything random
   * @param tileSize the largest array that is built in one piece
   * @param effort how much is spent on training
   * @return the settings
   */
  public static DemoSettings of(Seed seed, TileSize tileSize, DemoEffort effort) {
    return new DemoSettings(seed, tileSize, effort, Periphery.USUAL, Writing.USUAL);
  }
}
