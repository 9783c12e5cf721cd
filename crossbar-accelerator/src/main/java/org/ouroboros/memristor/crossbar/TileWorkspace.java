package org.ouroboros.memristor.crossbar;

/** One array's part of a layer's product. Not thread-safe; one instance per thread. */
final class TileWorkspace implements AutoCloseable {
  private final Direction direction;
  private final WeightEncoding encoding;
  private final double readVolts;
  private final ArrayProduct product;
  private final ArrayProduct.Workspace workspace;
  private final double[] values;
  private final double[] drives;
  private final double[] sums;

  TileWorkspace(Direction direction, ArrayProduct product, WeightEncoding encoding) {
    this.direction = direction;
    this.encoding = encoding;
    this.product = product;
    readVolts = product.readVolts();
    workspace = product.acquire(direction);
    int outputs = encoding.outputs(product.outputs());
    values = new double[direction == Direction.FORWARD ? product.inputs() : outputs];
    drives = direction == Direction.FORWARD ? values : new double[product.outputs()];
    sums = new double[direction == Direction.FORWARD ? outputs : product.inputs()];
  }

  /** Multiplies the vector from {@code in[inOffset]}; adds to {@code out[outOffset]} and on. */
  void add(double[] in, int inOffset, long draw, double[] out, int outOffset) {
    System.arraycopy(in, inOffset, values, 0, values.length);
    boolean forward = direction == Direction.FORWARD;
    if (!forward) {
      encoding.encodeColumnDrives(values, drives);
    }
    double peak = Vectors.maxMagnitude(drives);
    if (peak == 0) {
      return;
    }
    for (int i = 0; i < drives.length; i++) {
      workspace.volts[i] = drives[i] / peak * readVolts;
    }
    workspace.multiply(draw);
    if (forward) {
      encoding.decodeColumnCurrents(workspace.amperes, readVolts / peak, sums);
    } else {
      encoding.decodeRowCurrents(workspace.amperes, readVolts / peak, sums);
    }
    for (int i = 0; i < sums.length; i++) {
      out[outOffset + i] += sums[i];
    }
  }

  @Override
  public void close() {
    product.release(workspace);
  }
}
