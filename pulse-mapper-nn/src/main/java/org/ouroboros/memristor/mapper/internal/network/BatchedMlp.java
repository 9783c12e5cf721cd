package org.ouroboros.memristor.mapper.internal.network;

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
final class BatchedMlp {

  private final double[][][] layers;

  BatchedMlp(List<double[][]> layers) {
    this.layers = layers.toArray(double[][][]::new);
  }

  /** Workspace for a number of requests. Not thread-safe; one instance per thread. */
  static final class Workspace {
    private final double[][][] values;

    private Workspace(double[][][] values) {
      this.values = values;
    }
  }

  /** Returns a workspace for a number of requests. */
  Workspace newWorkspace(int requests) {
    double[][][] values = new double[layers.length][][];
    for (int l = 0; l < layers.length; l++) {
      values[l] = new double[layers[l][0].length][requests];
    }
    return new Workspace(values);
  }

  /**
   * Computes the outputs of as many requests as the workspace holds.
   *
   * @param inputs a row per input but the constant one
   * @param workspace the workspace
   * @return the row of outputs, owned by the workspace
   */
  double[] evaluate(double[][] inputs, Workspace workspace) {
    double[][] layerInputs = inputs;
    for (int l = 0; l < layers.length; l++) {
      double[][] layerOutputs = workspace.values[l];
      double[][] weights = layers[l];
      int constant = weights.length - 1;
      for (int unit = 0; unit < layerOutputs.length; unit += 2) {
        boolean pair = unit + 1 < layerOutputs.length;
        int i = beginSums(layerOutputs[unit], layerInputs, weights, unit);
        if (pair) {
          beginSums(layerOutputs[unit + 1], layerInputs, weights, unit + 1);
        }
        for (; i < constant; i += 3) {
          ThreeRows rows = new ThreeRows(layerInputs[i], layerInputs[i + 1], layerInputs[i + 2]);
          ThreeWeights first = new ThreeWeights(weights, i, unit);
          if (pair) {
            addThreeInputsToTwoUnits(
                layerOutputs[unit],
                layerOutputs[unit + 1],
                rows,
                first,
                new ThreeWeights(weights, i, unit + 1));
          } else {
            addThreeInputs(layerOutputs[unit], rows, first);
          }
        }
      }
      for (int unit = 0; unit < layerOutputs.length && l + 1 < layers.length; unit++) {
        rectify(layerOutputs[unit]);
      }
      layerInputs = layerOutputs;
    }
    return layerInputs[0];
  }

  /**
   * Sums the bias and the first inputs so that a multiple of three remains; returns their number.
   */
  private static int beginSums(
      double[] sums, double[][] layerInputs, double[][] weights, int unit) {
    int constant = weights.length - 1;
    double bias = weights[constant][unit];
    switch (constant % 3) {
      case 1 -> beginWithOneInput(sums, bias, layerInputs[0], weights[0][unit]);
      case 2 ->
          beginWithTwoInputs(
              sums,
              bias,
              new ThreeRows(layerInputs[0], layerInputs[1], sums),
              weights[0][unit],
              weights[1][unit]);
      default -> Arrays.fill(sums, bias);
    }
    return constant % 3;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record ThreeRows(double[] a, double[] b, double[] c) {}

  private record ThreeWeights(double a, double b, double c) {
    ThreeWeights(double[][] weights, int i, int unit) {
      this(weights[i][unit], weights[i + 1][unit], weights[i + 2][unit]);
    }
  }

  private static void addThreeInputs(double[] sums, ThreeRows rows, ThreeWeights w) {
    double[] a = rows.a;
    double[] b = rows.b;
    double[] c = rows.c;
    for (int k = 0; k < sums.length; k++) {
      sums[k] = Math.fma(w.c, c[k], Math.fma(w.b, b[k], Math.fma(w.a, a[k], sums[k])));
    }
  }

  private static void addThreeInputsToTwoUnits(
      double[] sums, double[] next, ThreeRows rows, ThreeWeights w, ThreeWeights v) {
    double[] a = rows.a;
    double[] b = rows.b;
    double[] c = rows.c;
    for (int k = 0; k < sums.length; k++) {
      sums[k] = Math.fma(w.c, c[k], Math.fma(w.b, b[k], Math.fma(w.a, a[k], sums[k])));
      next[k] = Math.fma(v.c, c[k], Math.fma(v.b, b[k], Math.fma(v.a, a[k], next[k])));
    }
  }

  private static void beginWithOneInput(double[] sums, double bias, double[] a, double wa) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] = bias + wa * a[k];
    }
  }

  private static void beginWithTwoInputs(
      double[] sums, double bias, ThreeRows rows, double wa, double wb) {
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
