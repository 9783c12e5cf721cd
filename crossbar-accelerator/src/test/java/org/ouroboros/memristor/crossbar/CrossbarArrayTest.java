package org.ouroboros.memristor.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.bank.StuckAtFaults;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.testing.LogisticDevice;

class CrossbarArrayTest {

  private static final double READ_VOLTS = 0.05;

  private static CrossbarArray ideal(int rows, int columns, long seed) {
    return CrossbarSpec.of(StandIns.DEVICE).newArray(rows, columns, new Seed(seed));
  }

  private static CrossbarSpec.Builder noisy() {
    return CrossbarSpec.builder(StandIns.DEVICE)
        .variation(LogisticDevice.VARIED)
        .periphery(PeripheryParameters.EXACT.withReadNoise(0.02))
        .converters(new Converters(6, 8));
  }

  private static double[] volts(int count, long seed) {
    return new Random(seed).doubles(count, -READ_VOLTS, READ_VOLTS).toArray();
  }

  private static double[] siemens(CrossbarArray array) {
    double[] siemens = new double[array.cells()];
    array.conductances(siemens);
    return siemens;
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

  private static PulseBatch someTrains(int cells) {
    int[] which = new int[cells];
    double[] volts = new double[cells];
    int[] units = new int[cells];
    for (int i = 0; i < cells; i++) {
      which[i] = i;
      volts[i] = i % 3 == 0 ? -0.3 : 0.3;
      units[i] = i % 7;
    }
    return PulseBatch.trains(which, volts, units);
  }

  @Property(tries = 150)
  void product_idealPeriphery_equalsTheDenseProductOfReadConductances(
      @ForAll @IntRange(min = 1, max = 17) int rows,
      @ForAll @IntRange(min = 1, max = 17) int columns,
      @ForAll @IntRange(min = 0, max = 4) int batch,
      @ForAll long seed) {
    CrossbarArray array = ideal(rows, columns, seed);
    double[] siemens = siemens(array);
    double[] rowVolts = volts(batch * rows, seed);
    double[] columnVolts = volts(batch * columns, seed + 1);
    double[] expected = new double[batch * columns];
    double[] expectedTransposed = new double[batch * rows];
    for (int b = 0; b < batch; b++) {
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          double g = siemens[r * columns + c];
          expected[b * columns + c] += rowVolts[b * rows + r] * g;
          expectedTransposed[b * rows + r] += columnVolts[b * columns + c] * g;
        }
      }
    }
    MatVec product = array.product();
    assertThat(forward(product, rowVolts, batch, 0)).containsExactly(expected, within(1e-18));
    assertThat(transposed(product, columnVolts, batch, 0))
        .containsExactly(expectedTransposed, within(1e-18));
  }

  @Property(tries = 100)
  void product_superposedInputs_giveSuperposedCurrents(
      @ForAll @IntRange(min = 1, max = 12) int rows,
      @ForAll @IntRange(min = 1, max = 12) int columns,
      @ForAll long seed) {
    MatVec product = ideal(rows, columns, seed).product();
    double[] u = volts(rows, seed);
    double[] v = volts(rows, seed + 1);
    double[] both = new double[rows];
    Arrays.setAll(both, r -> 0.3 * u[r] - 0.7 * v[r]);
    double[] ofU = forward(product, u, 1, 0);
    double[] ofV = forward(product, v, 1, 0);
    double[] expected = new double[columns];
    Arrays.setAll(expected, c -> 0.3 * ofU[c] - 0.7 * ofV[c]);
    assertThat(forward(product, both, 1, 0)).containsExactly(expected, within(1e-18));
  }

  @Property(tries = 100)
  void product_rowsAndColumnsDriven_takesPower(
      @ForAll @IntRange(min = 1, max = 12) int rows,
      @ForAll @IntRange(min = 1, max = 12) int columns,
      @ForAll long seed) {
    // Power into all lines: sum of G (u - v)^2 = u^2 G 1 + 1 G v^2 - 2 u G v.
    MatVec product = ideal(rows, columns, seed).product();
    double[] u = volts(rows, seed);
    double[] v = volts(columns, seed + 1);
    double[] rowOnes = new double[rows];
    double[] columnOnes = new double[columns];
    Arrays.fill(rowOnes, READ_VOLTS);
    Arrays.fill(columnOnes, READ_VOLTS);
    double[] rowSums = transposed(product, columnOnes, 1, 0);
    double[] columnSums = forward(product, rowOnes, 1, 0);
    double[] mixed = transposed(product, v, 1, 0);
    double watts = 0;
    for (int r = 0; r < rows; r++) {
      watts += u[r] * u[r] * rowSums[r] / READ_VOLTS - 2 * u[r] * mixed[r];
    }
    for (int c = 0; c < columns; c++) {
      watts += v[c] * v[c] * columnSums[c] / READ_VOLTS;
    }
    assertThat(watts).isPositive();
  }

  @Property(tries = 100)
  void product_withConverters_staysInTheBoundOfTheirSteps(
      @ForAll @IntRange(min = 2, max = 10) int dacBits,
      @ForAll @IntRange(min = 2, max = 10) int adcBits,
      @ForAll long seed) {
    int rows = 9;
    int columns = 6;
    CrossbarSpec.Builder hardware = CrossbarSpec.builder(StandIns.DEVICE);
    CrossbarArray array =
        hardware
            .converters(new Converters(dacBits, adcBits))
            .build()
            .newArray(rows, columns, new Seed(seed));
    double[] siemens = siemens(array);
    double[] x = volts(rows, seed);
    double[] exact = forward(ideal(rows, columns, seed).product(), x, 1, 0);
    double[] converted = forward(array.product(), x, 1, 0);
    double base = READ_VOLTS * array.conductanceRange().maxSiemens();
    double dacStep = READ_VOLTS / ((1 << (dacBits - 1)) - 1);
    double[] reach = new double[columns];
    for (int cell = 0; cell < siemens.length; cell++) {
      reach[cell % columns] += 0.5 * dacStep * siemens[cell];
    }
    double fullScale = base;
    for (int c = 0; c < columns; c++) {
      while (fullScale < Math.abs(exact[c]) + reach[c]) {
        fullScale *= 2;
      }
    }
    double adcStep = fullScale / ((1 << (adcBits - 1)) - 1);
    for (int c = 0; c < columns; c++) {
      assertThat(Math.abs(converted[c] - exact[c]))
          .isLessThanOrEqualTo((reach[c] + 0.5 * adcStep) * (1 + 1e-9));
    }
  }

  @Test
  void product_batch_equalsItsVectorsOneByOne() {
    CrossbarArray array = noisy().build().newArray(13, 10, new Seed(3));
    MatVec product = array.product();
    double[] x = volts(5 * 13, 1);
    double[] y = volts(5 * 10, 2);
    double[] forward = forward(product, x, 5, 40);
    double[] transposed = transposed(product, y, 5, 40);
    for (int b = 0; b < 5; b++) {
      double[] one = Arrays.copyOfRange(x, b * 13, (b + 1) * 13);
      assertThat(forward(product, one, 1, 40 + b))
          .containsExactly(Arrays.copyOfRange(forward, b * 10, (b + 1) * 10));
      double[] back = Arrays.copyOfRange(y, b * 10, (b + 1) * 10);
      assertThat(transposed(product, back, 1, 40 + b))
          .containsExactly(Arrays.copyOfRange(transposed, b * 13, (b + 1) * 13));
    }
    assertThat(x).containsExactly(volts(5 * 13, 1));
  }

  @Test
  void everything_anyNumberOfThreads_givesTheSameBits() {
    double[][] results = new double[3][];
    int[] threads = {1, 2, 7};
    int batch = 64;
    for (int i = 0; i < threads.length; i++) {
      CrossbarArray array =
          noisy().workers(Workers.of(threads[i])).build().newArray(70, 66, new Seed(9));
      array.apply(someTrains(array.cells()), new PulseResult());
      double[] forward = forward(array.product(), volts(batch * 70, 1), batch, 7);
      double[] transposed = transposed(array.product(), volts(batch * 66, 2), batch, 7);
      double[] readings = new double[3];
      array.read(new int[] {5, 1, 4000}, 2, readings);
      results[i] = new double[forward.length + transposed.length + 3];
      System.arraycopy(forward, 0, results[i], 0, forward.length);
      System.arraycopy(transposed, 0, results[i], forward.length, transposed.length);
      System.arraycopy(readings, 0, results[i], forward.length + transposed.length, 3);
    }
    assertThat(results[1]).containsExactly(results[0]);
    assertThat(results[2]).containsExactly(results[0]);
  }

  @Test
  void version_anyChange_movesAndTheProductFollows() {
    CrossbarArray array = ideal(4, 3, 5);
    BankSnapshot start = array.snapshot();
    double[] x = {0.05, 0.04, -0.03, 0.02};
    double[] target = new double[12];
    Arrays.fill(target, array.conductanceRange().maxSiemens());
    Runnable[] changes = {
      () -> array.apply(someTrains(12), new PulseResult()),
      () -> array.setConductances(target),
      () -> array.advance(100, 300),
      () -> array.restore(start)
    };
    for (Runnable change : changes) {
      long version = array.version();
      double[] before = forward(array.product(), x, 1, 0);
      change.run();
      assertThat(array.version()).isNotEqualTo(version);
      assertThat(forward(array.product(), x, 1, 0)).isNotEqualTo(before);
    }
  }

  @Test
  void version_readingAndMultiplying_stays() {
    CrossbarArray array = noisy().build().newArray(4, 3, new Seed(5));
    long version = array.version();
    double[] before = siemens(array);
    array.read(new int[] {0, 11}, 1, new double[2]);
    forward(array.product(), new double[4], 1, 0);
    array.snapshot();
    assertThat(array.version()).isEqualTo(version);
    assertThat(array.product()).isSameAs(array.product());
    assertThat(siemens(array)).containsExactly(before);
  }

  @Test
  void product_keptOverAChange_staysAsItWas() {
    CrossbarArray array = ideal(4, 3, 5);
    MatVec product = array.product();
    double[] x = {0.05, 0.04, -0.03, 0.02};
    double[] before = forward(product, x, 1, 0);
    array.apply(someTrains(12), new PulseResult());
    assertThat(forward(product, x, 1, 0)).containsExactly(before);
  }

  @Test
  void restore_thenTheSamePulses_giveTheSameBits() {
    CrossbarArray array = noisy().build().newArray(6, 6, new Seed(8));
    array.apply(someTrains(36), new PulseResult());
    BankSnapshot snapshot = array.snapshot();
    array.apply(someTrains(36), new PulseResult());
    double[] first = siemens(array);
    array.restore(snapshot);
    assertThat(siemens(array)).isNotEqualTo(first);
    array.apply(someTrains(36), new PulseResult());
    assertThat(siemens(array)).containsExactly(first);
  }

  @Test
  void read_noise_isAFunctionOfSeedDrawAndCellAlone() {
    CrossbarArray array = noisy().build().newArray(6, 6, new Seed(8));
    double[] all = new double[3];
    array.read(new int[] {3, 20, 7}, 12, all);
    double[] some = new double[2];
    array.read(new int[] {7, 3}, 12, some);
    assertThat(some).containsExactly(all[2], all[0]);
    double[] otherDraw = new double[3];
    array.read(new int[] {3, 20, 7}, 13, otherDraw);
    assertThat(otherDraw[0]).isNotEqualTo(all[0]);

    DeviceBank bank = DeviceBank.builder(StandIns.DEVICE, 4).build();
    CrossbarSpec spec =
        CrossbarSpec.builder(bank.model())
            .periphery(PeripheryParameters.EXACT.withReadNoise(0.1))
            .build();
    double[] one = new double[2];
    double[] two = new double[2];
    spec.newArray(bank, 2, 2, new Seed(1)).read(new int[] {0, 1}, 0, one);
    spec.newArray(bank, 2, 2, new Seed(2)).read(new int[] {0, 1}, 0, two);
    assertThat(two[0]).isNotEqualTo(one[0]);
    assertThat(one[1]).isNotEqualTo(one[0]);
  }

  @Test
  void read_exactPath_isTheConductance() {
    CrossbarArray array = ideal(3, 3, 1);
    double[] readings = new double[2];
    array.read(new int[] {8, 2}, 99, readings);
    double[] siemens = siemens(array);
    assertThat(readings).containsExactly(siemens[8], siemens[2]);
  }

  @Test
  void apply_everyCellSeesTheDriversVoltage_likeTheBareBank() {
    DeviceBank bare =
        DeviceBank.builder(StandIns.DEVICE, 6).variation(LogisticDevice.VARIED).build();
    DeviceBank inArray =
        DeviceBank.builder(StandIns.DEVICE, 6).variation(LogisticDevice.VARIED).build();
    PulseResult result = new PulseResult();
    CrossbarSpec.of(inArray.model())
        .newArray(inArray, 2, 3, new Seed(1))
        .apply(someTrains(6), result);
    PulseResult expected = bare.apply(someTrains(6));
    for (int cell = 0; cell < 6; cell++) {
      assertThat(inArray.state(cell)).isEqualTo(bare.state(cell));
      assertThat(result.joules(cell)).isEqualTo(expected.joules(cell));
      assertThat(result.outcome(cell)).isEqualTo(expected.outcome(cell));
    }
  }

  @Test
  void badArguments_areRefusedByNameRuleAndValueAndChangeNothing() {
    DeviceBank bank = DeviceBank.builder(StandIns.DEVICE, 6).build();
    CrossbarSpec spec = CrossbarSpec.of(bank.model());
    assertThatThrownBy(() -> spec.newArray(bank, 2, 4, new Seed(1)))
        .hasMessage("rows x columns must be the number of devices, 6, but was 2 x 4");
    assertThatThrownBy(() -> spec.newArray(bank, 0, 6, new Seed(1))).hasMessageContaining("rows");
    assertThatThrownBy(() -> spec.newArray(bank, 1 << 16, 1 << 16, new Seed(1)))
        .hasMessageContaining("65536");

    CrossbarArray array = ideal(2, 3, 4);
    double[] before = siemens(array);
    PulseBatch bad = PulseBatch.rectangular(new int[] {0, 6}, new double[2], new double[2]);
    assertThatThrownBy(() -> array.apply(bad, new PulseResult()))
        .hasMessage("cells[1] must lie in [0, 5], but was 6");
    assertThatThrownBy(() -> array.setConductances(new double[] {1, 2}))
        .hasMessage("siemens must have length 6, but was 2");
    double[] outside = before.clone();
    outside[4] = Double.NaN;
    assertThatThrownBy(() -> array.setConductances(outside)).hasMessageContaining("siemens[4]");
    assertThatThrownBy(() -> array.read(new int[] {-1}, 0, new double[1]))
        .hasMessageContaining("cell must lie in [0, 5]");
    assertThat(siemens(array)).containsExactly(before);

    MatVec product = array.product();
    double[] y = {7, 7, 7};
    assertThatThrownBy(() -> product.multiply(new double[] {0, Double.NaN}, 1, 0, y))
        .hasMessage("volts[1] must lie in [-0.05, 0.05], but was NaN");
    assertThatThrownBy(() -> product.multiply(new double[] {0.06, 0}, 1, 0, y))
        .hasMessage("volts[0] must lie in [-0.05, 0.05], but was 0.06");
    assertThatThrownBy(() -> product.multiply(new double[2], 1, 0, new double[2]))
        .hasMessage("output must hold at least 3 values, but was 2");
    assertThatThrownBy(() -> product.multiplyTransposed(new double[2], 1, 0, new double[2]))
        .hasMessageContaining("input");
    assertThat(y).containsOnly(7);
  }

  @Test
  void noise_otherDirectionOrArray_isIndependent() {
    CrossbarSpec hardware =
        CrossbarSpec.builder(StandIns.DEVICE)
            .periphery(PeripheryParameters.EXACT.withReadNoise(0.1))
            .build();
    CrossbarArray first = hardware.newArray(1, 1, new Seed(1));
    CrossbarArray second = hardware.newArray(1, 1, new Seed(2));
    double[] same = {first.conductanceRange().maxSiemens()};
    first.setConductances(same);
    second.setConductances(same);
    double[] volts = {READ_VOLTS};
    double[] forward = forward(first.product(), volts, 1, 3);
    assertThat(transposed(first.product(), volts, 1, 3)).isNotEqualTo(forward);
    assertThat(forward(second.product(), volts, 1, 3)).isNotEqualTo(forward);
    assertThat(forward(first.product(), volts, 1, 3)).containsExactly(forward);
  }

  @Test
  void array_fresh_hasCycleParametersAsIfInUseForLong() {
    CrossbarSpec hardware =
        CrossbarSpec.builder(StandIns.DEVICE)
            .variation(LogisticDevice.VARIED.cycleOnly("CYCLE_ONLY"))
            .build();
    CrossbarArray array = hardware.newArray(1, 2, new Seed(1));
    double[] same = {array.conductanceRange().minSiemens(), array.conductanceRange().minSiemens()};
    array.setConductances(same);
    array.apply(
        PulseBatch.rectangular(new int[] {0, 1}, new double[] {0.3, 0.3}, new double[] {0.1, 0.1}),
        new PulseResult());
    assertThat(siemens(array)[0]).isGreaterThan(same[0]).isNotEqualTo(siemens(array)[1]);
  }

  @Test
  void of_nameAndPreset_isThePublishedDeviceWithItsVariation() {
    CrossbarArray array = CrossbarSpec.of("jart-vcm-v1b", "realistic").newArray(3, 2, 1);
    assertThat(array.model().name()).isEqualTo("jart-vcm-v1b");
    assertThat(array.bank().variation().name()).isEqualTo("REALISTIC");
    assertThat(array.seed()).contains(new Seed(1));
    assertThatThrownBy(() -> CrossbarSpec.of("jart", "REALISTIC"))
        .hasMessageContaining("jart-vcm-v1b");
    assertThatThrownBy(() -> CrossbarSpec.of("jart-vcm-v1b", "REAL"))
        .hasMessageContaining("REALISTIC");
  }

  @Test
  void newArray_startStates_differInConductancesOnlyAndIgnoreStuckCells() {
    CrossbarSpec.Builder builder =
        CrossbarSpec.builder(StandIns.DEVICE).variation(LogisticDevice.VARIED);
    CrossbarArray used = builder.build().newArray(4, 5, 3);
    builder.startState(CrossbarSpec.StartState.USED_COUNTER_BASED);
    CrossbarArray counterBased = builder.build().newArray(4, 5, 3);
    builder.stuck(StuckAtFaults.listed(Map.of(2, 0.25)));
    CrossbarArray withStuckCell = builder.build().newArray(4, 5, 3);
    builder.startState(CrossbarSpec.StartState.UNUSED).stuck(StuckAtFaults.NONE);
    CrossbarArray unused = builder.build().newArray(4, 5, 3);
    double first = Seed.uniform(new Seed(3).at("start").value(), 0);
    ConductanceRange range = used.conductanceRange();
    assertThat(siemens(counterBased)[0])
        .isCloseTo(range.minSiemens() + range.span() * first, within(1e-12 * range.maxSiemens()));
    for (int cell = 0; cell < 20; cell++) {
      assertThat(counterBased.bank().parameter(cell, 0)).isEqualTo(used.bank().parameter(cell, 0));
      assertThat(siemens(counterBased)[cell]).isNotEqualTo(siemens(used)[cell]);
      assertThat(unused.bank().parameter(cell, 0)).isEqualTo(unused.bank().baseParameter(cell, 0));
      assertThat(unused.bank().baseParameter(cell, 0))
          .isEqualTo(used.bank().baseParameter(cell, 0));
      assertThat(unused.bank().state(cell)).isEqualTo(unused.model().window().lowerState());
      assertThat(withStuckCell.bank().stuck(cell)).isEqualTo(cell == 2);
      if (cell != 2) {
        assertThat(withStuckCell.bank().state(cell)).isEqualTo(counterBased.bank().state(cell));
      }
    }
  }
}
