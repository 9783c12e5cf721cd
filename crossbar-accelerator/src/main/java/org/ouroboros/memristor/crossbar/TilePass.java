package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.array.WeightCoding;

/** One array's part of a layer's product. Not thread-safe; one instance per thread. */
final class TilePass implements AutoCloseable {

  private final Direction direction;
  private final WeightCoding coding;
  private final double readVolts;
  private final ArrayProduct product;
  private final ArrayProduct.Lane lane;
  private final double[] values;
  private final double[] drives;
  private final double[] sums;

  TilePass(Direction direction, ArrayProduct product, WeightCoding coding) {
    this.direction = direction;
    this.coding = coding;
    this.product = product;
    readVolts = product.readVolts();
    lane = product.lane(direction);
    int outputs = coding.outputs(product.outputs());
    values = new double[direction == Direction.FORWARD ? product.inputs() : outputs];
    drives = direction == Direction.FORWARD ? values : new double[product.outputs()];
    sums = new double[direction == Direction.FORWARD ? outputs : product.inputs()];
  }

  /** Multiplies the vector from {@code in[inOffset]}; adds to {@code out[outOffset]} and on. */
  void add(double[] in, int at, long draw, double[] out, int to) {
    System.arraycopy(in, at, values, 0, values.length);
    boolean forward = direction == Direction.FORWARD;
    if (!forward) {
      coding.spread(values, drives);
    }
    double peak = Scaling.peak(drives);
    if (peak == 0) {
      return;
    }
    for (int i = 0; i < drives.length; i++) {
      lane.volts[i] = drives[i] / peak * readVolts;
    }
    lane.multiply(draw);
    if (forward) {
      coding.combine(lane.amperes, readVolts / peak, sums);
    } else {
      coding.gather(lane.amperes, readVolts / peak, sums);
    }
    for (int i = 0; i < sums.length; i++) {
      out[to + i] += sums[i];
    }
  }

  @Override
  public void close() {
    product.release(lane);
  }
}
