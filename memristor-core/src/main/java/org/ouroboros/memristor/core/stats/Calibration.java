package org.ouroboros.memristor.core.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.validation.Require;

/**
 * The calibration of predicted success probabilities. Predictions are sorted and divided into bins
 * of equal count; a bin's error is the distance of its mean prediction from its success rate, and
 * the expected calibration error is the mean weighted by count (Naeini, Cooper and Hauskrecht, AAAI
 * 2015, there with bins of equal width).
 *
 * @param bins the bins, by ascending prediction; empty without predictions
 */
public record Calibration(List<Bin> bins) {
  /** Default number of bins. */
  public static final int DEFAULT_BINS = 15;

  /** Copies the list. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * Predictions of similar probability.
   *
   * @param meanPrediction their mean
   * @param successes their outcomes
   */
  public record Bin(double meanPrediction, Proportion successes) {}

  /**
   * {@return the calibration of predictions by their relative differences from the target, with
   * {@link #DEFAULT_BINS}}
   *
   * @param predictions probabilities; NaN, no prediction, is omitted
   * @param differences the differences, of the same number
   * @param tolerance greatest absolute difference that counts as success
   */
  public static Calibration of(double[] predictions, double[] differences, double tolerance) {
    boolean[] succeeded = new boolean[differences.length];
    for (int i = 0; i < succeeded.length; i++) {
      succeeded[i] = Math.abs(differences[i]) <= tolerance;
    }
    return of(predictions, succeeded, DEFAULT_BINS);
  }

  /**
   * {@return the calibration of predictions by their outcomes}
   *
   * @param predictions probabilities; NaN, no prediction, is omitted
   * @param succeeded the outcomes, of the same number
   * @param binCount number of bins, at least 1; reduced to the number of predictions
   */
  public static Calibration of(double[] predictions, boolean[] succeeded, int binCount) {
    Require.length("succeeded", succeeded.length, predictions.length);
    Require.atLeast("binCount", binCount, 1);
    Integer[] predicted =
        IntStream.range(0, predictions.length)
            .boxed()
            .filter(i -> !Double.isNaN(predictions[i]))
            .sorted(Comparator.comparingDouble(i -> predictions[i]))
            .toArray(Integer[]::new);
    int count = Math.min(binCount, predicted.length);
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < count; b++) {
      int from = (int) ((long) predicted.length * b / count);
      int to = (int) ((long) predicted.length * (b + 1) / count);
      double sum = 0;
      long hits = 0;
      for (int k = from; k < to; k++) {
        sum += predictions[predicted[k]];
        hits += succeeded[predicted[k]] ? 1 : 0;
      }
      bins.add(new Bin(sum / (to - from), new Proportion(hits, to - from)));
    }
    return new Calibration(bins);
  }

  /** {@return whether there are any predictions} */
  public boolean hasPredictions() {
    return !bins.isEmpty();
  }

  /** {@return the expected calibration error, 0.02 for two percent; NaN without predictions} */
  public double expectedCalibrationError() {
    double error = 0;
    long trials = 0;
    for (Bin bin : bins) {
      error += bin.successes().trials() * Math.abs(bin.meanPrediction() - bin.successes().value());
      trials += bin.successes().trials();
    }
    return error / trials;
  }
}
