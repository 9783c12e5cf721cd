package org.ouroboros.memristor.core.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.StepDevice;
import org.ouroboros.memristor.core.testing.TwoStateDevice;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class DeviceBankTest {

  private static final LogisticDevice LOGISTIC = new LogisticDevice();

  private static double[] filled(int count, double value) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }

  private static int[] all(DeviceBank bank) {
    return IntStream.range(0, bank.cells()).toArray();
  }

  @Test
  void apply_deviceWithTwoStates_movesBothAndRelaxes() {
    DeviceBank bank = DeviceBank.builder(new TwoStateDevice(), 2).withoutWindow().build();
    bank.setConductances(new int[] {0, 1}, new double[] {20e-6, 20e-6});
    PulseBatch first = PulseBatch.rectangular(new int[] {0, 1}, filled(2, 1), filled(2, 5e-5));
    bank.apply(first);
    assertThat(bank.state(0)).isEqualTo(bank.state(1));

    // Cell 0 goes on while it is hot, cell 1 after it has cooled down.
    BankSnapshot hot = bank.snapshot();
    bank.apply(PulseBatch.rectangular(new int[] {0}, filled(1, 1), filled(1, 1e-5)));
    double hotEnd = bank.state(0);
    bank.restore(hot);
    bank.advance(1, 300);
    bank.apply(PulseBatch.rectangular(new int[] {0}, filled(1, 1), filled(1, 1e-5)));
    assertThat(bank.state(0)).isLessThan(hotEnd).isGreaterThan(bank.state(1));
  }

  @Test
  void apply_voltagePerCell_matchesClosedFormOfEach() {
    double[] volts = {0.1, 0.2, 0.3, -0.2, 0};
    DeviceBank bank = DeviceBank.builder(LOGISTIC, 5).build();
    double start = 30e-6;
    bank.setConductances(all(bank), filled(5, start));
    double x0 = bank.state(0);
    PulseResult result = bank.apply(PulseBatch.rectangular(all(bank), volts, filled(5, 0.2)));
    for (int i = 0; i < volts.length; i++) {
      assertThat(bank.state(i)).isCloseTo(LogisticDevice.endState(volts[i], 0.2, x0), within(1e-8));
      double charge = volts[i] == 0 ? 0 : LogisticDevice.coulombs(volts[i], 0.2, x0);
      assertThat(result.coulombs(i)).isCloseTo(charge, within(1e-8 * Math.abs(charge)));
      assertThat(result.joules(i)).isEqualTo(volts[i] * result.coulombs(i));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void apply_afterRestore_replaysTheSameBits(int threads) {
    List<double[]> states = new java.util.ArrayList<>();
    DeviceBank bank =
        DeviceBank.builder(LOGISTIC, 500)
            .variation(LogisticDevice.VARIED)
            .seed(new Seed(42))
            .workers(Workers.of(threads))
            .build();
    bank.randomizeCycleParameters(new Seed(7));
    pulse(bank, 0.1);
    BankSnapshot snapshot = bank.snapshot();
    for (int replay = 0; replay < 2; replay++) {
      bank.restore(snapshot);
      pulse(bank, 0.25);
      pulse(bank, -0.2);
      double[] siemens = new double[500];
      bank.conductances(siemens);
      states.add(siemens);
    }
    assertThat(states.get(0)).containsExactly(states.get(1));
    // A single thread on another partition of the work is the reference for all.
    DeviceBank single =
        DeviceBank.builder(LOGISTIC, 500)
            .variation(LogisticDevice.VARIED)
            .seed(new Seed(42))
            .build();
    single.randomizeCycleParameters(new Seed(7));
    for (double volts : new double[] {0.1, 0.25, -0.2}) {
      for (int cell = 499; cell >= 0; cell--) {
        single.apply(PulseBatch.rectangular(new int[] {cell}, filled(1, volts), filled(1, 0.05)));
      }
    }
    double[] reference = new double[500];
    single.conductances(reference);
    assertThat(states.get(0)).containsExactly(reference);
  }

  private static void pulse(DeviceBank bank, double volts) {
    int n = bank.cells();
    bank.apply(PulseBatch.rectangular(all(bank), filled(n, volts), filled(n, 0.05)));
  }

  @Test
  void apply_train_equalsUnitPulsesOneByOne() {
    DeviceBank trains =
        DeviceBank.builder(LOGISTIC, 3).variation(LogisticDevice.VARIED).seed(new Seed(3)).build();
    DeviceBank singles =
        DeviceBank.builder(LOGISTIC, 3).variation(LogisticDevice.VARIED).seed(new Seed(3)).build();
    double joules = 0;
    PulseResult train =
        trains.apply(PulseBatch.trains(all(trains), filled(3, 0.3), new int[] {5, 5, 5}));
    for (int i = 0; i < 5; i++) {
      PulseResult one =
          singles.apply(PulseBatch.rectangular(all(singles), filled(3, 0.3), filled(3, 1e-3)));
      joules += one.joules(1);
    }
    assertThat(trains.state(1)).isEqualTo(singles.state(1));
    assertThat(trains.parameter(1, 0)).isEqualTo(singles.parameter(1, 0));
    assertThat(trains.pulseCount(1)).isEqualTo(5);
    assertThat(train.joules(1)).isCloseTo(joules, within(1e-12 * joules));
  }

  @Test
  void apply_pulseOfZeroSeconds_changesNothing() {
    DeviceBank bank = DeviceBank.builder(LOGISTIC, 2).variation(LogisticDevice.VARIED).build();
    double before = bank.parameter(0, 0);
    PulseResult result =
        bank.apply(PulseBatch.rectangular(all(bank), new double[] {0.3, 0}, new double[] {0, 1}));
    assertThat(bank.state(0)).isEqualTo(0.01);
    assertThat(bank.state(1)).isEqualTo(0.01);
    assertThat(bank.parameter(0, 0)).isEqualTo(before);
    assertThat(bank.pulseCount(0) + bank.pulseCount(1)).isZero();
    assertThat(result.joules(0) + result.joules(1)).isZero();
  }

  @Test
  void apply_stress_movesStateButTakesNoStepOfTheWalk() {
    DeviceBank bank = DeviceBank.builder(LOGISTIC, 1).variation(LogisticDevice.VARIED).build();
    double speed = bank.parameter(0, 0);
    PulseBatch pulse =
        PulseBatch.rectangular(new int[] {0}, new double[] {0.3}, new double[] {0.1});
    bank.apply(pulse.asStress());
    assertThat(bank.state(0)).isGreaterThan(0.01);
    assertThat(bank.parameter(0, 0)).isEqualTo(speed);
    assertThat(bank.pulseCount(0)).isZero();
    bank.apply(pulse);
    assertThat(bank.parameter(0, 0)).isNotEqualTo(speed);
    assertThat(bank.pulseCount(0)).isEqualTo(1);
  }

  @Test
  void apply_beyondWindow_stopsAndSaysSo() {
    DeviceBank bank = DeviceBank.builder(LOGISTIC, 3).build();
    PulseResult result =
        bank.apply(
            PulseBatch.rectangular(
                all(bank), new double[] {0.3, -0.3, 0.1}, new double[] {10, 1, 0.1}));
    assertThat(bank.state(0)).isEqualTo(0.99);
    assertThat(bank.state(1)).isEqualTo(0.01);
    assertThat(result.outcome(0)).isEqualTo(PulseResult.Outcome.STOPPED_UPPER);
    assertThat(result.outcome(1)).isEqualTo(PulseResult.Outcome.STOPPED_LOWER);
    assertThat(result.outcome(2)).isEqualTo(PulseResult.Outcome.FREE);
  }

  @Test
  void apply_invalidEntry_namesItAndChangesNothing() {
    DeviceBank bank = DeviceBank.builder(LOGISTIC, 3).build();
    BankSnapshot before = bank.snapshot();
    int[] two = {0, 1};
    assertRefused(bank, PulseBatch.rectangular(two, filled(2, 0.3), new double[] {1, -1e-9}))
        .hasMessage("seconds[1] must be finite and at least 0, but was -1.0E-9");
    assertRefused(bank, PulseBatch.rectangular(two, filled(2, 0.3), new double[] {1, Double.NaN}))
        .hasMessageContaining("seconds[1]")
        .hasMessageContaining("NaN");
    assertRefused(bank, PulseBatch.rectangular(two, new double[] {1, 1 / 0.0}, filled(2, 1)))
        .hasMessageContaining("volts[1] must be finite");
    assertRefused(bank, PulseBatch.rectangular(new int[] {0, 3}, filled(2, 1), filled(2, 1)))
        .hasMessage("cells[1] must lie in [0, 2], but was 3");
    assertRefused(bank, PulseBatch.rectangular(new int[] {2, 2}, filled(2, 1), filled(2, 1)))
        .hasMessage("cells[1] must not occur twice in a batch, but was 2");
    assertRefused(bank, PulseBatch.trains(two, filled(2, 1), new int[] {1, -1}))
        .hasMessageContaining("units[1]");
    assertThat(bank.snapshot().state().states).isDeepEqualTo(before.state().states);
    assertThat(bank.snapshot().state().pulseCounts).containsExactly(before.state().pulseCounts);
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertRefused(
      DeviceBank bank, PulseBatch batch) {
    return assertThatThrownBy(() -> bank.apply(batch)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void apply_pulseResponseDevice_countsWholeUnits() {
    DeviceBank bank = DeviceBank.builder(StepDevice.linear(), 2).build();
    PulseResult result =
        bank.apply(PulseBatch.rectangular(all(bank), new double[] {1, 1}, new double[] {7e-6, 0}));
    assertThat(bank.state(0)).isCloseTo(0.07, within(1e-12));
    assertThat(bank.state(1)).isZero();
    assertThat(bank.pulseCount(0)).isEqualTo(7);
    // Charge of unit k is volts times the conductance before it, for a microsecond.
    double siemens = IntStream.range(0, 7).mapToDouble(k -> 1e-6 + 99e-6 * 0.01 * k).sum();
    assertThat(result.coulombs(0)).isCloseTo(siemens * 1e-6, within(1e-20));
    assertRefused(bank, PulseBatch.rectangular(new int[] {0}, filled(1, 1), filled(1, 1.5e-6)))
        .hasMessageContaining("seconds[0] must be a whole number of unit pulses");
  }

  @Test
  void apply_modelLeavesItsRange_reportsUnsolvedAndKeepsState() {
    DeviceBank bank = DeviceBank.builder(new BrokenAbove(), 1).withoutWindow().build();
    PulseResult result =
        bank.apply(PulseBatch.rectangular(new int[] {0}, filled(1, 1), filled(1, 1)));
    assertThat(result.outcome(0)).isEqualTo(PulseResult.Outcome.UNSOLVED);
    assertThat(bank.state(0)).isEqualTo(0);
  }

  /** Its equations mean nothing above 0.5. */
  private static final class BrokenAbove
      implements org.ouroboros.memristor.core.device.PhysicalDevice {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public org.ouroboros.memristor.core.device.OperatingPoint operatingPoint() {
      return LOGISTIC.operatingPoint();
    }

    @Override
    public double lowerState(double[] parameters) {
      return 0;
    }

    @Override
    public double upperState(double[] parameters) {
      return 1;
    }

    @Override
    public double currentAmperes(double volts, double[] state, double[] parameters) {
      return volts * 1e-6 * (1 + state[0]);
    }

    @Override
    public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
      perSecond[0] = state[0] > 0.5 ? Double.NaN : volts;
    }
  }

  @Test
  void build_spreadOfUnknownParameter_isRefused() {
    Variation other =
        new Variation(
            "X",
            List.of(
                new Variation.ParameterVariation(
                    "speeed", Variation.DeviceVariation.NONE, Variation.CycleVariation.NONE)));
    assertThatThrownBy(() -> DeviceBank.builder(LOGISTIC, 1).variation(other).build())
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("[speed, conductance]")
        .hasMessageContaining("speeed");
  }

  @Test
  void setConductance_outsideTheWindow_isRefusedAndPrintedBoundsAreSnapped() {
    DeviceBank bank = DeviceBank.builder(LOGISTIC, 1).build();
    double lower = bank.range().minSiemens();
    assertThatThrownBy(() -> bank.setConductance(0, lower * (1 - 2e-6)))
        .hasMessageContaining("siemens[0] must lie in");
    bank.setConductance(0, lower * (1 - 9e-7));
    assertThat(bank.state(0)).isCloseTo(0.01, within(1e-12));
    assertThatThrownBy(() -> bank.setConductance(0, Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void snapshot_writtenAndRead_isExactAndTruncationIsNoticed() throws IOException {
    DeviceBank bank =
        DeviceBank.builder(LOGISTIC, 20).variation(LogisticDevice.VARIED).seed(new Seed(5)).build();
    pulse(bank, 0.2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bank.snapshot().write(bytes);
    DeviceBank other = DeviceBank.builder(LOGISTIC, 20).variation(LogisticDevice.VARIED).build();
    other.restore(BankSnapshot.read(new ByteArrayInputStream(bytes.toByteArray())));
    pulse(bank, 0.1);
    pulse(other, 0.1);
    assertThat(other.snapshot().state().states).isDeepEqualTo(bank.snapshot().state().states);
    assertThat(other.snapshot().state().parameters)
        .isDeepEqualTo(bank.snapshot().state().parameters);
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 9);
    assertThatThrownBy(() -> BankSnapshot.read(new ByteArrayInputStream(cut)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("complete");
  }

  @Test
  void randomizeCycle_manyCells_fillsTheLimitsUniformly() {
    DeviceBank bank =
        DeviceBank.builder(LOGISTIC, 4000)
            .variation(LogisticDevice.VARIED)
            .seed(new Seed(9))
            .build();
    bank.randomizeCycleParameters(new Seed(10));
    double sum = 0;
    double squares = 0;
    for (int cell = 0; cell < 4000; cell++) {
      double fraction = bank.parameter(cell, 0) / bank.baseParameter(cell, 0) - 1;
      assertThat(fraction).isBetween(-0.2, 0.2);
      sum += fraction;
      squares += fraction * fraction;
    }
    // Uniform in +-0.2: mean 0, variance 0.04 / 3. Bounds at 5 sigma: false alarms below 1e-6.
    assertThat(sum / 4000).isCloseTo(0, within(5 * 0.2 / Math.sqrt(3 * 4000.0)));
    assertThat(squares / 4000).isCloseTo(0.04 / 3, within(5 * 0.04 * Math.sqrt(4.0 / 45 / 4000)));
  }

  @Test
  void restore_spreadCellsIntoABankWithoutVariation_runWithTheirOwnParameters() {
    DeviceBank spread =
        DeviceBank.builder(LOGISTIC, 300)
            .variation(LogisticDevice.VARIED)
            .seed(new Seed(5))
            .build();
    DeviceBank plain = DeviceBank.builder(LOGISTIC, 300).build();
    pulse(plain, 0.1);
    plain.restore(spread.snapshot());
    pulse(plain, 0.1);
    pulse(spread, 0.1);
    for (int cell = 0; cell < 300; cell++) {
      assertThat(plain.state(cell)).isCloseTo(spread.state(cell), within(1e-7));
      assertThat(plain.parameter(cell, 0)).isEqualTo(spread.baseParameter(cell, 0));
    }
  }

  @Test
  void build_looseSolver_isWhatTheReportSays() {
    DeviceBank bank =
        DeviceBank.builder(LOGISTIC, 1).solver(new DormandPrince54Solver(1e-4)).build();
    assertThat(bank.solverDescription()).contains("1.0E-4");
  }
}
