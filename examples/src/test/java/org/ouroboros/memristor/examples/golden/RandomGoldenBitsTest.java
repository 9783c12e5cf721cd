package org.ouroboros.memristor.examples.golden;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.internal.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.internal.random.SplitMix;
import org.ouroboros.memristor.core.internal.random.StandardNormal;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;

/** Random numbers by their coordinates, and statistics. Draws of devices show in the banks. */
class RandomGoldenBitsTest {

  private static final int COUNT = 300;

  @Test
  void seeds() {
    Bits bits = new Bits();
    Seed seed = new Seed(-5);
    for (int i = 0; i < COUNT; i++) {
      Seed below = seed.at(i % 3 == 0 ? -i : i).at(i % 2 == 0 ? "cycle" : "d2d");
      bits.add(below.value()).add(Seed.key(below.value(), i));
      bits.add(Seed.uniform(below.value(), i)).add(Seed.symmetricUniform(below.value(), i));
      UniformRandomProvider stream = below.stream();
      bits.add(stream.nextLong()).add(stream.nextDouble()).add(stream.nextBoolean());
      bits.add(stream.nextInt(17));
    }
    GoldenBits.check("random.seeds", 1, bits);
  }

  @Test
  void manySeeds() {
    long[] parents = new long[COUNT];
    long[] coordinates = new long[COUNT];
    for (int i = 0; i < COUNT; i++) {
      parents[i] = new Seed(3).at(i).value();
      coordinates[i] = 7L * i - COUNT;
    }
    long[] keys = new long[COUNT];
    double[] numbers = new double[COUNT];
    double[] first = new double[COUNT];
    double[] second = new double[COUNT];
    Bits bits = new Bits();
    SplitMix.keys(parents, coordinates, COUNT, keys);
    for (long key : keys) {
      bits.add(key);
    }
    SplitMix.symmetricUniform(keys, 2, COUNT, numbers);
    SplitMix.symmetricUniformPairs(keys, 3, COUNT, first, second);
    GoldenBits.check("random.many-seeds", 1, bits.add(numbers).add(first).add(second));
  }

  @Test
  void gaussians() {
    Bits bits = new Bits();
    CounterBasedGaussian gaussian = new CounterBasedGaussian();
    for (int i = 0; i < COUNT; i++) {
      bits.add(gaussian.sample(Seed.key(9, i)));
    }
    GoldenBits.check("random.gaussians", 1, bits);
  }

  @Test
  void statistics() {
    Inputs inputs = new Inputs(1);
    double[] reached = inputs.uniform(COUNT, 1e-4, 5e-4);
    double[] targets = inputs.uniform(COUNT, 1e-4, 5e-4);
    double[] predictions = inputs.uniform(COUNT, 0, 1);
    boolean[] succeeded = new boolean[COUNT];
    for (int i = 0; i < COUNT; i++) {
      succeeded[i] = inputs.uniform(0, 1) < predictions[i];
      predictions[i] = i % 20 == 0 ? Double.NaN : predictions[i];
    }
    Bits bits = new Bits();
    Accuracy accuracy = new Accuracy(reached, targets);
    for (RelativeDifference form : RelativeDifference.values()) {
      bits.add(accuracy.differences(form));
      for (double tolerance : new double[] {0.5, 0.2, 0.1, 0.01}) {
        add(accuracy.withinTolerance(form, tolerance), bits);
      }
    }
    Calibration calibration = Calibration.of(predictions, succeeded, 15);
    bits.add(calibration.expectedCalibrationError());
    for (Calibration.Bin bin : calibration.bins()) {
      add(bin.successes(), bits.add(bin.meanPrediction()));
    }
    for (int i = -80; i <= 80; i++) {
      bits.add(StandardNormal.cdf(0.5 * i))
          .add(StandardNormal.pdf(0.1 * i))
          .add(StandardNormal.inverseMillsRatio(0.5 * i));
    }
    GoldenBits.check("random.statistics", 1, bits);
  }

  private static void add(Proportion proportion, Bits bits) {
    bits.add(proportion.hits()).add(proportion.trials());
    bits.add(proportion.value()).add(proportion.lower()).add(proportion.upper());
  }
}
