package org.ouroboros.memristor.crossbar.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class WireNetworkTest {

  private static final double RELATIVE = 1e-9;

  @Test
  void solve_goldenArray_hasAllVoltagesAndCurrents() throws IOException {
    JsonNode golden;
    try (InputStream in = getClass().getResourceAsStream("crossbar-8x8.json")) {
      golden = new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
    double[][] siemens = matrix(golden.get("G"));
    double[][] volts = matrix(golden.get("V"));
    assertThat(golden.get("cases")).hasSize(8);
    for (JsonNode example : golden.get("cases")) {
      Wires wires = Wires.of(example.get("r_word").asDouble(), example.get("r_bit").asDouble());
      WireNetwork network = WireNetwork.of(siemens, wires);
      for (int input = 0; input < volts[0].length; input++) {
        int k = input;
        WireNetwork.Solution solution =
            network.solve(IntStream.range(0, 8).mapToDouble(r -> volts[r][k]).toArray());
        double[] expected = vector(example.get("output_currents").get(k));
        double[] expectedVolts = new double[128];
        double[] foundVolts = new double[128];
        for (int cell = 0; cell < 64; cell++) {
          int r = cell / 8;
          int c = cell % 8;
          expectedVolts[cell] = example.get("v_word").get(r).get(c).get(k).asDouble();
          expectedVolts[64 + cell] = example.get("v_bit").get(r).get(c).get(k).asDouble();
          foundVolts[cell] = solution.rowVolts(r, c);
          foundVolts[64 + cell] = solution.columnVolts(r, c);
        }
        assertClose(solution.columnAmperes(), expected);
        assertClose(foundVolts, expectedVolts);
      }
    }
  }

  @Test
  void solve_oneCell_isThreeResistorsInSeries() {
    WireNetwork.Solution solution =
        WireNetwork.of(new double[][] {{0.1}}, Wires.of(1, 2)).solve(new double[] {1});
    assertThat(solution.columnAmperes(0)).isCloseTo(1 / 13.0, within(1e-15));
    assertThat(solution.rowAmperes(0)).isCloseTo(1 / 13.0, within(1e-15));
    assertThat(solution.rowVolts(0, 0)).isCloseTo(12 / 13.0, within(1e-15));
    assertThat(solution.columnVolts(0, 0)).isCloseTo(2 / 13.0, within(1e-15));
  }

  @Test
  void solve_fiveByFour_hasThePublishedCurrents() {
    double[][] siemens = new double[5][4];
    for (int cell = 0; cell < 20; cell++) {
      siemens[cell / 4][cell % 4] = 1 / (10.0 * (cell + 1));
    }
    double[] amperes =
        WireNetwork.of(siemens, Wires.of(1, 2)).solve(new double[] {0, 1, 2, 3, 4}).columnAmperes();
    assertThat(amperes)
        .containsExactly(
            new double[] {0.060570196651, 0.059327610717, 0.056348738829, 0.053352354575},
            within(5e-13));
  }

  /**
   * Random shapes, wires of 1e-6 to 1e6 ohm or none, cells over up to five decades with open ones
   * and open lines among them, all ways to connect, lines that float.
   */
  @Test
  void solve_randomNetworks_agreesWithNodalAnalysisInSixtyDigits() {
    for (int i = 0; i < 300; i++) {
      UniformRandomProvider random = new Seed(20240312).at(i).stream();
      int rows = 1 + random.nextInt(6);
      int columns = 1 + random.nextInt(6);
      double[][] siemens = siemens(random, rows, columns);
      Wires wires = new Wires(ohms(random), ohms(random), ends(random), ends(random));
      boolean[] floatingRows = marks(random, rows);
      boolean[] floatingColumns = marks(random, columns);
      double[] rowVolts = random.doubles(rows, -0.5, 0.5).toArray();
      double[] columnVolts = random.doubles(columns, -0.5, 0.5).toArray();
      Wires.FloatingLines floating =
          Wires.FloatingLines.of(indices(floatingRows), indices(floatingColumns));
      WireNetwork.Solution found =
          WireNetwork.of(siemens, wires, floating, WireNetwork.DEFAULT_TOLERANCE)
              .solve(rowVolts, columnVolts);
      NodalReference exact =
          new NodalReference(siemens, wires, floatingRows, floatingColumns, rowVolts, columnVolts);
      double[] expected = new double[2 * rows * columns];
      double[] volts = new double[2 * rows * columns];
      for (int cell = 0; cell < rows * columns; cell++) {
        int r = cell / columns;
        int c = cell % columns;
        expected[2 * cell] = exact.rowVolts(r, c);
        expected[2 * cell + 1] = exact.columnVolts(r, c);
        volts[2 * cell] = found.rowVolts(r, c);
        volts[2 * cell + 1] = found.columnVolts(r, c);
      }
      assertClose(volts, expected);
      double[] amperes = IntStream.range(0, columns).mapToDouble(exact::columnAmperes).toArray();
      // Where nothing but rounding flows there is no largest current to compare with.
      double floor = 1e-15 * Arrays.stream(siemens).flatMapToDouble(Arrays::stream).sum();
      assertThat(found.columnAmperes())
          .as("currents of network %d", i)
          .containsExactly(amperes, within(Math.max(floor, RELATIVE * largest(amperes))));
    }
  }

  @Test
  void solve_idealWires_isTheDenseProduct() {
    double[][] siemens = {{1e-5, 0, 3e-5}, {2e-5, 5e-5, 1e-6}};
    WireNetwork.Solution solution =
        WireNetwork.of(siemens, Wires.IDEAL).solve(new double[] {0.1, -0.2});
    assertThat(solution.iterations()).isZero();
    assertThat(solution.columnAmperes())
        .containsExactly(new double[] {-3e-6, -1e-5, 2.8e-6}, within(1e-20));
    assertThat(solution.cellVolts(1, 2)).isEqualTo(-0.2);
  }

  @Test
  void solve_floatingColumn_takesTheMeanOfItsRows() {
    double[][] siemens = {{1e-5, 2e-5}, {3e-5, 2e-5}};
    Wires.FloatingLines floating = Wires.FloatingLines.of(new int[0], new int[] {0});
    WireNetwork.Solution solution =
        WireNetwork.of(siemens, Wires.IDEAL, floating, 1e-12).solve(new double[] {1, 2});
    assertThat(solution.columnVolts(0, 0)).isCloseTo(1.75, within(1e-12));
    assertThat(solution.columnAmperes(0)).isZero();
  }

  @Test
  void solve_linesWithoutAnySource_standAtZero() {
    double[][] siemens = {{1e-5, 0}, {0, 2e-5}};
    Wires.FloatingLines floating = Wires.FloatingLines.of(new int[] {0}, new int[] {0});
    WireNetwork.Solution solution =
        WireNetwork.of(siemens, Wires.of(1, 1), floating, 1e-12).solve(new double[] {1, 1});
    assertThat(solution.rowVolts(0, 0)).isZero();
    assertThat(solution.columnVolts(1, 0)).isZero();
    assertThat(solution.columnAmperes(1)).isCloseTo(1 / (5e4 + 3), within(1e-17));
  }

  @Test
  void effectiveSiemens_tallAndWide_agreesWithSolutions() {
    for (int[] shape : new int[][] {{9, 5}, {5, 9}, {1, 7}, {7, 1}}) {
      UniformRandomProvider random = new Seed(7).stream();
      double[][] siemens = siemens(random, shape[0], shape[1]);
      WireNetwork network =
          WireNetwork.of(siemens, Wires.of(100, 50).withColumnEnds(Wires.LineEnds.BOTH));
      double[][] effective = network.effectiveSiemens(Workers.of(2));
      double[] volts = random.doubles(shape[0], -1, 1).toArray();
      double[] product = new double[shape[1]];
      for (int r = 0; r < shape[0]; r++) {
        for (int c = 0; c < shape[1]; c++) {
          product[c] += volts[r] * effective[r][c];
        }
      }
      assertClose(product, network.solve(volts).columnAmperes());
    }
  }

  @Test
  void of_badConductances_areRefusedByName() {
    refuse(new double[][] {{1, Double.NaN}}, "siemens[0][1] must be finite, but was NaN");
    refuse(
        new double[][] {{1, 2}, {-1e-9, 3}},
        "siemens[1][0] must be finite and at least 0, but was -1.0E-9");
    refuse(
        new double[][] {{Double.POSITIVE_INFINITY}},
        "siemens[0][0] must be finite, but was Infinity");
    refuse(new double[][] {{1, 2}, {3}}, "siemens[1] must have length 2, but was 1");
    refuse(new double[0][0], "siemens must have rows and columns, but was empty");
    refuse(new double[][] {{}}, "siemens must have rows and columns, but was empty");
    double[] row = new double[1 << 20];
    double[][] huge = new double[1 << 20][];
    Arrays.fill(huge, row);
    assertThatThrownBy(() -> WireNetwork.of(huge, Wires.IDEAL))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageMatching(
            "siemens must fit into the maximum heap of \\d+ MiB.*, but was 75497472 MiB");
  }

  @Test
  void solve_badVoltages_areRefusedByName() {
    WireNetwork network = WireNetwork.of(new double[][] {{1, 2}}, Wires.IDEAL);
    assertThatThrownBy(() -> network.solve(new double[2]))
        .hasMessage("rowVolts must have length 1, but was 2");
    assertThatThrownBy(() -> network.solve(new double[] {Double.NaN}))
        .hasMessage("rowVolts[0] must be finite, but was NaN");
    assertThatThrownBy(() -> network.solve(new double[1], new double[] {0, 1 / 0.0}))
        .hasMessage("columnVolts[1] must be finite, but was Infinity");
  }

  @Test
  void wires_badResistances_areRefusedByName() {
    assertThatThrownBy(() -> Wires.of(-1, 0)).hasMessageContaining("rowOhms must be");
    assertThatThrownBy(() -> Wires.of(0, Double.NaN)).hasMessageContaining("columnOhms must be");
    assertThatThrownBy(() -> new Wires.LineEnds(Wires.LineEnds.OPEN, Wires.LineEnds.OPEN))
        .hasMessageContaining("must be finite at one end");
    assertThatThrownBy(() -> new Wires.LineEnds(-1, 0)).hasMessageContaining("firstOhms must be");
    assertThatThrownBy(
            () ->
                WireNetwork.of(
                    new double[1][1],
                    Wires.IDEAL,
                    Wires.FloatingLines.of(new int[] {1}, new int[0]),
                    1e-9))
        .hasMessage("floating row must lie in [0, 0], but was 1");
  }

  private static void refuse(double[][] siemens, String message) {
    assertThatThrownBy(() -> WireNetwork.of(siemens, Wires.IDEAL))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(message);
  }

  private static double[][] siemens(UniformRandomProvider random, int rows, int columns) {
    double decades = 2 + random.nextInt(4);
    double open = random.nextInt(3) == 0 ? random.nextDouble() : 0;
    int openRow = random.nextInt(3 * rows);
    int openColumn = random.nextInt(3 * columns);
    double[][] siemens = new double[rows][columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double value = Math.pow(10, -4 - decades * random.nextDouble());
        boolean gone = r == openRow || c == openColumn || random.nextDouble() < open;
        siemens[r][c] = gone ? 0 : value;
      }
    }
    return siemens;
  }

  private static double ohms(UniformRandomProvider random) {
    return random.nextInt(4) == 0 ? 0 : Math.pow(10, 12 * random.nextDouble() - 6);
  }

  private static Wires.LineEnds ends(UniformRandomProvider random) {
    return switch (random.nextInt(4)) {
      case 0 -> Wires.LineEnds.FIRST;
      case 1 -> Wires.LineEnds.LAST.withOhms(ohms(random));
      case 2 -> Wires.LineEnds.BOTH;
      default -> new Wires.LineEnds(ohms(random), ohms(random));
    };
  }

  private static boolean[] marks(UniformRandomProvider random, int count) {
    boolean[] marks = new boolean[count];
    if (random.nextBoolean()) {
      for (int i = 0; i < count; i++) {
        marks[i] = random.nextInt(3) == 0;
      }
    }
    return marks;
  }

  private static int[] indices(boolean[] marks) {
    return IntStream.range(0, marks.length).filter(i -> marks[i]).toArray();
  }

  private static void assertClose(double[] found, double[] expected) {
    assertThat(found).containsExactly(expected, within(RELATIVE * largest(expected)));
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  private static double[][] matrix(JsonNode node) {
    double[][] matrix = new double[node.size()][];
    Arrays.setAll(matrix, i -> vector(node.get(i)));
    return matrix;
  }

  private static double[] vector(JsonNode node) {
    return IntStream.range(0, node.size()).mapToDouble(i -> node.get(i).asDouble()).toArray();
  }
}
