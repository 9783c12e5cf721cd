package org.ouroboros.memristor.core.programming;

/**
 * Purposes of the random streams of a programming run, see {@link
 * org.ouroboros.memristor.core.random.Seed#at(String)}.
 */
final class RandomStreams {

  /** Noise of readings. */
  static final String READ = "read";

  /** Noise of matrix-vector products. */
  static final String PRODUCT = "product";

  private RandomStreams() {}
}
