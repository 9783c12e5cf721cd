package org.ouroboros.memristor.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.internal.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.crossbar.wires.internal.Ladder;
import org.ouroboros.memristor.crossbar.wires.internal.LineNoise;

/**
 * Error of the modelled standard deviation of read noise in arrays with wires of 1 ohm per segment.
 *
 * <p>The reference, exact to first order in the noise, sums the variances of all cells: the cell's
 * current times its transfer to the output, which by reciprocity is the cell's voltage when 1 V
 * drives the output's column. A second reference is a Monte Carlo simulation that solves the
 * network with newly sampled noise in each cell.
 */
public final class NoiseBehindWires {
  private static final double RELATIVE_READ_NOISE = 0.05;
  private static final int SAMPLES = 2_000;
  private static final int MAX_SIZE_TO_SAMPLE = 64;

  /** Input voltages of the rows. */
  private enum Inputs {
    POSITIVE,
    EQUAL,
    MIXED,
    SPARSE,
    FAR_ROW;

    double[] volts(int n, UniformRandomProvider random) {
      double[] volts = new double[n];
      switch (this) {
        case POSITIVE -> Arrays.setAll(volts, r -> random.nextDouble());
        case EQUAL -> Arrays.fill(volts, 1);
        case MIXED -> Arrays.setAll(volts, r -> 2 * random.nextDouble() - 1);
        case SPARSE -> Arrays.setAll(volts, r -> random.nextInt(10) == 0 ? 1 : 0);
        case FAR_ROW -> volts[0] = 1;
      }
      return volts;
    }
  }

  /** A circuit and its input. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Circuit(double[][] siemens, double[] volts, WireNetwork network) {
    int size() {
      return volts.length;
    }

    double[] exactVariances() {
      WireNetwork.Solution solution = network.solve(volts);
      double[] variances = new double[size()];
      for (int j = 0; j < size(); j++) {
        double[] unit = new double[size()];
        unit[j] = 1;
        WireNetwork.Solution adjoint = network.solve(new double[size()], unit);
        for (int r = 0; r < size(); r++) {
          for (int c = 0; c < size(); c++) {
            variances[j] += square(solution.cellAmperes(r, c) * adjoint.cellVolts(r, c));
          }
        }
      }
      return variances;
    }

    double[] variances(double[][] effective) {
      double[] variances = new double[size()];
      boolean[] driven = new boolean[size()];
      Ladder rows = new Ladder(WIRES.rowOhms(), 0, Wires.LineEnds.OPEN, driven);
      Ladder columns = new Ladder(WIRES.columnOhms(), Wires.LineEnds.OPEN, 0, driven);
      LineNoise noise = new LineNoise(siemens, rows, columns, effective, 1);
      noise.newWorkspace().multiply(volts, new double[size()], variances);
      return variances;
    }

    /** Returns the Monte Carlo variance over the expected one, averaged over columns. */
    double sampledVarianceRatio(double[] expected) {
      CounterBasedGaussian gaussian = new CounterBasedGaussian();
      double[] exact = network.solve(volts).columnAmperes();
      double[] sums = new double[size()];
      double[] squares = new double[size()];
      for (int d = 0; d < SAMPLES; d++) {
        long key = Seed.key(SAMPLES, d);
        double[][] noisy = new double[size()][size()];
        for (int r = 0; r < size(); r++) {
          for (int c = 0; c < size(); c++) {
            double g = gaussian.sample(Seed.key(key, (long) r * size() + c));
            noisy[r][c] = siemens[r][c] * (1 + RELATIVE_READ_NOISE * g);
          }
        }
        double[] amperes = WireNetwork.of(noisy, WIRES).solve(volts).columnAmperes();
        for (int j = 0; j < size(); j++) {
          sums[j] += amperes[j] - exact[j];
          squares[j] += square(amperes[j] - exact[j]);
        }
      }
      double ratio = 0;
      for (int j = 0; j < size(); j++) {
        double variance = (squares[j] - square(sums[j]) / SAMPLES) / (SAMPLES - 1);
        ratio += variance / (expected[j] * RELATIVE_READ_NOISE * RELATIVE_READ_NOISE) / size();
      }
      return ratio;
    }

    /** Returns the fraction of the current lost to wires with 1 V on all rows. */
    double lostCurrentFraction() {
      double ideal = 0;
      for (int r = 0; r < size(); r++) {
        ideal += Arrays.stream(siemens[r]).sum();
      }
      double[] ones = new double[size()];
      Arrays.fill(ones, 1);
      return 1 - Arrays.stream(network.solve(ones).columnAmperes()).sum() / ideal;
    }
  }

  private static final Wires WIRES = Wires.of(1, 1);

  private NoiseBehindWires() {}

  /**
   * Prints a table.
   *
   * @param args none
   */
  public static void main(String[] args) {
    System.out.println(
        "n, siemens, current lost [%], inputs, error of deviation [%]: mean, maximum; Monte Carlo"
            + " error [%]");
    for (double[] range : new double[][] {{1e-6, 1e-4}, {6e-6, 6e-4}}) {
      for (int n : new int[] {16, 32, 64, 128}) {
        print(n, range[0], range[1]);
      }
    }
  }

  private static void print(int n, double low, double high) {
    UniformRandomProvider random = new Seed(n).stream();
    double[][] siemens = new double[n][n];
    for (double[] row : siemens) {
      Arrays.setAll(row, c -> low * Math.pow(high / low, random.nextDouble()));
    }
    WireNetwork network = WireNetwork.of(siemens, WIRES);
    double[][] effective = network.effectiveSiemens(Workers.single());
    for (Inputs inputs : Inputs.values()) {
      Circuit circuit = new Circuit(siemens, inputs.volts(n, random), network);
      double[] exact = circuit.exactVariances();
      double[] computed = circuit.variances(effective);
      double sum = 0;
      double max = 0;
      for (int j = 0; j < n; j++) {
        double relativeError = Math.abs(Math.sqrt(computed[j] / exact[j]) - 1);
        sum += relativeError / n;
        max = Math.max(max, relativeError);
      }
      String sampled =
          n > MAX_SIZE_TO_SAMPLE
              ? "-"
              : String.format(
                  Locale.ROOT,
                  "%.2f",
                  100 * (Math.sqrt(circuit.sampledVarianceRatio(computed)) - 1));
      System.out.printf(
          Locale.ROOT,
          "%d, %.0e..%.0e, %.1f, %s, %.3f, %.3f, %s%n",
          n,
          low,
          high,
          100 * circuit.lostCurrentFraction(),
          inputs,
          100 * sum,
          100 * max,
          sampled);
    }
  }

  private static double square(double value) {
    return value * value;
  }
}
