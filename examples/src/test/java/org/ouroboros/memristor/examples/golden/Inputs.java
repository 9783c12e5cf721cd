package org.ouroboros.memristor.examples.golden;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random inputs of the cases, by a generator of the JDK that has nothing to do with the library.
 */
final class Inputs {

  private final SplittableRandom random;

  Inputs(long seed) {
    random = new SplittableRandom(seed);
  }

  double uniform(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  /** Uniform over the logarithm. */
  double decades(double least, int count) {
    double[] parts = {1, 1.3, 1.7, 2.2, 2.9, 3.7, 4.8, 6.1, 7.9};
    double value = least * parts[random.nextInt(parts.length)];
    for (int i = random.nextInt(count); i > 0; i--) {
      value *= 10;
    }
    return value;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  double[] uniform(int count, double least, double most) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> uniform(least, most));
    return values;
  }

  double[][] matrix(int rows, int columns, double least, double most) {
    double[][] matrix = new double[rows][];
    Arrays.setAll(matrix, r -> uniform(columns, least, most));
    return matrix;
  }

  static int[] cells(int count) {
    return IntStream.range(0, count).toArray();
  }
}
