package org.ouroboros.memristor.examples.data;

import java.util.Arrays;
import org.ouroboros.memristor.core.check.Require;

/** Images of handwritten digits, 8 x 8 pixels, with labels. Immutable. */
public final class Digits {

  /** Pixels of an image. */
  public static final int PIXELS = 64;

  /** Number of classes. */
  public static final int CLASSES = 10;

  private final double[] pixels;
  private final int[] labels;

  /**
   * Creates a set of digits.
   *
   * @param pixels intensities in [0, 1], {@value #PIXELS} per image, row after row; copied
   * @param labels the digits, 0 to 9; copied
   */
  public Digits(double[] pixels, int[] labels) {
    Require.length("pixels", pixels.length, Math.multiplyExact(labels.length, PIXELS));
    for (int i = 0; i < pixels.length; i++) {
      Require.within("pixels[" + i + "]", pixels[i], 0, 1);
    }
    for (int i = 0; i < labels.length; i++) {
      Require.within("labels[" + i + "]", labels[i], 0, CLASSES - 1);
    }
    this.pixels = pixels.clone();
    this.labels = labels.clone();
  }

  /**
   * Returns the number of digits.
   *
   * @return at least 0
   */
  public int count() {
    return labels.length;
  }

  /**
   * Returns the label of an image.
   *
   * @param digit index of the image
   * @return 0 to 9
   */
  public int label(int digit) {
    return labels[digit];
  }

  /**
   * Returns the intensity of a pixel.
   *
   * @param digit index of the image
   * @param pixel index of the pixel, row after row
   * @return 0 (background) to 1 (ink)
   */
  public double pixel(int digit, int pixel) {
    return pixels[digit * PIXELS + pixel];
  }

  /**
   * Returns a subset.
   *
   * @param which indices of the images
   * @return a set in that order
   */
  public Digits select(int[] which) {
    double[] chosenPixels = new double[which.length * PIXELS];
    int[] chosenLabels = new int[which.length];
    for (int i = 0; i < which.length; i++) {
      System.arraycopy(pixels, which[i] * PIXELS, chosenPixels, i * PIXELS, PIXELS);
      chosenLabels[i] = labels[which[i]];
    }
    return new Digits(chosenPixels, chosenLabels);
  }

  /**
   * Returns the first digits.
   *
   * @param most greatest number of digits
   * @return a set of that many, or all
   */
  public Digits first(int most) {
    int n = Math.min(most, labels.length);
    return new Digits(Arrays.copyOf(pixels, n * PIXELS), Arrays.copyOf(labels, n));
  }
}
