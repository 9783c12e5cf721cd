package org.ouroboros.memristor.crossbar.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouroboros.memristor.core.random.Seed;

/** Networks of practical size, node by node, against {@link SparseReference}. */
class LargeNetworkTest {

  /** Wires of 1e-3 to 1e3 ohm or none, drivers likewise, open cells and lines, lines that float. */
  @ParameterizedTest
  @CsvSource({"20,30,12", "64,48,6", "3,200,6", "200,3,6", "1,90,4", "90,1,4", "128,128,2"})
  void solve_anyConnections_agreesWithASparseSolver(int rows, int columns, int count) {
    for (int i = 0; i < count; i++) {
      UniformRandomProvider random = new Seed(rows).at(columns).at(i).stream();
      SparseReference.Problem problem = problem(random, rows, columns);
      WireNetwork.Solution found = problem.solve();
      double[] expected = new SparseReference(problem).solve();
      double[] volts = volts(found, rows, columns);
      assertThat(volts).as("network %d", i).containsExactly(expected, near(expected));
      double[] amperes = new double[columns];
      for (int cell = 0; cell < rows * columns; cell++) {
        double drop = expected[2 * cell] - expected[2 * cell + 1];
        amperes[cell % columns] += drop * problem.siemens()[cell / columns][cell % columns];
      }
      assertThat(found.columnAmperes())
          .as("currents of network %d", i)
          .containsExactly(amperes, near(amperes));
    }
  }

  /**
   * Kirchhoff's current law at every node, from nothing but the voltages. Wires are such that the
   * rounding of a voltage to 53 bits does not already break it.
   */
  @ParameterizedTest
  @CsvSource({"8,8", "20,30", "64,48", "3,200", "128,128"})
  void solve_anyConnections_conservesCurrentAtEveryNode(int rows, int columns) {
    for (int i = 0; i < 4; i++) {
      UniformRandomProvider random = new Seed(rows).at(columns).at(100 + i).stream();
      SparseReference.Problem drawn = problem(random, rows, columns);
      Wires wires = drawn.wires();
      Wires thin =
          new Wires(
              10 * Math.pow(100, random.nextDouble()),
              10 * Math.pow(100, random.nextDouble()),
              wires.rowEnds(),
              wires.columnEnds());
      SparseReference.Problem problem = drawn.with(thin);
      double left = new SparseReference(problem).worstNode(volts(problem.solve(), rows, columns));
      assertThat(left).as("network %d", i).isLessThan(1e-12);
    }
  }

  private static double[] volts(WireNetwork.Solution solution, int rows, int columns) {
    double[] volts = new double[2 * rows * columns];
    for (int cell = 0; cell < rows * columns; cell++) {
      volts[2 * cell] = solution.rowVolts(cell / columns, cell % columns);
      volts[2 * cell + 1] = solution.columnVolts(cell / columns, cell % columns);
    }
    return volts;
  }

  private static org.assertj.core.data.Offset<Double> near(double[] values) {
    return within(1e-9 * Arrays.stream(values).map(Math::abs).max().orElse(0));
  }

  private static SparseReference.Problem problem(
      UniformRandomProvider random, int rows, int columns) {
    double decades = 2 + random.nextInt(3);
    double open = random.nextInt(3) == 0 ? 0.9 * random.nextDouble() : 0;
    int openRow = random.nextInt(3 * rows);
    double[][] siemens = new double[rows][columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double value = 6e-4 * Math.pow(10, -decades * random.nextDouble());
        siemens[r][c] = r == openRow || random.nextDouble() < open ? 0 : value;
      }
    }
    Wires wires = new Wires(ohms(random), ohms(random), ends(random), ends(random));
    boolean[][] floating = {new boolean[rows], new boolean[columns]};
    if (random.nextBoolean()) {
      for (boolean[] lines : floating) {
        // The first line is always driven, so that something flows.
        for (int i = 1; i < lines.length; i++) {
          lines[i] = random.nextInt(3) == 0;
        }
      }
    }
    return new SparseReference.Problem(
        siemens,
        wires,
        floating,
        random.doubles(rows, -0.5, 0.5).toArray(),
        random.doubles(columns, -0.5, 0.5).toArray());
  }

  private static double ohms(UniformRandomProvider random) {
    return random.nextInt(4) == 0 ? 0 : Math.pow(10, 6 * random.nextDouble() - 3);
  }

  private static Wires.LineEnds ends(UniformRandomProvider random) {
    return switch (random.nextInt(4)) {
      case 0 -> Wires.LineEnds.FIRST;
      case 1 -> Wires.LineEnds.LAST.withOhms(ohms(random));
      case 2 -> Wires.LineEnds.BOTH;
      default -> new Wires.LineEnds(ohms(random), ohms(random));
    };
  }
}
