package org.ouroboros.memristor.examples.demo;

import org.ouroboros.memristor.core.random.Seed;

/**
 * Data augmentation by sub-pixel shifts, at most the given one in each direction and at most 1,
 * with bilinear interpolation; pixels outside the image are 0.
 */
record SubpixelShift(double maxShiftPixels) {
  private static final int SIDE = 8;

  /** Returns the pixels of an image with a shift that is drawn by a key. */
  double[] shifted(Digits digits, int digit, long key) {
    double rowShift = maxShiftPixels * (2 * Seed.uniform(key, 0) - 1);
    double columnShift = maxShiftPixels * (2 * Seed.uniform(key, 1) - 1);
    double[] shifted = new double[Digits.PIXELS];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        shifted[row * SIDE + column] =
            interpolate(digits, digit, row - rowShift, column - columnShift);
      }
    }
    return shifted;
  }

  private static double interpolate(Digits digits, int digit, double row, double column) {
    int top = (int) Math.floor(row);
    int left = (int) Math.floor(column);
    double rowFraction = row - top;
    double columnFraction = column - left;
    double upper =
        (1 - columnFraction) * pixelOrZero(digits, digit, top, left)
            + columnFraction * pixelOrZero(digits, digit, top, left + 1);
    double lower =
        (1 - columnFraction) * pixelOrZero(digits, digit, top + 1, left)
            + columnFraction * pixelOrZero(digits, digit, top + 1, left + 1);
    return (1 - rowFraction) * upper + rowFraction * lower;
  }

  private static double pixelOrZero(Digits digits, int digit, int row, int column) {
    boolean inside = row >= 0 && row < SIDE && column >= 0 && column < SIDE;
    return inside ? digits.pixel(digit, row * SIDE + column) : 0;
  }
}
