package org.ouroboros.memristor.crossbar;

/** The direction of a product. */
enum Direction {
  /** Rows are driven, columns are sensed. */
  FORWARD(RandomStreams.FORWARD),
  /** Columns are driven, rows are sensed. */
  TRANSPOSED(RandomStreams.TRANSPOSED);

  private final String stream;

  Direction(String stream) {
    this.stream = stream;
  }

  /** {@return the purpose of the random stream of this direction's read noise} */
  String stream() {
    return stream;
  }
}
