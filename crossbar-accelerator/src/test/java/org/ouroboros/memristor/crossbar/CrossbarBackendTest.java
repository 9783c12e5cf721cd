package org.ouroboros.memristor.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.testing.LogisticDevice;

class CrossbarBackendTest {

  private static final double TOLERANCE = 0.05;

  private static CrossbarSpec.Builder varied() {
    return CrossbarSpec.builder(StandIns.DEVICE).variation(LogisticDevice.VARIED);
  }

  private static CrossbarSpec.Builder rough() {
    return varied()
        .periphery(PeripheryParameters.EXACT.withReadNoise(0.02))
        .converters(new Converters(7, 8));
  }

  private static ArrayProgrammer toy(double haste) {
    return ArrayProgrammer.withStrategy(StandIns.strategy(haste), TOLERANCE, Budget.ofPulses(100));
  }

  private static double[][] weights(int inputs, int outputs, long seed) {
    Random random = new Random(seed);
    double[][] weights = new double[inputs][outputs];
    for (double[] row : weights) {
      Arrays.setAll(row, c -> random.nextGaussian());
    }
    return weights;
  }

  private static double[] vector(int count, long seed) {
    return new Random(seed).doubles(count, -3, 3).toArray();
  }

  private static double[] forward(MatVec matrix, double[] x, int batch, long draw) {
    double[] y = new double[batch * matrix.outputs()];
    matrix.multiply(x, batch, draw, y);
    return y;
  }

  private static double[] transposed(MatVec matrix, double[] y, int batch, long draw) {
    double[] x = new double[batch * matrix.inputs()];
    matrix.multiplyTransposed(y, batch, draw, x);
    return x;
  }

  private static double[] siemens(CrossbarLayer layer) {
    CrossbarArray array = layer.tiles().get(0).array();
    double[] siemens = new double[array.cells()];
    array.conductances(siemens);
    return siemens;
  }

  /** A writer that notes each array as it finds it. */
  private static ArrayProgrammer noting(ArrayProgrammer writer, List<byte[]> starts) {
    return (array, siemens, run) -> {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        array.snapshot().write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      starts.add(bytes.toByteArray());
      return writer.program(array, siemens, run);
    };
  }

  @Property(tries = 100)
  void load_idealWritingAndTilesOfAnySize_equalsTheDigitalProduct(
      @ForAll @IntRange(min = 1, max = 15) int inputs,
      @ForAll @IntRange(min = 1, max = 15) int outputs,
      @ForAll @IntRange(min = 1, max = 20) int maxRows,
      @ForAll @IntRange(min = 2, max = 20) int maxColumns,
      @ForAll long seed) {
    double[][] weights = weights(inputs, outputs, seed);
    CrossbarSpec hardware =
        varied().tileSize(new CrossbarSpec.TileSize(maxRows, maxColumns)).build();
    CrossbarLayer layer =
        new CrossbarBackend(hardware, ArrayProgrammer.ideal(), RunContext.of(seed)).load(weights);
    MatVec digital = new DigitalBackend().load(weights);
    int batch = 3;
    double[] x = vector(batch * inputs, seed);
    double[] y = vector(batch * outputs, seed + 1);
    assertThat(forward(layer, x, batch, 0))
        .containsExactly(forward(digital, x, batch, 0), within(1e-9));
    assertThat(transposed(layer, y, batch, 0))
        .containsExactly(transposed(digital, y, batch, 0), within(1e-9));
    for (CrossbarLayer.Tile tile : layer.tiles()) {
      assertThat(tile.array().rows()).isLessThanOrEqualTo(maxRows);
      assertThat(tile.array().columns()).isLessThanOrEqualTo(maxColumns);
    }
    int across = (outputs + maxColumns / 2 - 1) / (maxColumns / 2);
    int down = (inputs + maxRows - 1) / maxRows;
    assertThat(layer.tiles()).hasSize(across * down);
    double[][] held = layer.weights();
    for (int r = 0; r < inputs; r++) {
      assertThat(held[r]).containsExactly(weights[r], within(1e-9));
    }
  }

  @Test
  void load_withAStrategy_bringsEveryCellIntoItsTolerance() {
    double[][] weights = weights(20, 10, 1);
    CrossbarLayer layer =
        new CrossbarBackend(varied().build(), toy(1), RunContext.of(4)).load(weights);
    ProgrammingReport report = layer.tiles().get(0).report();
    assertThat(report.outcomes().get(CellOutcome.CONVERGED)).isEqualTo(400);
    double[] targets = layer.encoding().encode(weights);
    double[] reached = siemens(layer);
    double spread = 0;
    for (int cell = 0; cell < 400; cell++) {
      assertThat(reached[cell]).isCloseTo(targets[cell], within(TOLERANCE * targets[cell]));
      assertThat(report.targets().siemens(cell)).isEqualTo(targets[cell]);
      assertThat(report.reachedSiemens(cell)).isEqualTo(reached[cell]);
      spread += Math.abs(reached[cell] / targets[cell] - 1);
    }
    assertThat(spread).isPositive();
    assertThat(report.cost().totals().pulses()).isPositive();

    double[] x = vector(20, 5);
    double[] sums = forward(layer, x, 1, 0);
    double[] exact = forward(new DigitalBackend().load(weights), x, 1, 0);
    for (int c = 0; c < 10; c++) {
      double bound = 0;
      for (int r = 0; r < 20; r++) {
        double pair = targets[20 * r + 2 * c] + targets[20 * r + 2 * c + 1];
        bound += Math.abs(x[r]) * TOLERANCE * pair / layer.encoding().siemensPerUnit();
      }
      assertThat(sums[c]).isCloseTo(exact[c], within(bound));
    }
  }

  @Test
  void load_sameSeedOtherStrategy_startsFromTheSameDevicesInTheSameStates() {
    List<byte[]> first = new ArrayList<>();
    List<byte[]> second = new ArrayList<>();
    CrossbarSpec hardware = rough().tileSize(new CrossbarSpec.TileSize(8, 8)).build();
    CrossbarBackend hasty = new CrossbarBackend(hardware, noting(toy(1), first), RunContext.of(7));
    CrossbarBackend slow =
        new CrossbarBackend(hardware, noting(toy(0.5), second), RunContext.of(7));
    double[] written = siemens(hasty.load(weights(9, 5, 1)));
    hasty.load(weights(4, 4, 2));
    double[] writtenSlowly = siemens(slow.load(weights(9, 5, 1)));
    slow.load(weights(4, 4, 2));
    assertThat(first).hasSize(5);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i)).isEqualTo(first.get(i));
    }
    assertThat(writtenSlowly).isNotEqualTo(written);
  }

  @Test
  void load_severalMatrices_eachHasDevicesOfItsOwnByIndex() {
    List<byte[]> starts = new ArrayList<>();
    CrossbarBackend backend =
        new CrossbarBackend(varied().build(), noting(toy(1), starts), RunContext.of(7));
    double[][] weights = weights(3, 3, 1);
    double[] zeroth = siemens(backend.load(weights));
    double[] next = siemens(backend.load(weights));
    double[] again = siemens(backend.load(0, weights));
    assertThat(starts.get(1)).isNotEqualTo(starts.get(0));
    assertThat(starts.get(2)).isEqualTo(starts.get(0));
    assertThat(next).isNotEqualTo(zeroth);
    assertThat(again).containsExactly(zeroth);
    assertThat(
            siemens(new CrossbarBackend(varied().build(), toy(1), RunContext.of(8)).load(weights)))
        .isNotEqualTo(zeroth);
  }

  @Test
  void load_severalTiles_eachHasDevicesOfItsOwn() {
    List<byte[]> starts = new ArrayList<>();
    CrossbarSpec hardware = varied().tileSize(new CrossbarSpec.TileSize(3, 6)).build();
    new CrossbarBackend(hardware, noting(toy(1), starts), RunContext.of(7)).load(weights(6, 3, 1));
    assertThat(starts).hasSize(2);
    assertThat(starts.get(1)).isNotEqualTo(starts.get(0));
  }

  @Test
  void load_refusedMatrix_takesNoIndex() {
    CrossbarBackend backend = new CrossbarBackend(varied().build(), toy(1), RunContext.of(7));
    double[][] weights = weights(3, 3, 1);
    assertThatThrownBy(() -> backend.load(new double[][] {{1, 2}, {3}}))
        .hasMessage("weights[1] must have length 2, but was 1");
    assertThatThrownBy(() -> backend.load(new double[][] {{1, Double.NaN}}))
        .hasMessage("weights[0][1] must be finite, but was NaN");
    assertThatThrownBy(() -> backend.load(new double[0][])).hasMessageContaining("empty");
    assertThat(siemens(backend.load(weights))).containsExactly(siemens(backend.load(0, weights)));
  }

  @Test
  void array_fresh_isUniformOverTheWindowAndRepeatable() {
    CrossbarSpec hardware = varied().build();
    double[] siemens = new double[10_000];
    hardware.newArray(100, 100, new Seed(3)).conductances(siemens);
    Arrays.sort(siemens);
    // Kolmogorov's distance; by chance beyond 3.1 / sqrt(n) with probability 9e-9.
    double distance = 0;
    for (int i = 0; i < siemens.length; i++) {
      double share = (siemens[i] - hardware.range().minSiemens()) / hardware.range().span();
      distance = Math.max(distance, Math.abs(share - (i + 0.5) / siemens.length));
    }
    assertThat(distance).isLessThan(0.031);
    double[] again = new double[10_000];
    hardware.newArray(100, 100, new Seed(3)).conductances(again);
    Arrays.sort(again);
    assertThat(again).containsExactly(siemens);
  }

  @Test
  void ideal_report_countsNothingAndVerifiesNothing() {
    CrossbarBackend backend =
        new CrossbarBackend(varied().build(), ArrayProgrammer.ideal(), RunContext.of(1));
    ProgrammingReport report = backend.load(weights(3, 2, 1)).tiles().get(0).report();
    assertThat(report.outcomes().get(CellOutcome.UNVERIFIED)).isEqualTo(12);
    assertThat(report.cost().totals().pulses()).isZero();
    assertThat(report.cost().totals().reads()).isZero();
    for (int cell = 0; cell < 12; cell++) {
      double target = report.targets().siemens(cell);
      assertThat(report.reachedSiemens(cell)).isCloseTo(target, within(1e-9 * target));
    }
  }

  @Test
  void layer_anyNumberOfThreads_givesTheSameBits() {
    double[][] weights = weights(70, 40, 1);
    int batch = 50;
    double[][] results = new double[3][];
    int[] threads = {1, 2, 7};
    for (int i = 0; i < threads.length; i++) {
      CrossbarSpec hardware =
          rough()
              .tileSize(new CrossbarSpec.TileSize(40, 64))
              .workers(Workers.of(threads[i]))
              .build();
      ArrayProgrammer writer =
          ArrayProgrammer.withStrategy(StandIns.strategy(1), 0.1, Budget.ofPulses(20));
      CrossbarLayer layer = new CrossbarBackend(hardware, writer, RunContext.of(6)).load(weights);
      double[] forward = forward(layer, vector(batch * 70, 1), batch, 3);
      double[] transposed = transposed(layer, vector(batch * 40, 2), batch, 3);
      results[i] = Arrays.copyOf(forward, forward.length + transposed.length);
      System.arraycopy(transposed, 0, results[i], forward.length, transposed.length);
    }
    assertThat(results[1]).containsExactly(results[0]);
    assertThat(results[2]).containsExactly(results[0]);
  }

  @Test
  void layer_batch_equalsItsVectorsOneByOne() {
    CrossbarSpec hardware = rough().tileSize(new CrossbarSpec.TileSize(4, 6)).build();
    CrossbarLayer layer =
        new CrossbarBackend(hardware, ArrayProgrammer.ideal(), RunContext.of(6))
            .load(weights(9, 5, 1));
    double[] x = vector(4 * 9, 1);
    double[] batch = forward(layer, x, 4, 20);
    for (int b = 0; b < 4; b++) {
      double[] one = Arrays.copyOfRange(x, b * 9, (b + 1) * 9);
      assertThat(forward(layer, one, 1, 20 + b))
          .containsExactly(Arrays.copyOfRange(batch, b * 5, (b + 1) * 5));
    }
    assertThat(forward(layer, x, 4, 21)).isNotEqualTo(batch);
  }

  @Test
  void layer_scaledInput_isScaledOutputDespiteConvertersAndNoise() {
    CrossbarLayer layer =
        new CrossbarBackend(rough().build(), ArrayProgrammer.ideal(), RunContext.of(6))
            .load(weights(9, 5, 1));
    double[] x = vector(9, 1);
    double[] small = Arrays.stream(x).map(v -> v * 0x1p-40).toArray();
    double[] expected = Arrays.stream(forward(layer, x, 1, 2)).map(v -> v * 0x1p-40).toArray();
    assertThat(forward(layer, small, 1, 2)).containsExactly(expected);
  }

  @Test
  void layer_zeroVectorInABatch_givesExactZeros() {
    CrossbarLayer layer =
        new CrossbarBackend(rough().build(), ArrayProgrammer.ideal(), RunContext.of(6))
            .load(weights(3, 2, 1));
    double[] y = {9, 9, 9, 9, 9};
    layer.multiply(new double[] {1, 2, 3, 0, 0, 0}, 2, 0, y);
    assertThat(y[0]).isNotZero();
    assertThat(Arrays.copyOfRange(y, 2, 4)).containsOnly(0);
    assertThat(y[4]).isEqualTo(9);
  }

  @Test
  void layer_changedArray_multipliesByWhatTheCellsHoldNow() {
    CrossbarLayer layer =
        new CrossbarBackend(varied().build(), ArrayProgrammer.ideal(), RunContext.of(6))
            .load(new double[][] {{1, -2}, {0.5, 2}});
    double[] x = {1, 1};
    assertThat(forward(layer, x, 1, 0)[0]).isCloseTo(1.5, within(1e-9));
    layer
        .tiles()
        .get(0)
        .array()
        .setConductances(layer.encoding().encode(new double[][] {{-1, 0}, {-1, 2}}));
    assertThat(forward(layer, x, 1, 0)).containsExactly(new double[] {-2, 2}, within(1e-9));
    assertThat(layer.weights()[0][0]).isCloseTo(-1, within(1e-9));
  }

  @Test
  void layer_badInput_isRefusedByNameRuleAndValueBeforeAnythingIsWritten() {
    CrossbarLayer layer =
        new CrossbarBackend(varied().build(), ArrayProgrammer.ideal(), RunContext.of(6))
            .load(weights(2, 2, 1));
    double[] y = {9, 9};
    assertThatThrownBy(() -> layer.multiply(new double[] {1, Double.NaN}, 1, 0, y))
        .hasMessage("x[1] must be finite, but was NaN");
    assertThatThrownBy(
            () -> layer.multiplyTransposed(new double[] {Double.POSITIVE_INFINITY, 0}, 1, 0, y))
        .hasMessage("y[0] must be finite, but was Infinity");
    assertThatThrownBy(() -> layer.multiply(new double[2], 2, 0, y))
        .hasMessageContaining("input must hold at least 4 values");
    assertThat(y).containsOnly(9);
  }

  @Test
  void load_cancelledRun_leavesTheDevicesWhereTheyStarted() {
    RunContext cancelled = RunContext.of(7).withCancellation(() -> true);
    CrossbarSpec hardware = varied().build();
    CrossbarLayer layer = new CrossbarBackend(hardware, toy(1), cancelled).load(weights(3, 3, 1));
    ProgrammingReport report = layer.tiles().get(0).report();
    assertThat(report.outcomes().get(CellOutcome.CANCELLED)).isEqualTo(18);
    assertThat(report.cost().totals().pulses()).isZero();
  }

  @Test
  void hardware_badConfiguration_isRefusedByName() {
    assertThatThrownBy(() -> new CrossbarSpec.TileSize(0, 2)).hasMessageContaining("maxRows");
    assertThatThrownBy(() -> new CrossbarSpec.TileSize(1, 1)).hasMessageContaining("maxColumns");
    CrossbarSpec hardware = varied().build();
    assertThatThrownBy(() -> hardware.newArray(1, 0, new Seed(1))).hasMessageContaining("columns");
    assertThatThrownBy(() -> hardware.newArray(1 << 20, 1 << 20, new Seed(1)))
        .hasMessageContaining("at most 2^30 cells");
  }
}
