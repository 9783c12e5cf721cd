package org.ouroboros.memristor.examples.demo;

import java.util.Arrays;
import java.util.List;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Inference of a digit classifier on a backend. Noise is drawn per layer and image, so the result
 * of an image does not depend on the batch it is in.
 */
final class ClassifierInference {
  private final List<MatVec> layers;

  /**
   * Each layer has one input more than its predecessor has outputs: the bias, which is always 1.
   */
  public ClassifierInference(List<MatVec> layers) {
    Require.that(!layers.isEmpty(), "layers", "must not be empty", layers);
    this.layers = List.copyOf(layers);
  }

  /** Returns the predicted digit of each image i, with noise coordinate {@code draw + i}. */
  public int[] classify(Digits digits, long draw) {
    int batch = digits.count();
    double[] scores = scores(digits, draw);
    int[] predicted = new int[batch];
    int classes = layers.get(layers.size() - 1).outputs();
    for (int b = 0; b < batch; b++) {
      for (int c = 1; c < classes; c++) {
        if (scores[b * classes + c] > scores[b * classes + predicted[b]]) {
          predicted[b] = c;
        }
      }
    }
    return predicted;
  }

  /** Counts the images that are classified correctly. */
  public int countCorrect(Digits digits, long draw) {
    int[] predicted = classify(digits, draw);
    int correct = 0;
    for (int i = 0; i < predicted.length; i++) {
      if (predicted[i] == digits.label(i)) {
        correct++;
      }
    }
    return correct;
  }

  /** Outputs of the last layer, image after image. */
  private double[] scores(Digits digits, long draw) {
    int batch = digits.count();
    double[] inputs = withBias(digits.pixels(), Digits.PIXELS);
    for (int k = 0; k < layers.size(); k++) {
      MatVec layer = layers.get(k);
      double[] sums = new double[batch * layer.outputs()];
      // The offset of 2^40 separates the noise coordinates of the layers.
      layer.multiply(inputs, batch, draw + ((long) k << 40), sums);
      if (k == layers.size() - 1) {
        return sums;
      }
      inputs =
          withBias(Arrays.stream(sums).map(sum -> Math.max(0, sum)).toArray(), layer.outputs());
    }
    return inputs;
  }

  /** Adds the bias to the values of each image, which are of the given number. */
  private static double[] withBias(double[] values, int width) {
    int batch = values.length / width;
    double[] inputs = new double[batch * (width + 1)];
    for (int b = 0; b < batch; b++) {
      System.arraycopy(values, b * width, inputs, b * (width + 1), width);
      inputs[b * (width + 1) + width] = 1;
    }
    return inputs;
  }
}
