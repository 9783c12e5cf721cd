package org.ouroboros.memristor.crossbar;

import java.util.Arrays;
import org.ouroboros.memristor.core.array.WeightCoding;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.run.Workers;
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

  private static final int MOST_STEPS = 60;

  private final SiemensRange range;
  private final Wires wires;
  private final TileGrid grid;
  private final Workers workers;

  WireCompensation(CrossbarHardware hardware, TileGrid grid) {
    range = hardware.range();
    wires = hardware.wires();
    workers = hardware.workers();
    this.grid = grid;
  }

  /** Returns the weights to write, of the iteration with the smallest residual. */
  double[][] distort(double[][] wanted, WeightMapping.Fitting fitting) {
    double[][] written = copy(wanted);
    double[][] best = written;
    double least = Double.POSITIVE_INFINITY;
    double scale = peak(wanted);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[][] found = behindWires(written, fitting.fit(range, written));
      double worst = 0;
      double[][] next = new double[wanted.length][wanted[0].length];
      for (int r = 0; r < wanted.length; r++) {
        for (int c = 0; c < wanted[r].length; c++) {
          double lack = wanted[r][c] - found[r][c];
          worst = Math.max(worst, Math.abs(lack));
          next[r][c] = written[r][c] + lack;
        }
      }
      if (worst < least) {
        least = worst;
        best = written;
      }
      if (worst <= TOLERANCE * scale) {
        break;
      }
      written = next;
    }
    return best;
  }

  private double[][] behindWires(double[][] written, WeightCoding coding) {
    double[][] found = new double[written.length][written[0].length];
    for (TileGrid.Block block : grid.blocks()) {
      double[][] weights = block.of(written);
      int columns = coding.arrayColumns(block.outputs());
      double[] siemens = coding.encode(weights);
      double[][] rows = new double[block.inputs()][];
      Arrays.setAll(rows, r -> Arrays.copyOfRange(siemens, r * columns, (r + 1) * columns));
      double[][] effective = WireNetwork.of(rows, wires).effectiveSiemens(workers);
      double[] flat = new double[siemens.length];
      for (int r = 0; r < effective.length; r++) {
        System.arraycopy(effective[r], 0, flat, r * columns, columns);
      }
      block.put(coding.decode(flat, block.inputs(), block.outputs()), found);
    }
    return found;
  }

  private static double[][] copy(double[][] matrix) {
    double[][] copy = matrix.clone();
    Arrays.setAll(copy, r -> matrix[r].clone());
    return copy;
  }

  private static double peak(double[][] matrix) {
    double peak = 0;
    for (double[] row : matrix) {
      peak = Math.max(peak, Scaling.peak(row));
    }
    return peak;
  }
}
