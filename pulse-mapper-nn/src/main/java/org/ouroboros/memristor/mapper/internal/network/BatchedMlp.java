package org.ouroboros.memristor.mapper.internal.network;

import java.util.Arrays;

/**
 * Kernel of a multilayer perceptron on the processor for batches of requests. The result of a
 * request does not depend on the batch it is in.
 *
 * <p><b>Implementation note.</b> A row per unit, a column per request, so the inner loops run over
 * requests without dependencies and are vectorised. Three inputs are added to two units per pass:
 * with fewer, loads and stores dominate; with more, the compiler neither unrolls nor vectorises the
 * loop. Inputs are summed in order.
 */
final class BatchedMlp implements ExecutableNetwork {
  private final double[][][] layers;

  BatchedMlp(Mlp network) {
    layers = network.layers().toArray(double[][][]::new);
  }

  @Override
  public Workspace newWorkspace(int requests) {
    double[][][] values = new double[layers.length][][];
    for (int l = 0; l < layers.length; l++) {
      values[l] = new double[layers[l][0].length][requests];
    }
    return (inputs, count, noiseKeys) -> evaluate(inputs, values);
  }

  /** {@return the outputs of as many requests as the workspace holds, the last row of values} */
  private double[] evaluate(double[][] inputs, double[][][] values) {
    double[][] layerInputs = inputs;
    for (int l = 0; l < layers.length; l++) {
      double[][] layerOutputs = values[l];
      double[][] weights = layers[l];
      for (int unit = 0; unit < layerOutputs.length; unit += 2) {
        boolean pair = unit + 1 < layerOutputs.length;
        int i = beginSums(layerOutputs[unit], layerInputs, weights, unit);
        if (pair) {
          beginSums(layerOutputs[unit + 1], layerInputs, weights, unit + 1);
          addInputsToTwoUnits(layerOutputs, layerInputs, weights, unit, i);
        } else {
          addInputs(layerOutputs[unit], layerInputs, weights, unit, i);
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
              sums, bias, layerInputs[0], layerInputs[1], weights[0][unit], weights[1][unit]);
      default -> Arrays.fill(sums, bias);
    }
    return constant % 3;
  }

  private static void addInputs(
      double[] sums, double[][] layerInputs, double[][] weights, int unit, int first) {
    for (int i = first; i < weights.length - 1; i += 3) {
      addThreeInputs(
          sums,
          layerInputs[i],
          layerInputs[i + 1],
          layerInputs[i + 2],
          weights[i][unit],
          weights[i + 1][unit],
          weights[i + 2][unit]);
    }
  }

  private static void addInputsToTwoUnits(
      double[][] sums, double[][] layerInputs, double[][] weights, int unit, int first) {
    for (int i = first; i < weights.length - 1; i += 3) {
      addThreeInputsToTwoUnits(
          sums[unit],
          sums[unit + 1],
          layerInputs[i],
          layerInputs[i + 1],
          layerInputs[i + 2],
          weights[i][unit],
          weights[i + 1][unit],
          weights[i + 2][unit],
          weights[i][unit + 1],
          weights[i + 1][unit + 1],
          weights[i + 2][unit + 1]);
    }
  }

  private static void addThreeInputs(
      double[] sums, double[] a, double[] b, double[] c, double wa, double wb, double wc) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] = Math.fma(wc, c[k], Math.fma(wb, b[k], Math.fma(wa, a[k], sums[k])));
    }
  }

  private static void addThreeInputsToTwoUnits(
      double[] sums,
      double[] next,
      double[] a,
      double[] b,
      double[] c,
      double wa,
      double wb,
      double wc,
      double va,
      double vb,
      double vc) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] = Math.fma(wc, c[k], Math.fma(wb, b[k], Math.fma(wa, a[k], sums[k])));
      next[k] = Math.fma(vc, c[k], Math.fma(vb, b[k], Math.fma(va, a[k], next[k])));
    }
  }

  private static void beginWithOneInput(double[] sums, double bias, double[] a, double wa) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] = bias + wa * a[k];
    }
  }

  private static void beginWithTwoInputs(
      double[] sums, double bias, double[] a, double[] b, double wa, double wb) {
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
