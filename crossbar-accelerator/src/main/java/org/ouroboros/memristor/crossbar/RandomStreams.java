package org.ouroboros.memristor.crossbar;

/**
 * Purposes of the random streams that are derived from an array's or a backend's seed. A changed
 * text changes all results.
 */
final class RandomStreams {
  /** Sampling of the devices. */
  static final String DEVICES = "devices";

  /** Cycle-to-cycle parts of the parameters of an array in use. */
  static final String CYCLE = "cycle";

  /** Start conductances of an array in use. */
  static final String START = "start";

  /** Read noise of an array; parent of the next two. */
  static final String READS = "reads";

  /** Read noise of readings of single cells. */
  static final String CELL_READS = "cell reads";

  /** Read noise of products; parent of the next two. */
  static final String PRODUCTS = "products";

  /** Products by rows. */
  static final String FORWARD = "FORWARD";

  /** Products by columns. */
  static final String TRANSPOSED = "TRANSPOSED";

  /** Matrices of a backend. */
  static final String CROSSBAR = "crossbar";

  /** Programming of an array of a backend. */
  static final String PROGRAMMING = "programming";

  private RandomStreams() {}
}
