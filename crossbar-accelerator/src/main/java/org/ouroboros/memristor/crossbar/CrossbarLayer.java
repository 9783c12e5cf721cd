package org.ouroboros.memristor.crossbar;

import java.util.Arrays;
import java.util.List;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.internal.linear.RowKernels;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A weight matrix in one array, or in several whose outputs are summed. Reflects the present state
 * of its arrays.
 *
 * <p>Each vector (per tile, its part) is normalised by its largest magnitude, so that this drives
 * its line for the longest pulse width; the sums are scaled back. A zero vector gives exact zeros.
 */
public final class CrossbarLayer implements MatVec {
  private final int inputs;
  private final int outputs;
  private final WeightEncoding encoding;
  private final List<Tile> tiles;
  private final Workers workers;

  /**
   * An array that holds a block of a layer's weights.
   *
   * @param array the array; pulses on it change the layer's product
   * @param report the result of programming the block
   * @param firstInput the layer's input at the array's row 0
   * @param firstOutput the layer's first output in this block
   * @param outputs number of outputs of the block, at least 1
   */
  public record Tile(
      CrossbarArray array, ProgrammingReport report, int firstInput, int firstOutput, int outputs) {
    /** {@return the number of inputs of the block, at least 1} */
    public int inputs() {
      return array.rows();
    }
  }

  CrossbarLayer(
      int inputs, int outputs, WeightEncoding encoding, List<Tile> tiles, Workers workers) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.encoding = encoding;
    this.tiles = List.copyOf(tiles);
    this.workers = workers;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  /** {@return the weight encoding, common to all arrays} */
  public WeightEncoding encoding() {
    return encoding;
  }

  /** {@return the arrays with their reports: at least one tile, in row-major order} */
  public List<Tile> tiles() {
    return tiles;
  }

  /**
   * Returns the weights that the true conductances represent, without the effect of wires; for
   * evaluation only.
   *
   * @return a new matrix, inputs x outputs
   */
  public double[][] weights() {
    double[][] weights = new double[inputs][outputs];
    for (Tile tile : tiles) {
      double[] siemens = new double[tile.array().cells()];
      tile.array().conductances(siemens);
      double[][] block = encoding.decode(siemens, tile.inputs(), tile.outputs());
      for (int r = 0; r < block.length; r++) {
        System.arraycopy(
            block[r], 0, weights[tile.firstInput() + r], tile.firstOutput(), tile.outputs());
      }
    }
    return weights;
  }

  @Override
  public void multiply(double[] x, int batch, long draw, double[] y) {
    RowKernels.checkLengths(x, inputs, batch, y, outputs);
    checkFinite("x", x, batch * inputs);
    multiplyTiles(Direction.FORWARD, x, batch, draw, y);
  }

  @Override
  public void multiplyTransposed(double[] y, int batch, long draw, double[] x) {
    RowKernels.checkLengths(y, outputs, batch, x, inputs);
    checkFinite("y", y, batch * outputs);
    multiplyTiles(Direction.TRANSPOSED, y, batch, draw, x);
  }

  private void multiplyTiles(Direction direction, double[] in, int batch, long draw, double[] out) {
    boolean forward = direction == Direction.FORWARD;
    int inSize = forward ? inputs : outputs;
    int outSize = forward ? outputs : inputs;
    Arrays.fill(out, 0, batch * outSize, 0);
    // Tile by tile, so that partial sums are added in a fixed order.
    for (Tile tile : tiles) {
      int inFirst = forward ? tile.firstInput() : tile.firstOutput();
      int outFirst = forward ? tile.firstOutput() : tile.firstInput();
      ArrayProduct product = tile.array().cachedProduct();
      workers.forRange(
          batch,
          product.minRange(),
          (from, to) -> {
            try (TileWorkspace workspace = new TileWorkspace(direction, product, encoding)) {
              for (int b = from; b < to; b++) {
                workspace.add(in, b * inSize + inFirst, draw + b, out, b * outSize + outFirst);
              }
            }
          });
    }
  }

  private static void checkFinite(String name, double[] values, int count) {
    for (int i = 0; i < count; i++) {
      if (!Double.isFinite(values[i])) {
        Require.finite(name + "[" + i + "]", values[i]);
      }
    }
  }
}
