package org.ouroboros.memristor.examples.classifier;

import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.examples.data.Digits;

/**
 * Data augmentation by sub-pixel shifts with bilinear interpolation; pixels outside the image are
 * 0.
 *
 * @param pixels greatest shift in each direction, at most 1
 */
record Jitter(double pixels) {

  private static final int SIDE = 8;

  /**
   * Returns a shifted image.
   *
   * @param digits the images
   * @param digit index of the image
   * @param key random key of the shift
   * @return its pixels
   */
  double[] shifted(Digits digits, int digit, long key) {
    double down = pixels * (2 * Seed.unit(key, 0) - 1);
    double right = pixels * (2 * Seed.unit(key, 1) - 1);
    double[] shifted = new double[Digits.PIXELS];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        shifted[row * SIDE + column] = at(digits, digit, row - down, column - right);
      }
    }
    return shifted;
  }

  private static double at(Digits digits, int digit, double row, double column) {
    int top = (int) Math.floor(row);
    int left = (int) Math.floor(column);
    double below = row - top;
    double beside = column - left;
    double upper =
        (1 - beside) * ink(digits, digit, top, left) + beside * ink(digits, digit, top, left + 1);
    double lower =
        (1 - beside) * ink(digits, digit, top + 1, left)
            + beside * ink(digits, digit, top + 1, left + 1);
    return (1 - below) * upper + below * lower;
  }

  private static double ink(Digits digits, int digit, int row, int column) {
    boolean inside = row >= 0 && row < SIDE && column >= 0 && column < SIDE;
    return inside ? digits.pixel(digit, row * SIDE + column) : 0;
  }
}
