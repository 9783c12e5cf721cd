package org.ouroboros.memristor.examples.classifier;

import java.util.Arrays;

/** A dense layer in training: weights, gradient of a mini-batch and moments of Adam. */
final class DenseLayer {

  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[][] weights;
  private final double[][] gradient;
  private final double[][] mean;
  private final double[][] square;

  /** Takes ownership of (inputs + 1) x outputs weights, the last row being the bias. */
  DenseLayer(double[][] weights) {
    this.weights = weights;
    gradient = new double[weights.length][weights[0].length];
    mean = new double[weights.length][weights[0].length];
    square = new double[weights.length][weights[0].length];
  }

  double[][] weights() {
    return weights;
  }

  double[] forward(double[] inputs) {
    double[] sums = weights[inputs.length].clone();
    for (int r = 0; r < inputs.length; r++) {
      if (inputs[r] != 0) {
        addScaled(inputs[r], weights[r], sums);
      }
    }
    return sums;
  }

  /** Accumulates the gradient and returns the error at the inputs. */
  double[] backward(double[] inputs, double[] error) {
    double[] inputError = new double[inputs.length];
    for (int r = 0; r < inputs.length; r++) {
      if (inputs[r] != 0) {
        addScaled(inputs[r], error, gradient[r]);
      }
      double sum = 0;
      for (int c = 0; c < error.length; c++) {
        sum += weights[r][c] * error[c];
      }
      inputError[r] = sum;
    }
    addScaled(1, error, gradient[inputs.length]);
    return inputError;
  }

  /** A step of Adam on the mean gradient of a mini-batch, without weight decay of the bias. */
  void step(double rate, double weightDecay, int batch, int number) {
    double meanScale = 1 - Math.pow(MEAN_DECAY, number);
    double squareScale = 1 - Math.pow(SQUARE_DECAY, number);
    for (int r = 0; r < weights.length; r++) {
      double keep = r == weights.length - 1 ? 1 : 1 - rate * weightDecay;
      for (int c = 0; c < weights[r].length; c++) {
        double g = gradient[r][c] / batch;
        mean[r][c] = MEAN_DECAY * mean[r][c] + (1 - MEAN_DECAY) * g;
        square[r][c] = SQUARE_DECAY * square[r][c] + (1 - SQUARE_DECAY) * g * g;
        double move = mean[r][c] / meanScale / (Math.sqrt(square[r][c] / squareScale) + EPSILON);
        weights[r][c] = keep * weights[r][c] - rate * move;
      }
      Arrays.fill(gradient[r], 0);
    }
  }

  private static void addScaled(double factor, double[] values, double[] sums) {
    for (int c = 0; c < sums.length; c++) {
      sums[c] += factor * values[c];
    }
  }
}
