package org.ouroboros.memristor.crossbar;

/** The part that one array has in a layer's product. Scratch of one thread. */
final class TilePass {

  private final Direction direction;
  private final DifferentialPairs coding;
  private final double readVolts;
  private final ArrayProduct.Lane lane;
  private final double[] values;
  private final double[] sums;

  TilePass(Direction direction, ArrayProduct product, DifferentialPairs coding) {
    this.direction = direction;
    this.coding = coding;
    readVolts = product.readVolts();
    lane = product.lane(direction);
    int outputs = product.outputs() / 2;
    values = new double[direction == Direction.FORWARD ? product.inputs() : outputs];
    sums = new double[direction == Direction.FORWARD ? outputs : product.inputs()];
  }

  /** Multiplies the vector that begins at {@code in[at]} and adds the sums from {@code out[to]}. */
  void add(double[] in, int at, long draw, double[] out, int to) {
    System.arraycopy(in, at, values, 0, values.length);
    double peak = Scaling.peak(values);
    if (peak == 0) {
      return;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= peak;
    }
    multiply(draw, readVolts / peak);
    for (int i = 0; i < sums.length; i++) {
      out[to + i] += sums[i];
    }
  }

  private void multiply(long draw, double voltsPerUnit) {
    if (direction == Direction.FORWARD) {
      for (int i = 0; i < values.length; i++) {
        lane.volts[i] = values[i] * readVolts;
      }
      lane.multiply(draw);
      coding.combine(lane.amperes, voltsPerUnit, sums);
    } else {
      coding.spread(values, readVolts, lane.volts);
      lane.multiply(draw);
      coding.gather(lane.amperes, voltsPerUnit, sums);
    }
  }
}
