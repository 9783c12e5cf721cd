package org.ouroboros.memristor.examples.demo;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.ouroboros.memristor.core.random.Seed;

/** A disjoint split into training and test digits. */
record DigitSplit(Digits train, Digits test) {
  /** One in this many digits of a class is a test digit. */
  private static final int TEST_STRIDE = 5;

  /** Splits digits at random so that a fifth of each class is in the test set. */
  public static DigitSplit of(Digits digits, Seed seed) {
    int[] order = shuffled(digits.count(), seed.at(RandomStreams.DIGIT_SPLIT).stream());
    int[] countsByClass = new int[Digits.CLASSES];
    int[] train = new int[order.length];
    int[] test = new int[order.length];
    int trainCount = 0;
    int testCount = 0;
    for (int digit : order) {
      if (countsByClass[digits.label(digit)]++ % TEST_STRIDE == 0) {
        test[testCount++] = digit;
      } else {
        train[trainCount++] = digit;
      }
    }
    return new DigitSplit(
        digits.select(Arrays.copyOf(train, trainCount)),
        digits.select(Arrays.copyOf(test, testCount)));
  }

  /** Returns the numbers below a count in random order. */
  static int[] shuffled(int count, UniformRandomProvider random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
