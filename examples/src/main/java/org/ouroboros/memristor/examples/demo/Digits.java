package org.ouroboros.memristor.examples.demo;

import java.util.Arrays;
import org.ouroboros.memristor.core.validation.Require;

/** Images of handwritten digits, 8 x 8 pixels, with labels. Immutable. */
final class Digits {
  /** Pixels of an image. */
  public static final int PIXELS = 64;

  /** Number of classes. */
  public static final int CLASSES = 10;

  private final double[] pixels;
  private final int[] labels;

  /**
   * Copies intensities in [0, 1], {@value #PIXELS} per image, row after row, and labels, 0 to 9.
   */
  public Digits(double[] pixels, int[] labels) {
    Require.length("pixels", pixels.length, Math.multiplyExact(labels.length, PIXELS));
    for (int i = 0; i < pixels.length; i++) {
      Require.inRange("pixels[" + i + "]", pixels[i], 0, 1);
    }
    for (int i = 0; i < labels.length; i++) {
      Require.inRange("labels[" + i + "]", labels[i], 0, CLASSES - 1);
    }
    this.pixels = pixels.clone();
    this.labels = labels.clone();
  }

  /** Returns the number of digits. */
  public int count() {
    return labels.length;
  }

  /** Returns the label of an image, 0 to 9. */
  public int label(int digit) {
    return labels[digit];
  }

  /** Returns the intensity of a pixel, 0 (background) to 1 (foreground). */
  public double pixel(int digit, int pixel) {
    return pixels[digit * PIXELS + pixel];
  }

  /** Returns the intensities of all images. */
  double[] pixels() {
    return pixels.clone();
  }

  /** Returns the intensities of an image. */
  double[] pixels(int digit) {
    return Arrays.copyOfRange(pixels, digit * PIXELS, (digit + 1) * PIXELS);
  }

  /** Returns the images with the given indices, in that order. */
  public Digits select(int[] indices) {
    double[] chosenPixels = new double[indices.length * PIXELS];
    int[] chosenLabels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(pixels, indices[i] * PIXELS, chosenPixels, i * PIXELS, PIXELS);
      chosenLabels[i] = labels[indices[i]];
    }
    return new Digits(chosenPixels, chosenLabels);
  }

  /** Returns the first images, at most the given number. */
  public Digits first(int maxCount) {
    int n = Math.min(maxCount, labels.length);
    return new Digits(Arrays.copyOf(pixels, n * PIXELS), Arrays.copyOf(labels, n));
  }
}
