package org.ouroboros.memristor.crossbar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Noise of products against one that is drawn cell by cell. Each check fails by chance with
 * probability {@link #ALARM}; there are 104 of them, so about one seed in a million would fail a
 * correct product. The variance is resolved to about 6 %.
 */
class ReadNoiseTest {

  private static final double ALARM = 1e-8;
  private static final int DRAWS = 20_000;
  private static final int ROWS = 8;
  private static final int COLUMNS = 5;
  private static final double NOISE = 0.1;
  private static final double[] ROW_VOLTS = {0.05, -0.05, 0.01, 0, 0.033, -0.002, 0.05, -0.021};
  private static final double[] COLUMN_VOLTS = {-0.05, 0.05, 0.02, 0, -0.003};

  private CrossbarArray array;
  private double[] siemens;

  @BeforeEach
  void makeArray() {
    array =
        CrossbarSpec.builder(StandIns.DEVICE)
            .periphery(PeripheryParameters.EXACT.withReadNoise(NOISE))
            .build()
            .newArray(ROWS, COLUMNS, new Seed(11));
    siemens = new double[array.cells()];
    array.conductances(siemens);
  }

  @Test
  void multiply_manyDraws_hasTheLawOfADrawPerCell() {
    MatVec product = array.product();
    double[][] fused = new double[DRAWS][COLUMNS];
    double[][] perCell = new double[DRAWS][COLUMNS];
    for (int draw = 0; draw < DRAWS; draw++) {
      product.multiply(ROW_VOLTS, 1, draw, fused[draw]);
      double[] readings = readAll(draw);
      for (int cell = 0; cell < readings.length; cell++) {
        perCell[draw][cell % COLUMNS] += ROW_VOLTS[cell / COLUMNS] * readings[cell];
      }
    }
    double[] mean = new double[COLUMNS];
    double[] variance = new double[COLUMNS];
    for (int cell = 0; cell < siemens.length; cell++) {
      double amperes = ROW_VOLTS[cell / COLUMNS] * siemens[cell];
      mean[cell % COLUMNS] += amperes;
      variance[cell % COLUMNS] += amperes * NOISE * amperes * NOISE;
    }
    checkLaw(fused, mean, variance);
    checkLaw(perCell, mean, variance);
  }

  @Test
  void multiplyTransposed_manyDraws_hasTheLawOfADrawPerCell() {
    MatVec product = array.product();
    double[][] fused = new double[DRAWS][ROWS];
    double[][] perCell = new double[DRAWS][ROWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      product.multiplyTransposed(COLUMN_VOLTS, 1, draw, fused[draw]);
      double[] readings = readAll(draw);
      for (int cell = 0; cell < readings.length; cell++) {
        perCell[draw][cell / COLUMNS] += COLUMN_VOLTS[cell % COLUMNS] * readings[cell];
      }
    }
    double[] mean = new double[ROWS];
    double[] variance = new double[ROWS];
    for (int cell = 0; cell < siemens.length; cell++) {
      double amperes = COLUMN_VOLTS[cell % COLUMNS] * siemens[cell];
      mean[cell / COLUMNS] += amperes;
      variance[cell / COLUMNS] += amperes * NOISE * amperes * NOISE;
    }
    checkLaw(fused, mean, variance);
    checkLaw(perCell, mean, variance);
  }

  @Test
  void multiply_noInput_hasNoNoise() {
    double[] amperes = new double[COLUMNS];
    array.product().multiply(new double[ROWS], 1, 5, amperes);
    assertThat(amperes).containsOnly(0);
  }

  private double[] readAll(long draw) {
    int[] cells = new int[array.cells()];
    Arrays.setAll(cells, i -> i);
    double[] readings = new double[cells.length];
    array.read(cells, draw, readings);
    return readings;
  }

  /** Mean and variance of each line, and no correlation between lines or from draw to draw. */
  private static void checkLaw(double[][] samples, double[] mean, double[] variance) {
    double z = new NormalDistribution().inverseCumulativeProbability(1 - ALARM / 2);
    ChiSquaredDistribution chiSquared = new ChiSquaredDistribution(samples.length);
    double least = chiSquared.inverseCumulativeProbability(ALARM / 2);
    double most = chiSquared.inverseCumulativeProbability(1 - ALARM / 2);
    int lines = mean.length;
    double[] sum = new double[lines];
    double[] squares = new double[lines];
    double[] neighbours = new double[lines];
    double[] successive = new double[lines];
    double[] before = new double[lines];
    for (double[] sample : samples) {
      double[] normal = new double[lines];
      for (int c = 0; c < lines; c++) {
        normal[c] = (sample[c] - mean[c]) / Math.sqrt(variance[c]);
        sum[c] += normal[c];
        squares[c] += normal[c] * normal[c];
        successive[c] += normal[c] * before[c];
      }
      for (int c = 0; c < lines; c++) {
        neighbours[c] += normal[c] * normal[(c + 1) % lines];
      }
      before = normal;
    }
    double root = Math.sqrt(samples.length);
    for (int c = 0; c < lines; c++) {
      assertThat(Math.abs(sum[c]) / root).as("mean of line %d", c).isLessThan(z);
      assertThat(squares[c]).as("variance of line %d", c).isBetween(least, most);
      assertThat(Math.abs(neighbours[c]) / root).as("lines %d and next", c).isLessThan(z);
      assertThat(Math.abs(successive[c]) / root).as("draws of line %d", c).isLessThan(z);
    }
  }
}
