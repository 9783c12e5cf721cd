package org.ouroboros.memristor.examples.crossbar;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.WireSolution;
import org.ouroboros.memristor.crossbar.wires.Wires;

/**
 * How far the standard deviation of read noise that is computed from the effective matrix is off,
 * behind wires of 1 ohm. The exact one, to the first order in the noise, is that of the sum over
 * all cells of noise times the cell's current times what reaches the output of a change at this
 * cell, which by reciprocity is the cell's voltage when 1 V drives the output's column.
 */
public final class NoiseBehindWires {

  private NoiseBehindWires() {}

  /**
   * Prints a table.
   *
   * @param args none
   */
  public static void main(String[] args) {
    System.out.println("n, siemens, drop of the array [%], deviation off by [%]: mean, worst");
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
    double[] volts = random.doubles(n, 0, 0.2).toArray();
    WireNetwork network = WireNetwork.of(siemens, Wires.of(1, 1));
    double[][] effective = network.effectiveSiemens(Workers.single());
    WireSolution solution = network.solve(volts);
    double idealAmperes = 0;
    double amperes = 0;
    double sum = 0;
    double worst = 0;
    for (int j = 0; j < n; j++) {
      double[] unit = new double[n];
      unit[j] = 1;
      WireSolution reached = network.solve(new double[n], unit);
      double exact = 0;
      double found = 0;
      for (int r = 0; r < n; r++) {
        found += square(volts[r] * effective[r][j]);
        idealAmperes += volts[r] * siemens[r][j];
        for (int c = 0; c < n; c++) {
          exact += square(solution.cellAmperes(r, c) * reached.cellVolts(r, c));
        }
      }
      amperes += solution.columnAmperes(j);
      double off = Math.abs(Math.sqrt(found / exact) - 1);
      sum += off / n;
      worst = Math.max(worst, off);
    }
    System.out.printf(
        Locale.ROOT,
        "%d, %.0e..%.0e, %.2f, %.2f, %.2f%n",
        n,
        low,
        high,
        100 * (1 - amperes / idealAmperes),
        100 * sum,
        100 * worst);
  }

  private static double square(double value) {
    return value * value;
  }
}
