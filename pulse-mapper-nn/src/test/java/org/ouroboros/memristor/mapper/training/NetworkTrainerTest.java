package org.ouroboros.memristor.mapper.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.mapper.internal.network.Mlp;

class NetworkTrainerTest {

  private static final int SAMPLES = 24;
  private static final int[] SHAPE = {3, 5, 4};

  private static double[] inputs() {
    UniformRandomProvider random = new Seed(41).stream();
    double[] inputs = new double[SAMPLES * SHAPE[0]];
    for (int s = 0; s < SAMPLES; s++) {
      inputs[3 * s] = 2 * random.nextDouble() - 1;
      inputs[3 * s + 1] = 2 * random.nextDouble() - 1;
      inputs[3 * s + 2] = 1;
    }
    return inputs;
  }

  private static SquaredErrorLoss labels() {
    double[] inputs = inputs();
    double[] labels = new double[SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      labels[s] = Math.abs(inputs[3 * s]) - 0.5 * inputs[3 * s + 1];
    }
    return new SquaredErrorLoss(labels);
  }

  private static double[] forward(List<double[][]> layers, double[] x) {
    for (int l = 0; l < layers.size(); l++) {
      double[][] w = layers.get(l);
      boolean last = l == layers.size() - 1;
      double[] y = new double[w[0].length + (last ? 0 : 1)];
      for (int c = 0; c < w[0].length; c++) {
        for (int r = 0; r < w.length; r++) {
          y[c] += x[r] * w[r][c];
        }
        y[c] = last ? y[c] : Math.max(0, y[c]);
      }
      if (!last) {
        y[y.length - 1] = 1;
      }
      x = y;
    }
    return x;
  }

  private static double meanLoss(List<double[][]> layers, Loss objective) {
    double[] inputs = inputs();
    double sum = 0;
    for (int s = 0; s < SAMPLES; s++) {
      double[] x = {inputs[3 * s], inputs[3 * s + 1], inputs[3 * s + 2]};
      sum += objective.loss(s, forward(layers, x)[0]);
    }
    return sum / SAMPLES;
  }

  @Test
  void differentiate_everyWeight_agreesWithFiniteDifferences() {
    NetworkTrainer trainer = new NetworkTrainer(inputs(), SHAPE, SAMPLES, new Seed(42));
    // Biases begin at 0; some steps away from it every weight matters.
    trainer.train(new NetworkTrainer.Stage(0, labels(), 50), 0, step -> {});
    int[] all = java.util.stream.IntStream.range(0, SAMPLES).toArray();
    trainer.computeGradient(labels(), all);
    List<double[][]> gradient = trainer.gradient();
    List<double[][]> layers = trainer.network().layers();
    double h = 1e-6;
    int checked = 0;
    for (int l = 0; l < layers.size(); l++) {
      for (int r = 0; r < layers.get(l).length; r++) {
        for (int c = 0; c < layers.get(l)[0].length; c++) {
          double[] row = layers.get(l)[r];
          double weight = row[c];
          row[c] = weight + h;
          double above = meanLoss(layers, labels());
          row[c] = weight - h;
          double below = meanLoss(layers, labels());
          row[c] = weight;
          assertThat(gradient.get(l)[r][c])
              .isCloseTo((above - below) / (2 * h), Offset.offset(1e-7));
          checked++;
        }
      }
    }
    assertThat(checked).isEqualTo(3 * 5 + 6 * 4 + 5);
  }

  @Test
  void train_onASimpleFunction_learnsIt() {
    NetworkTrainer trainer = new NetworkTrainer(inputs(), SHAPE, 8, new Seed(42));
    double before = meanLoss(trainer.network().layers(), labels());
    trainer.train(new NetworkTrainer.Stage(0, labels(), 1500), 0, step -> {});
    assertThat(meanLoss(trainer.network().layers(), labels())).isLessThan(before / 20);
  }

  @Test
  void train_sameSeed_givesTheSameBits() {
    assertThat(weights(trained(1))).isEqualTo(weights(trained(1)));
    assertThat(weights(trained(1))).isNotEqualTo(weights(trained(2)));
  }

  private static Mlp trained(long seed) {
    NetworkTrainer trainer = new NetworkTrainer(inputs(), SHAPE, 8, new Seed(seed));
    trainer.train(new NetworkTrainer.Stage(0, labels(), 30), 0, step -> {});
    return trainer.network();
  }

  private static String weights(Mlp network) {
    return java.util.Arrays.deepToString(network.layers().toArray());
  }
}
