package org.ouroboros.memristor.core.internal.random;

/** The purposes of the random streams of this module. Their texts are part of the results. */
public final class RandomStreams {
  /** Device-to-device variation of a bank. */
  public static final String DEVICE_TO_DEVICE = "d2d";

  /** Stuck-at faults of a bank. */
  public static final String STUCK_AT_FAULTS = "stuck";

  /** Read noise of a programming run. */
  public static final String READ = "read";

  /** Noise of products during a programming run. */
  public static final String PRODUCT = "product";

  private RandomStreams() {}
}
