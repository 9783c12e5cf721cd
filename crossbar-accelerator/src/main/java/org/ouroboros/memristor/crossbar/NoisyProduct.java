package org.ouroboros.memristor.crossbar;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.internal.linear.RowKernels;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.crossbar.wires.internal.Ladder;
import org.ouroboros.memristor.crossbar.wires.internal.LineNoise;

/** Products of an array and the variances that read noise causes in them. Thread-safe. */
interface NoisyProduct {
  /** Makes a workspace for one thread. */
  Workspace newWorkspace(Direction direction);

  /** Multiplies with its own buffers. Not thread-safe; one instance per thread. */
  interface Workspace {
    /**
     * Multiplies.
     *
     * @param volts inputs of the driven lines [V]
     * @param amperes receives the currents of the sensed lines without noise [A]
     * @param variances receives their variances for a relative noise of 1 [A^2]
     */
    void multiply(double[] volts, double[] amperes, double[] variances);
  }

  /** Ideal wires: exact variances, the sum over the cells of a line. */
  final class Ideal implements NoisyProduct {
    /** Rows per block, which remain in the cache for the second pass. */
    private static final int BLOCK_ROWS = 64;

    private final double[][] rows;
    private volatile double @Nullable [][] columns;

    /** Takes ownership of the conductances [S]. */
    Ideal(double[][] rows) {
      this.rows = rows;
    }

    @Override
    public Workspace newWorkspace(Direction direction) {
      double[][] lines = direction == Direction.FORWARD ? rows : columns();
      return (volts, amperes, variances) -> {
        Arrays.fill(amperes, 0);
        Arrays.fill(variances, 0);
        for (int from = 0; from < lines.length; from += BLOCK_ROWS) {
          int to = Math.min(lines.length, from + BLOCK_ROWS);
          RowKernels.accumulate(lines, from, to, volts, amperes);
          int r = from;
          for (; r + 1 < to; r += 2) {
            addSquares(volts[r], lines[r], volts[r + 1], lines[r + 1], variances);
          }
          if (r < to) {
            addSquares(volts[r], lines[r], 0, lines[r], variances);
          }
        }
      };
    }

    private static void addSquares(double v, double[] a, double w, double[] b, double[] sums) {
      for (int c = 0; c < sums.length; c++) {
        double p = v * a[c];
        double q = w * b[c];
        sums[c] += p * p + q * q;
      }
    }

    private double[][] columns() {
      double[][] made = columns;
      if (made == null) {
        made = RowKernels.transpose(rows);
        columns = made;
      }
      return made;
    }
  }

  /** Resistive wires: first order in the noise, see {@link LineNoise}. */
  final class Wired implements NoisyProduct {
    private final double[][] siemens;
    private final Ladder rowLadder;
    private final Ladder columnLadder;
    private final double[][] effective;
    private final double unitVolts;
    private final LineNoise forward;
    private volatile @Nullable LineNoise transposed;

    /** Takes ownership of cell conductances and effective matrix [S]. */
    Wired(double[][] siemens, Wires wires, double[][] effective, double unitVolts) {
      this.siemens = siemens;
      this.effective = effective;
      this.unitVolts = unitVolts;
      rowLadder = ladder(wires.rowOhms(), wires.rowEnds(), siemens.length);
      columnLadder = ladder(wires.columnOhms(), wires.columnEnds(), siemens[0].length);
      forward = new LineNoise(siemens, rowLadder, columnLadder, effective, unitVolts);
    }

    private static Ladder ladder(double ohms, Wires.LineEnds ends, int lines) {
      return new Ladder(ohms, ends.firstOhms(), ends.lastOhms(), new boolean[lines]);
    }

    @Override
    public Workspace newWorkspace(Direction direction) {
      LineNoise noise = direction == Direction.FORWARD ? forward : transposed();
      return noise.newWorkspace()::multiply;
    }

    /** The transposed array's; built at first use. */
    private LineNoise transposed() {
      LineNoise made = transposed;
      if (made == null) {
        double[][] cells = RowKernels.transpose(siemens);
        double[][] lines = RowKernels.transpose(effective);
        made = new LineNoise(cells, columnLadder, rowLadder, lines, unitVolts);
        transposed = made;
      }
      return made;
    }
  }
}
