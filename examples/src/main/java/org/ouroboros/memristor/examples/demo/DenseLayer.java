package org.ouroboros.memristor.examples.demo;

import java.util.Arrays;

/** A dense layer in training: weights, gradient of a mini-batch and moments of Adam. */
final class DenseLayer {
  private static final double FIRST_MOMENT_DECAY = 0.9;
  private static final double SECOND_MOMENT_DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[][] weights;
  private final double[][] gradient;
  private final double[][] firstMoment;
  private final double[][] secondMoment;

  /** Takes ownership of (inputs + 1) x outputs weights, the last row being the bias. */
  DenseLayer(double[][] weights) {
    this.weights = weights;
    gradient = new double[weights.length][weights[0].length];
    firstMoment = new double[weights.length][weights[0].length];
    secondMoment = new double[weights.length][weights[0].length];
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
  void step(double rate, double weightDecay, int batch, int stepNumber) {
    double firstCorrection = 1 - Math.pow(FIRST_MOMENT_DECAY, stepNumber);
    double secondCorrection = 1 - Math.pow(SECOND_MOMENT_DECAY, stepNumber);
    for (int r = 0; r < weights.length; r++) {
      double decayFactor = r == weights.length - 1 ? 1 : 1 - rate * weightDecay;
      for (int c = 0; c < weights[r].length; c++) {
        double g = gradient[r][c] / batch;
        firstMoment[r][c] = FIRST_MOMENT_DECAY * firstMoment[r][c] + (1 - FIRST_MOMENT_DECAY) * g;
        secondMoment[r][c] =
            SECOND_MOMENT_DECAY * secondMoment[r][c] + (1 - SECOND_MOMENT_DECAY) * g * g;
        double update =
            firstMoment[r][c]
                / firstCorrection
                / (Math.sqrt(secondMoment[r][c] / secondCorrection) + EPSILON);
        weights[r][c] = decayFactor * weights[r][c] - rate * update;
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
