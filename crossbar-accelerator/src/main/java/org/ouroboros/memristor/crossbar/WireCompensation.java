package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;

/**
 * Pre-distorts weights such that the effective matrix behind the wires equals the requested one, by
 * fixed-point iteration: the residual of the effective matrix is added to the written weights, and
 * the encoding is refitted to them. Each iteration computes one effective matrix per tile.
 */
final class WireCompensation {
  /** Largest residual relative to the largest weight; far below programming tolerances. */
  private static final double TOLERANCE = 1e-4;

  private static final int MAX_ITERATIONS = 60;

  private final ConductanceRange range;
  private final Wires wires;
  private final TileGrid grid;
  private final Workers workers;

  WireCompensation(CrossbarSpec spec, TileGrid grid) {
    range = spec.range();
    wires = spec.wires();
    workers = spec.workers();
    this.grid = grid;
  }

  /** Returns the weights to write, of the iteration with the smallest residual. */
  double[][] predistort(double[][] requested, WeightMapping.EncodingFactory encodingFactory) {
    double[][] written = requested;
    double[][] best = written;
    double minResidual = Double.POSITIVE_INFINITY;
    double scale = Vectors.maxMagnitude(requested);
    for (int step = 0; step < MAX_ITERATIONS; step++) {
      double[][] effective = effectiveWeights(written, encodingFactory.fit(range, written));
      double maxResidual = 0;
      double[][] next = new double[requested.length][requested[0].length];
      for (int r = 0; r < requested.length; r++) {
        for (int c = 0; c < requested[r].length; c++) {
          double residual = requested[r][c] - effective[r][c];
          maxResidual = Math.max(maxResidual, Math.abs(residual));
          next[r][c] = written[r][c] + residual;
        }
      }
      if (maxResidual < minResidual) {
        minResidual = maxResidual;
        best = written;
      }
      if (maxResidual <= TOLERANCE * scale) {
        break;
      }
      written = next;
    }
    return best;
  }

  private double[][] effectiveWeights(double[][] written, WeightEncoding encoding) {
    double[][] decoded = new double[written.length][written[0].length];
    for (TileGrid.Block block : grid.blocks()) {
      double[][] weights = block.submatrix(written);
      int columns = encoding.arrayColumns(block.outputs());
      double[] siemens = encoding.encode(weights);
      double[][] effective =
          WireNetwork.of(Vectors.rows(siemens, columns), wires).effectiveSiemens(workers);
      double[] flat = new double[siemens.length];
      for (int r = 0; r < effective.length; r++) {
        System.arraycopy(effective[r], 0, flat, r * columns, columns);
      }
      block.copyInto(encoding.decode(flat, block.inputs(), block.outputs()), decoded);
    }
    return decoded;
  }
}
