package org.ouroboros.memristor.crossbar.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.rng.UniformRandomProvider;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.random.Seed;

/** What holds for every linear, passive network. */
class WireNetworkProperties {

  /** An array of random conductances, some of them open, with wires and voltages. */
  static final class Example {
    private final double[][] siemens;
    private final Wires wires;
    private final long seed;

    Example(double[][] siemens, Wires wires, long seed) {
      this.siemens = siemens;
      this.wires = wires;
      this.seed = seed;
    }

    double[][] siemens() {
      return siemens;
    }

    Wires wires() {
      return wires;
    }

    long seed() {
      return seed;
    }

    int rows() {
      return siemens.length;
    }

    int columns() {
      return siemens[0].length;
    }

    WireNetwork network() {
      return WireNetwork.of(siemens, wires);
    }

    double[] volts(int length, int which) {
      return new Seed(seed).at(which).stream().doubles(length, -0.3, 0.3).toArray();
    }

    /** A current that no single cell can exceed, to compare with. */
    double amperes() {
      return 0.6 * Arrays.stream(siemens).flatMapToDouble(Arrays::stream).max().orElse(0);
    }
  }

  @Provide
  Arbitrary<Example> examples() {
    Arbitrary<Integer> length = Arbitraries.integers().between(1, 21);
    Arbitrary<Double> ohms =
        Arbitraries.oneOf(
            Arbitraries.just(0.0),
            Arbitraries.doubles().between(-3, 4).map(exponent -> Math.pow(10, exponent)));
    Arbitrary<Wires.LineEnds> ends =
        Combinators.combine(
                Arbitraries.of(Wires.LineEnds.FIRST, Wires.LineEnds.LAST, Wires.LineEnds.BOTH),
                ohms)
            .as(Wires.LineEnds::withOhms);
    Arbitrary<Wires> wires = Combinators.combine(ohms, ohms, ends, ends).as(Wires::new);
    return Combinators.combine(length, length, wires, Arbitraries.longs())
        .as((rows, columns, some, seed) -> new Example(siemens(rows, columns, seed), some, seed));
  }

  private static double[][] siemens(int rows, int columns, long seed) {
    UniformRandomProvider random = new Seed(seed).stream();
    double[][] siemens = new double[rows][columns];
    for (double[] row : siemens) {
      Arrays.setAll(
          row, c -> random.nextInt(8) == 0 ? 0 : Math.pow(10, -6 + 2 * random.nextDouble()));
    }
    return siemens;
  }

  @Property(tries = 200)
  void noWires_equalTheDenseProduct(@ForAll("examples") Example example) {
    double[] volts = example.volts(example.rows(), 1);
    double[] found = WireNetwork.of(example.siemens(), Wires.IDEAL).solve(volts).columnAmperes();
    assertThat(found)
        .containsExactly(product(volts, example.siemens()), within(1e-13 * example.amperes()));
  }

  @Property(tries = 200)
  void sources_superpose(@ForAll("examples") Example example) {
    WireNetwork network = example.network();
    double[] a = example.volts(example.rows(), 1);
    double[] b = example.volts(example.columns(), 2);
    double[] none = new double[example.rows()];
    double[] both = network.solve(a, b).columnAmperes();
    double[] first = network.solve(a).columnAmperes();
    double[] second = network.solve(none, b).columnAmperes();
    double[] sum = new double[both.length];
    Arrays.setAll(sum, c -> first[c] + second[c]);
    assertThat(both).containsExactly(sum, within(1e-10 * example.amperes()));
  }

  @Property(tries = 200)
  void rowsAndColumns_areReciprocal(@ForAll("examples") Example example) {
    WireNetwork network = example.network();
    double[] rowVolts = new double[example.rows()];
    double[] columnVolts = new double[example.columns()];
    int row = (int) Math.floorMod(example.seed(), (long) example.rows());
    int column = (int) Math.floorMod(example.seed() >> 8, (long) example.columns());
    rowVolts[row] = 1;
    double forward = network.solve(rowVolts).columnAmperes(column);
    columnVolts[column] = 1;
    double back = -network.solve(new double[example.rows()], columnVolts).rowAmperes(row);
    assertThat(back).isCloseTo(forward, within(1e-10 * example.amperes()));
  }

  @Property(tries = 200)
  void exchangedRowsAndColumns_giveTheSameVoltages(@ForAll("examples") Example example) {
    double[] rowVolts = example.volts(example.rows(), 1);
    double[] columnVolts = example.volts(example.columns(), 2);
    double[][] turned = new double[example.columns()][example.rows()];
    for (int r = 0; r < example.rows(); r++) {
      for (int c = 0; c < example.columns(); c++) {
        turned[c][r] = example.siemens()[r][c];
      }
    }
    Wires wires = example.wires();
    Wires exchanged =
        new Wires(wires.columnOhms(), wires.rowOhms(), wires.columnEnds(), wires.rowEnds());
    WireNetwork.Solution here = example.network().solve(rowVolts, columnVolts);
    WireNetwork.Solution there = WireNetwork.of(turned, exchanged).solve(columnVolts, rowVolts);
    for (int r = 0; r < example.rows(); r++) {
      for (int c = 0; c < example.columns(); c++) {
        assertThat(there.columnVolts(c, r)).isCloseTo(here.rowVolts(r, c), within(1e-10));
        assertThat(there.rowVolts(c, r)).isCloseTo(here.columnVolts(r, c), within(1e-10));
      }
    }
  }

  @Property(tries = 200)
  void network_isPassive(@ForAll("examples") Example example) {
    double[] rowVolts = example.volts(example.rows(), 1);
    double[] columnVolts = example.volts(example.columns(), 2);
    WireNetwork.Solution solution = example.network().solve(rowVolts, columnVolts);
    double lowest = Math.min(least(rowVolts), least(columnVolts)) - 1e-12;
    double highest = -Math.min(least(negated(rowVolts)), least(negated(columnVolts))) + 1e-12;
    double delivered = 0;
    double inCells = 0;
    for (int r = 0; r < example.rows(); r++) {
      delivered += rowVolts[r] * solution.rowAmperes(r);
      for (int c = 0; c < example.columns(); c++) {
        inCells += solution.cellVolts(r, c) * solution.cellAmperes(r, c);
        assertThat(solution.rowVolts(r, c)).isBetween(lowest, highest);
        assertThat(solution.columnVolts(r, c)).isBetween(lowest, highest);
      }
    }
    for (int c = 0; c < example.columns(); c++) {
      delivered -= columnVolts[c] * solution.columnAmperes(c);
    }
    double rounding = 1e-11 * example.amperes() * (example.rows() + example.columns());
    assertThat(inCells).isGreaterThanOrEqualTo(0);
    assertThat(delivered).isGreaterThanOrEqualTo(inCells - rounding);
  }

  @Property(tries = 200)
  void smallWires_tendToNone(@ForAll("examples") Example example) {
    double[] volts = example.volts(example.rows(), 1);
    double[] ideal = product(volts, example.siemens());
    for (double ohms : new double[] {1e-2, 1e-4, 1e-6}) {
      double[] found =
          WireNetwork.of(example.siemens(), Wires.of(ohms, ohms)).solve(volts).columnAmperes();
      // A column loses at most 0.3 V * 1e-4 S * ohms * 21 * 22 / 2 on its way, a row as much.
      assertThat(found)
          .containsExactly(ideal, within(21 * 1e-4 * 2 * (0.3 * 1e-4 * ohms * 21 * 11) + 1e-17));
    }
  }

  /** Checked at the ends, with the currents that the wires' voltage drops make there. */
  @Property(tries = 200)
  void current_isConserved(@ForAll("examples") Example example) {
    double[] rowVolts = example.volts(example.rows(), 1);
    double[] columnVolts = example.volts(example.columns(), 2);
    WireNetwork.Solution solution = example.network().solve(rowVolts, columnVolts);
    double in = 0;
    double total = 0;
    for (int r = 0; r < example.rows(); r++) {
      in += solution.rowAmperes(r);
      total += Math.abs(solution.rowAmperes(r));
    }
    double out = 0;
    for (int c = 0; c < example.columns(); c++) {
      out += solution.columnAmperes(c);
      total += Math.abs(solution.columnAmperes(c));
    }
    assertThat(out).isCloseTo(in, within(1e-12 * total));
  }

  @Property(tries = 20)
  void effectiveMatrix_isTheSameForAnyNumberOfThreads(@ForAll("examples") Example example) {
    double[][] one = example.network().effectiveSiemens(Workers.single());
    assertThat(example.network().effectiveSiemens(Workers.of(3))).isDeepEqualTo(one);
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }

  private static double[] product(double[] volts, double[][] siemens) {
    double[] amperes = new double[siemens[0].length];
    for (int r = 0; r < volts.length; r++) {
      for (int c = 0; c < amperes.length; c++) {
        amperes[c] += volts[r] * siemens[r][c];
      }
    }
    return amperes;
  }
}
