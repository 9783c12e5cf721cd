package org.ouroboros.memristor.mapper;

import java.util.Arrays;
import java.util.List;

/**
 * Kernel of a multilayer perceptron on the processor for batches of requests. The result of a
 * request does not depend on the batch it is in.
 *
 * <p><b>Implementation note.</b> A row per unit, a column per request, so the inner loops run over
 * requests without dependencies and are vectorised. Three inputs are added to two units per pass:
 * with fewer, loads and stores dominate; with more, the compiler neither unrolls nor vectorises the
 * loop. Inputs are summed in order.
 */
final class BatchNetwork {

  private final double[][][] layers;

  BatchNetwork(List<double[][]> layers) {
    this.layers = layers.toArray(double[][][]::new);
  }

  /** Workspace for a number of requests. Not thread-safe; one instance per thread. */
  static final class Scratch {
    private final double[][][] values;

    private Scratch(double[][][] values) {
      this.values = values;
    }
  }

  /** Returns a workspace for a number of requests. */
  Scratch scratch(int requests) {
    double[][][] values = new double[layers.length][][];
    for (int l = 0; l < layers.length; l++) {
      values[l] = new double[layers[l][0].length][requests];
    }
    return new Scratch(values);
  }

  /**
   * Computes the outputs of as many requests as the workspace holds.
   *
   * @param inputs a row per input but the constant one
   * @param scratch the workspace
   * @return the row of outputs, owned by the workspace
   */
  double[] evaluate(double[][] inputs, Scratch scratch) {
    double[][] from = inputs;
    for (int l = 0; l < layers.length; l++) {
      double[][] to = scratch.values[l];
      double[][] weights = layers[l];
      int constant = weights.length - 1;
      for (int unit = 0; unit < to.length; unit += 2) {
        boolean pair = unit + 1 < to.length;
        int i = begin(to[unit], from, weights, unit);
        if (pair) {
          begin(to[unit + 1], from, weights, unit + 1);
        }
        for (; i < constant; i += 3) {
          Rows rows = new Rows(from[i], from[i + 1], from[i + 2]);
          Three first = new Three(weights, i, unit);
          if (pair) {
            addToTwo(to[unit], to[unit + 1], rows, first, new Three(weights, i, unit + 1));
          } else {
            add(to[unit], rows, first);
          }
        }
      }
      for (int unit = 0; unit < to.length && l + 1 < layers.length; unit++) {
        rectify(to[unit]);
      }
      from = to;
    }
    return from[0];
  }

  /**
   * Sums the bias and the first inputs so that a multiple of three remains; returns their number.
   */
  private static int begin(double[] sums, double[][] from, double[][] weights, int unit) {
    int constant = weights.length - 1;
    double bias = weights[constant][unit];
    switch (constant % 3) {
      case 1 -> beginOne(sums, bias, from[0], weights[0][unit]);
      case 2 ->
          beginTwo(
              sums, bias, new Rows(from[0], from[1], sums), weights[0][unit], weights[1][unit]);
      default -> Arrays.fill(sums, bias);
    }
    return constant % 3;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Rows(double[] a, double[] b, double[] c) {}

  private record Three(double a, double b, double c) {
    Three(double[][] weights, int i, int unit) {
      this(weights[i][unit], weights[i + 1][unit], weights[i + 2][unit]);
    }
  }

  private static void add(double[] sums, Rows rows, Three w) {
    double[] a = rows.a;
    double[] b = rows.b;
    double[] c = rows.c;
    for (int k = 0; k < sums.length; k++) {
      sums[k] = Math.fma(w.c, c[k], Math.fma(w.b, b[k], Math.fma(w.a, a[k], sums[k])));
    }
  }

  private static void addToTwo(double[] sums, double[] next, Rows rows, Three w, Three v) {
    double[] a = rows.a;
    double[] b = rows.b;
    double[] c = rows.c;
    for (int k = 0; k < sums.length; k++) {
      sums[k] = Math.fma(w.c, c[k], Math.fma(w.b, b[k], Math.fma(w.a, a[k], sums[k])));
      next[k] = Math.fma(v.c, c[k], Math.fma(v.b, b[k], Math.fma(v.a, a[k], next[k])));
    }
  }

  private static void beginOne(double[] sums, double bias, double[] a, double wa) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] = bias + wa * a[k];
    }
  }

  private static void beginTwo(double[] sums, double bias, Rows rows, double wa, double wb) {
    double[] a = rows.a;
    double[] b = rows.b;
    for (int k = 0; k < sums.length; k++) {
      sums[k] = bias + wa * a[k] + wb * b[k];
    }
  }

  /** max(0, sum) in a form that is vectorised. */
  private static void rectify(double[] sums) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] = 0.5 * (sums[k] + Math.abs(sums[k]));
    }
  }
}
