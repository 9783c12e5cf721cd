package org.ouroboros.memristor.crossbar.wires.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.internal.linear.RowKernels;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;

/** Variances against those that all cells' currents and their reach to each output make. */
class LineNoiseTest {

  private static final Wires.LineEnds[] ENDS = {
    Wires.LineEnds.LAST,
    Wires.LineEnds.FIRST,
    Wires.LineEnds.BOTH,
    Wires.LineEnds.LAST.withOhms(20),
    Wires.LineEnds.FIRST.withOhms(5),
    new Wires.LineEnds(30, 2)
  };

  private static double[][] siemens(UniformRandomProvider random, int rows, int columns) {
    double[][] siemens = new double[rows][columns];
    for (double[] row : siemens) {
      Arrays.setAll(
          row, c -> random.nextInt(10) == 0 ? 0 : 6e-6 * Math.pow(100, random.nextDouble()));
    }
    return siemens;
  }

  /**
   * Exact to the first order: by reciprocity what a change at a cell does to a column's current.
   */
  private static double[] exact(WireNetwork network, double[] volts) {
    WireNetwork.Solution solution = network.solve(volts);
    double[] variances = new double[network.columns()];
    for (int j = 0; j < network.columns(); j++) {
      double[] unit = new double[network.columns()];
      unit[j] = 1;
      WireNetwork.Solution reached = network.solve(new double[network.rows()], unit);
      for (int r = 0; r < network.rows(); r++) {
        for (int c = 0; c < network.columns(); c++) {
          double share = solution.cellAmperes(r, c) * reached.cellVolts(r, c);
          variances[j] += share * share;
        }
      }
    }
    return variances;
  }

  private static LineNoise lineNoise(
      double[][] siemens, Wires wires, double[][] effective, double unitVolts) {
    Wires.LineEnds row = wires.rowEnds();
    Wires.LineEnds column = wires.columnEnds();
    boolean[] rows = new boolean[siemens.length];
    boolean[] columns = new boolean[siemens[0].length];
    return new LineNoise(
        siemens,
        new Ladder(wires.rowOhms(), row.firstOhms(), row.lastOhms(), rows),
        new Ladder(wires.columnOhms(), column.firstOhms(), column.lastOhms(), columns),
        effective,
        unitVolts);
  }

  private static double[] found(double[][] siemens, Wires wires, double[] volts) {
    double[][] effective = WireNetwork.of(siemens, wires).effectiveSiemens(Workers.single());
    double[] variances = new double[siemens[0].length];
    lineNoise(siemens, wires, effective, 1)
        .newWorkspace()
        .multiply(volts, new double[variances.length], variances);
    return variances;
  }

  /** The 1 % is what the documentation states for arrays of this size whose wires take a tenth. */
  @Test
  void multiply_allWaysToConnect_hasNearlyTheExactDeviation() {
    int[][] shapes = {{32, 32}, {13, 40}, {41, 9}, {1, 20}, {20, 1}};
    for (int[] shape : shapes) {
      for (Wires.LineEnds rowEnds : ENDS) {
        for (Wires.LineEnds columnEnds : ENDS) {
          UniformRandomProvider random = new Seed(4).at(shape[0]).stream();
          double[][] siemens = siemens(random, shape[0], shape[1]);
          Wires wires = new Wires(1, 1.5, rowEnds, columnEnds);
          double[] volts = random.doubles(shape[0], -0.1, 0.2).toArray();
          double[] exact = exact(WireNetwork.of(siemens, wires), volts);
          double[] found = found(siemens, wires, volts);
          for (int c = 0; c < found.length; c++) {
            assertThat(Math.sqrt(found[c]))
                .as("%s column %d", wires, c)
                .isCloseTo(Math.sqrt(exact[c]), within(0.01 * Math.sqrt(exact[c])));
          }
        }
      }
    }
  }

  @Test
  void multiply_noSegments_seesWhatDriversTake() {
    UniformRandomProvider random = new Seed(5).stream();
    double[][] siemens = siemens(random, 24, 16);
    Wires wires =
        new Wires(0, 0, Wires.LineEnds.FIRST.withOhms(10), Wires.LineEnds.LAST.withOhms(10));
    double[] volts = random.doubles(24, 0, 0.2).toArray();
    double[] exact = exact(WireNetwork.of(siemens, wires), volts);
    double[] found = found(siemens, wires, volts);
    for (int c = 0; c < found.length; c++) {
      assertThat(found[c]).isCloseTo(exact[c], within(0.01 * exact[c]));
    }
  }

  @Test
  void multiply_currents_areTheProductToRounding() {
    UniformRandomProvider random = new Seed(6).stream();
    for (int rows : new int[] {1, 3, 4, 63, 130, 257}) {
      double[][] siemens = siemens(random, rows, 5);
      double[] volts = random.doubles(rows, -0.2, 0.2).toArray();
      double[] product = new double[5];
      RowKernels.multiply(siemens, volts, 0, 1, product);
      double[] amperes = new double[5];
      lineNoise(siemens, Wires.of(1, 1), siemens, 0.2)
          .newWorkspace()
          .multiply(volts, amperes, new double[5]);
      for (int c = 0; c < 5; c++) {
        double size = 0;
        for (int r = 0; r < rows; r++) {
          size += Math.abs(volts[r]) * siemens[r][c];
        }
        assertThat(amperes[c]).isCloseTo(product[c], within(1e-15 * rows * size));
      }
    }
  }

  @Test
  void multiply_extremeWires_staysFinite() {
    UniformRandomProvider random = new Seed(7).stream();
    double[][] siemens = siemens(random, 9, 7);
    siemens[3] = new double[7];
    double[] volts = random.doubles(9, -0.2, 0.2).toArray();
    for (double rowOhms : new double[] {0, 1e-9, 1e9}) {
      for (double columnOhms : new double[] {0, 1e-9, 1e9}) {
        for (Wires.LineEnds ends : ENDS) {
          double[] found = found(siemens, new Wires(rowOhms, columnOhms, ends, ends), volts);
          for (double variance : found) {
            assertThat(variance).isBetween(0.0, 1e-6);
          }
        }
      }
    }
    assertThat(found(new double[2][3], Wires.of(1, 1), new double[2])).containsOnly(0);
  }
}
