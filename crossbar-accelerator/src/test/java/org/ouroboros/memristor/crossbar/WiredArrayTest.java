package org.ouroboros.memristor.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.internal.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;

class WiredArrayTest {

  static final Wires WIRES =
      new Wires(20, 30, Wires.LineEnds.FIRST.withOhms(100), Wires.LineEnds.LAST.withOhms(50));

  private static CrossbarArray array() {
    return CrossbarSpec.builder(StandIns.DEVICE).wires(WIRES).build().newArray(9, 6, new Seed(5));
  }

  @Test
  void product_withWires_isTheExactSolution() {
    CrossbarArray array = array();
    double[] rowVolts = new Random(1).doubles(9, -0.05, 0.05).toArray();
    double[] columnVolts = new Random(2).doubles(6, -0.05, 0.05).toArray();
    double[] forward = new double[6];
    double[] back = new double[9];
    array.product().multiply(rowVolts, 1, 0, forward);
    array.product().multiplyTransposed(columnVolts, 1, 0, back);
    assertThat(forward)
        .containsExactly(array.wireNetwork().solve(rowVolts).columnAmperes(), within(1e-16));
    WireNetwork.Solution driven = array.wireNetwork().solve(new double[9], columnVolts);
    for (int r = 0; r < 9; r++) {
      assertThat(back[r]).isCloseTo(-driven.rowAmperes(r), within(1e-16));
    }
  }

  @Test
  void product_afterAChange_followsTheCells() {
    CrossbarArray array = array();
    MatVec before = array.product();
    assertThat(array.product()).isSameAs(before);
    double[] siemens = new double[array.cells()];
    Arrays.fill(siemens, array.conductanceRange().maxSiemens());
    array.setConductances(siemens);
    assertThat(array.product()).isNotSameAs(before);
    double[] volts = new double[9];
    Arrays.fill(volts, 0.03);
    double[] amperes = new double[6];
    array.product().multiply(volts, 1, 0, amperes);
    assertThat(amperes)
        .containsExactly(array.wireNetwork().solve(volts).columnAmperes(), within(1e-16));
  }

  @Test
  void load_compensated_holdsTheWeightsBehindTheWires() {
    double[][] weights = new double[20][7];
    Random random = new Random(4);
    for (double[] row : weights) {
      Arrays.setAll(row, c -> random.nextGaussian());
    }
    double[] x = random.doubles(20, -1, 1).toArray();
    double[] exact = new double[7];
    new DigitalBackend().load(weights).multiply(x, 1, 0, exact);
    CrossbarSpec hardware =
        CrossbarSpec.builder(StandIns.DEVICE)
            .wires(Wires.of(30, 30))
            .tileSize(new CrossbarSpec.TileSize(16, 8))
            .build();
    for (WeightMapping mapping :
        new WeightMapping[] {
          WeightMapping.DIFFERENTIAL_PAIRS,
          WeightMapping.OFFSET_COLUMN,
          WeightMapping.REFERENCE_COLUMN
        }) {
      double plain = worst(hardware, mapping, weights, x, exact);
      double compensated = worst(hardware, mapping.withCompensation(), weights, x, exact);
      assertThat(plain).isGreaterThan(0.02);
      assertThat(compensated).isLessThan(0.005);
    }
  }

  private static double worst(
      CrossbarSpec hardware,
      WeightMapping mapping,
      double[][] weights,
      double[] x,
      double[] exact) {
    double[] sums = new double[exact.length];
    new CrossbarBackend(hardware, ArrayProgrammer.ideal(), RunContext.of(1), mapping)
        .load(weights)
        .multiply(x, 1, 0, sums);
    double worst = 0;
    for (int c = 0; c < sums.length; c++) {
      worst = Math.max(worst, Math.abs(sums[c] - exact[c]));
    }
    return worst;
  }

  /**
   * Read noise behind wires that take a third of the current, against a network that is solved anew
   * for each draw with a draw per cell: 4,000 of them, means and variances of 6 columns, false
   * alarm of 1e-8 each. Variances are resolved to about 10 %; the effective matrix in the place of
   * the cells' would be off by 40 %.
   */
  @Test
  void product_noiseBehindWires_hasTheLawOfADrawPerCell() {
    double noise = 0.05;
    int draws = 4_000;
    Wires wires = Wires.of(5, 60);
    CrossbarArray array =
        CrossbarSpec.builder(StandIns.DEVICE)
            .wires(wires)
            .periphery(PeripheryParameters.EXACT.withReadNoise(noise))
            .build()
            .newArray(12, 6, new Seed(3));
    double[] siemens = new double[array.cells()];
    array.conductances(siemens);
    double[] volts = new Random(9).doubles(12, 0, 0.05).toArray();
    double[][] perCell = new double[draws][];
    double[][] perLine = new double[draws][6];
    CounterBasedGaussian gaussian = new CounterBasedGaussian();
    for (int d = 0; d < draws; d++) {
      double[][] noisy = new double[12][6];
      for (int cell = 0; cell < siemens.length; cell++) {
        double g = gaussian.sample(Seed.key(Seed.key(77, d), cell));
        noisy[cell / 6][cell % 6] = siemens[cell] * (1 + noise * g);
      }
      perCell[d] = WireNetwork.of(noisy, wires).solve(volts).columnAmperes();
      array.product().multiply(volts, 1, d, perLine[d]);
    }
    double z = new NormalDistribution().inverseCumulativeProbability(1 - 1e-8 / 2);
    double chi = new ChiSquaredDistribution(draws - 1.0).inverseCumulativeProbability(1 - 1e-8 / 2);
    double spread = Math.sqrt(chi / (draws - 1));
    for (int c = 0; c < 6; c++) {
      double[] a = meanAndDeviation(perCell, c);
      double[] b = meanAndDeviation(perLine, c);
      double deviation = Math.max(a[1], b[1]);
      assertThat(b[0]).isCloseTo(a[0], within(z * deviation * Math.sqrt(2.0 / draws)));
      assertThat(b[1] / a[1]).isBetween(1 / (spread * spread), spread * spread);
    }
  }

  private static double[] meanAndDeviation(double[][] samples, int column) {
    double mean = Arrays.stream(samples).mapToDouble(s -> s[column]).average().orElse(0);
    double squares =
        Arrays.stream(samples).mapToDouble(s -> (s[column] - mean) * (s[column] - mean)).sum();
    return new double[] {mean, Math.sqrt(squares / (samples.length - 1))};
  }

  @Test
  void effectiveMatrix_anyNumberOfThreads_isTheSameToTheBit() {
    double[][] siemens = new double[33][17];
    Random random = new Random(6);
    for (double[] row : siemens) {
      Arrays.setAll(row, c -> 1e-4 * random.nextDouble());
    }
    WireNetwork network = WireNetwork.of(siemens, Wires.of(1, 1));
    double[][] one = network.effectiveSiemens(Workers.single());
    assertThat(network.effectiveSiemens(Workers.of(2))).isDeepEqualTo(one);
    assertThat(network.effectiveSiemens(Workers.of(7))).isDeepEqualTo(one);
  }
}
