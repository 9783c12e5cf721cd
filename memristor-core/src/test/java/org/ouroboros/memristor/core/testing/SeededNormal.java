package org.ouroboros.memristor.core.testing;

import org.ouroboros.memristor.core.random.Seed;

/** Standard normal numbers as a function of a key, by the method of Box and Muller. */
final class SeededNormal {

  private SeededNormal() {}

  static double at(long key) {
    double radius = Math.sqrt(-2 * Math.log(1 - Seed.uniform(key, 0)));
    return radius * Math.cos(2 * Math.PI * Seed.uniform(key, 1));
  }
}
