package org.ouroboros.memristor.mapper;

import java.util.Arrays;
import java.util.List;

/**
 * A network on the processor, for many requests at once.
 *
 * <p>Layout: a row of numbers per unit, a column per request. So the inner loops run over requests,
 * without dependencies, and the compiler turns them into vector instructions. Three inputs are
 * added per pass: with fewer, loads and stores of the sums dominate; with more, the loop is too
 * large for the compiler to unroll, and stays scalar. The order of additions is that of the inputs,
 * whatever the number of requests, so a request has the same answer in any company.
 */
final class BatchNetwork {

  private final double[][][] layers;

  BatchNetwork(List<double[][]> layers) {
    this.layers = layers.toArray(double[][][]::new);
  }

  /** Room for the values of a number of requests. */
  static final class Scratch {
    private final double[][][] values;

    private Scratch(double[][][] values) {
      this.values = values;
    }
  }

  /** Room for so many requests at once. */
  Scratch scratch(int requests) {
    double[][][] values = new double[layers.length][][];
    for (int l = 0; l < layers.length; l++) {
      values[l] = new double[layers[l][0].length][requests];
    }
    return new Scratch(values);
  }

  /**
   * Computes the outputs of as many requests as the scratch has room for.
   *
   * @param inputs a row per input but the constant one
   * @param scratch room
   * @return the scratch's row of outputs
   */
  double[] evaluate(double[][] inputs, Scratch scratch) {
    double[][] from = inputs;
    for (int l = 0; l < layers.length; l++) {
      double[][] to = scratch.values[l];
      double[][] weights = layers[l];
      int constant = weights.length - 1;
      for (int unit = 0; unit < to.length; unit++) {
        double[] sums = to[unit];
        int i = begin(sums, from, weights, unit);
        for (; i < constant; i += 3) {
          addThree(
              sums,
              new Rows(from[i], from[i + 1], from[i + 2]),
              weights[i][unit],
              weights[i + 1][unit],
              weights[i + 2][unit]);
        }
        if (l + 1 < layers.length) {
          rectify(sums);
        }
      }
      from = to;
    }
    return from[0];
  }

  /** Sums up the bias and so many inputs that a multiple of three is left; how many these were. */
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

  /** Rows of three inputs. */
  private record Rows(double[] a, double[] b, double[] c) {}

  private static void addThree(double[] sums, Rows rows, double wa, double wb, double wc) {
    double[] a = rows.a;
    double[] b = rows.b;
    double[] c = rows.c;
    for (int k = 0; k < sums.length; k++) {
      sums[k] += wa * a[k] + wb * b[k] + wc * c[k];
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

  /** The greater of 0 and the sum, in a form that becomes vector instructions. */
  private static void rectify(double[] sums) {
    for (int k = 0; k < sums.length; k++) {
      sums[k] = 0.5 * (sums[k] + Math.abs(sums[k]));
    }
  }
}
