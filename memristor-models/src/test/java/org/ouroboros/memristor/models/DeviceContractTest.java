package org.ouroboros.memristor.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ouroboros.memristor.models.ContractFixture.CELLS;
import static org.ouroboros.memristor.models.ContractFixture.all;
import static org.ouroboros.memristor.models.ContractFixture.bytes;
import static org.ouroboros.memristor.models.ContractFixture.filled;
import static org.ouroboros.memristor.models.ContractFixture.scatter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;

/**
 * What every device model promises. A model's own test is a subclass that answers {@link #model()};
 * one of a model that is found by its name extends {@link NamedDeviceContractTest}.
 */
public abstract class DeviceContractTest {

  /** The model under test. */
  protected abstract DeviceModel model();

  /** Relative agreement asked of two ways to integrate the same pulse. */
  protected double solverTolerance() {
    return 1e-7;
  }

  /**
   * Whether pulses bring the device to rest inside its window: it then never reaches the window's
   * ends, and a longer pulse ends where a shorter one does, up to the solver's error.
   */
  protected boolean comesToRestInside() {
    return false;
  }

  @Test
  void presets_allNamed_fitTheModelAndDiffer() {
    assertThat(model().presets()).isNotEmpty();
    assertThat(model().presets()).extracting(Variation::name).doesNotHaveDuplicates();
    for (Variation preset : model().presets()) {
      assertThat(preset.forModel(model())).hasSize(model().parameters().size());
      assertThat(model().preset(preset.name())).isEqualTo(preset);
    }
  }

  @Test
  void apply_randomPulsesWithoutWindow_statesStayInPhysicalBounds() {
    DeviceBank bank = fixture().repeating().withoutWindow().build();
    scatter(bank, 3);
    for (int round = 0; round < 10; round++) {
      bank.apply(fixture().randomPulses(round));
      for (int cell = 0; cell < CELLS; cell++) {
        double[] p = fixture().parameters(bank, cell);
        double lower = model().lowerState(p);
        double upper = model().upperState(p);
        double slack = 1e-9 * (upper - lower);
        assertThat(bank.state(cell)).isBetween(lower - slack, upper + slack);
      }
    }
  }

  @Test
  void apply_randomPulsesInWindow_statesStayInWindowAndStopsAreFlagged() {
    DeviceBank bank = fixture().usual(Workers.single());
    scatter(bank, 4);
    StateWindow window = model().window();
    int stops = 0;
    for (int round = 0; round < 20; round++) {
      PulseResult result = bank.apply(fixture().randomPulses(round));
      for (int cell = 0; cell < CELLS; cell++) {
        assertThat(bank.state(cell)).isBetween(window.lowerState(), window.upperState());
        PulseOutcome outcome = result.outcome(cell);
        assertThat(outcome).isNotEqualTo(PulseOutcome.UNSOLVED);
        if (outcome != PulseOutcome.FREE) {
          boolean low = outcome == PulseOutcome.STOPPED_LOWER;
          assertThat(bank.state(cell)).isEqualTo(low ? window.lowerState() : window.upperState());
          stops++;
        }
      }
    }
    if (!comesToRestInside()) {
      assertThat(stops).as("random pulses up to the longest reach the window's ends").isPositive();
    }
  }

  @Test
  void apply_zeroSecondsOrZeroVolts_changesNothing() throws IOException {
    DeviceBank bank = fixture().usual(Workers.single());
    scatter(bank, 5);
    byte[] before = bytes(bank.snapshot());
    OperatingPoint point = model().operatingPoint();
    for (Polarity polarity : Polarity.values()) {
      PulseResult result =
          bank.apply(PulseBatch.rectangular(all(), filled(point.volts(polarity)), filled(0)));
      assertThat(result.joules(0)).isZero();
      bank.apply(PulseBatch.trains(all(), filled(point.volts(polarity)), new int[CELLS]));
    }
    PulseResult result =
        bank.apply(PulseBatch.rectangular(all(), filled(0), filled(10 * point.unitPulseSeconds())));
    assertThat(result.coulombs(0)).isZero();
    assertThat(bytes(bank.snapshot())).isEqualTo(before);
  }

  @Test
  void current_anyVoltageStateAndDevice_isZeroAtZeroAndHasTheSignOfTheVoltage() {
    DeviceBank spread = fixture().usual(Workers.single());
    for (int device = 0; device < 8; device++) {
      double[] p = device == 0 ? model().nominalParameters() : fixture().parameters(spread, device);
      for (double[] state : fixture().grid(model().window(), 33)) {
        double readVolts = model().operatingPoint().readVolts();
        assertThat(model().conductanceSiemens(readVolts, state, p)).isPositive();
        if (model() instanceof PhysicalDevice physical) {
          assertPhysical(physical, state, p);
        }
      }
    }
  }

  private static void assertPhysical(PhysicalDevice device, double[] state, double[] p) {
    double[] rate = new double[device.stateSize()];
    assertThat(device.currentAmperes(0, state, p)).isZero();
    assertThat(device.at(0).evaluate(state, p, rate)).isZero();
    assertThat(Arrays.stream(rate).map(Math::abs)).containsOnly(0.0);
    OperatingPoint point = device.operatingPoint();
    for (double part = 1.0 / 1024; part <= 1; part *= 2) {
      assertSign(device, part * point.setVolts(), state, p);
      assertSign(device, part * point.resetVolts(), state, p);
    }
  }

  private static void assertSign(PhysicalDevice device, double volts, double[] state, double[] p) {
    double[] rate = new double[device.stateSize()];
    double[] together = new double[device.stateSize()];
    double amperes = device.currentAmperes(volts, state, p);
    assertThat(amperes * volts).isPositive();
    device.rate(volts, state, p, rate);
    assertThat(device.at(volts).evaluate(state, p, together)).isEqualTo(amperes);
    assertThat(together).containsExactly(rate);
    boolean set = device.operatingPoint().polarity(volts) == Polarity.SET;
    assertThat(set ? rate[0] : -rate[0]).isGreaterThanOrEqualTo(-0.0);
  }

  @Test
  void apply_pulseInTwoParts_equalsWholePulse() {
    OperatingPoint point = model().operatingPoint();
    for (Polarity polarity : Polarity.values()) {
      DeviceBank parted = fixture().repeating().withoutWindow().build();
      DeviceBank whole = fixture().repeating().withoutWindow().build();
      scatter(parted, 6);
      scatter(whole, 6);
      UniformRandomProvider random = new Seed(7).stream();
      double[] first = new double[CELLS];
      double[] second = new double[CELLS];
      double[] sum = new double[CELLS];
      int most = (int) Math.round(point.longestPulseSeconds() / point.unitPulseSeconds() / 2);
      for (int i = 0; i < CELLS; i++) {
        first[i] = (1 + random.nextInt(most)) * point.unitPulseSeconds();
        second[i] = (1 + random.nextInt(most)) * point.unitPulseSeconds();
        sum[i] = first[i] + second[i];
      }
      double[] volts = filled(point.volts(polarity));
      PulseResult one = parted.apply(PulseBatch.rectangular(all(), volts, first));
      PulseResult two = parted.apply(PulseBatch.rectangular(all(), volts, second));
      PulseResult both = whole.apply(PulseBatch.rectangular(all(), volts, sum));
      for (int cell = 0; cell < CELLS; cell++) {
        assertThat(parted.state(cell)).isCloseTo(whole.state(cell), ofState(whole.state(cell)));
        assertThat(one.coulombs(cell) + two.coulombs(cell))
            .isCloseTo(both.coulombs(cell), relative(both.coulombs(cell)));
      }
    }
  }

  @Test
  void apply_longerPulses_moveTheStateFurther() {
    OperatingPoint point = model().operatingPoint();
    for (Polarity polarity : Polarity.values()) {
      DeviceBank bank = DeviceBank.builder(model(), CELLS).build();
      double slack = comesToRestInside() ? ofState(0).value : 0;
      double start = 0.5 * (model().window().lowerState() + model().window().upperState());
      double[] seconds = new double[CELLS];
      int most = (int) Math.round(point.longestPulseSeconds() / point.unitPulseSeconds());
      for (int cell = 0; cell < CELLS; cell++) {
        bank.setState(cell, start);
        double units = Math.pow(most, (double) cell / CELLS);
        seconds[cell] = Math.rint(units) * point.unitPulseSeconds();
      }
      bank.apply(PulseBatch.rectangular(all(), filled(point.volts(polarity)), seconds));
      double sign = polarity == Polarity.SET ? 1 : -1;
      assertThat(sign * bank.state(CELLS - 1)).isGreaterThan(sign * bank.state(0));
      for (int cell = 1; cell < CELLS; cell++) {
        assertThat(sign * bank.state(cell))
            .isGreaterThanOrEqualTo(sign * bank.state(cell - 1) - slack);
      }
    }
  }

  @Test
  void conductance_higherState_isHigher() {
    double[] p = model().nominalParameters();
    double readVolts = model().operatingPoint().readVolts();
    double former = -1;
    for (double[] state :
        fixture().grid(new StateWindow(model().lowerState(p), model().upperState(p)), 257)) {
      double siemens = model().conductanceSiemens(readVolts, state, p);
      assertThat(siemens).isGreaterThan(former);
      former = siemens;
    }
  }

  @Test
  void setConductance_anyInRange_isRead() {
    DeviceBank bank = fixture().usual(Workers.single());
    double[] siemens = new double[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      siemens[cell] = bank.range().minSiemens() + bank.range().span() * cell / (CELLS - 1);
    }
    bank.setConductances(all(), siemens);
    for (int cell = 0; cell < CELLS; cell++) {
      assertThat(bank.conductanceSiemens(cell))
          .isCloseTo(siemens[cell], within(1e-11 * siemens[cell]));
    }
  }

  @Test
  void snapshot_writtenReadRestored_replaysTheSameBits() throws IOException {
    DeviceBank bank = fixture().usual(Workers.single());
    scatter(bank, 8);
    bank.apply(fixture().randomPulses(1));
    byte[] written = bytes(bank.snapshot());
    bank.apply(fixture().randomPulses(2));
    byte[] after = bytes(bank.snapshot());
    DeviceBank other =
        DeviceBank.builder(model(), CELLS).variation(model().presets().get(0)).build();
    other.restore(BankSnapshot.read(new ByteArrayInputStream(written)));
    assertThat(bytes(other.snapshot())).isEqualTo(written);
    other.apply(fixture().randomPulses(2));
    assertThat(bytes(other.snapshot())).isEqualTo(after);
  }

  @Test
  void build_sameSeed_repeatsEveryBitAndAnotherSeedDoesNot() throws IOException {
    assertThat(run(Workers.single())).isEqualTo(run(Workers.single()));
    Variation usual = model().presets().get(0);
    double[][] drawn = new double[2][];
    for (int i = 0; i < 2; i++) {
      DeviceBank bank =
          DeviceBank.builder(model(), CELLS).variation(usual).seed(new Seed(20 + i)).build();
      bank.apply(fixture().randomPulses(1));
      drawn[i] = fixture().parameters(bank, 0);
    }
    assertThat(Arrays.equals(drawn[0], drawn[1])).isEqualTo(usual.parameters().isEmpty());
  }

  @Test
  void advance_noTime_changesNothing() throws IOException {
    DeviceBank bank = fixture().usual(Workers.single());
    scatter(bank, 12);
    byte[] before = bytes(bank.snapshot());
    bank.advance(0, 300);
    assertThat(bytes(bank.snapshot())).isEqualTo(before);
  }

  @Test
  void apply_anyNumberOfThreads_givesTheSameBits() throws IOException {
    byte[] expected = run(Workers.single());
    assertThat(run(Workers.of(2))).isEqualTo(expected);
    assertThat(run(Workers.of(7))).isEqualTo(expected);
  }

  private byte[] run(Workers workers) throws IOException {
    DeviceBank bank = fixture().usual(workers);
    scatter(bank, 9);
    for (int round = 0; round < 3; round++) {
      bank.apply(fixture().randomPulses(round));
    }
    return bytes(bank.snapshot());
  }

  @Test
  void apply_train_equalsRepeatedUnitPulses() throws IOException {
    OperatingPoint point = model().operatingPoint();
    DeviceBank trains = fixture().usual(Workers.single());
    DeviceBank single = fixture().usual(Workers.single());
    scatter(trains, 10);
    scatter(single, 10);
    int length = 25;
    int[] units = new int[CELLS];
    int[] one = new int[CELLS];
    Arrays.fill(units, length);
    Arrays.fill(one, 1);
    for (Polarity polarity : Polarity.values()) {
      double[] volts = filled(point.volts(polarity));
      PulseResult whole = trains.apply(PulseBatch.trains(all(), volts, units));
      double charge = 0;
      for (int i = 0; i < length; i++) {
        charge += single.apply(PulseBatch.trains(all(), volts, one)).coulombs(0);
      }
      assertThat(whole.coulombs(0)).isEqualTo(charge);
    }
    assertThat(bytes(trains.snapshot())).isEqualTo(bytes(single.snapshot()));
    assertThat(trains.pulseCount(0)).isEqualTo(2L * length);
  }

  /**
   * Mean and second moment of every parameter in every preset, 20 000 devices, against those of the
   * clipped or truncated normal distribution, each within 6 standard errors: a right model fails
   * once in about 5e8 comparisons.
   */
  @Test
  void build_everyPreset_hasTheMomentsOfItsSpread() {
    int devices = 20_000;
    for (Variation preset : model().presets()) {
      DeviceBank bank =
          DeviceBank.builder(model(), devices).variation(preset).seed(new Seed(11)).build();
      for (int k = 0; k < model().parameters().size(); k++) {
        double nominal = model().parameters().get(k).nominal();
        LimitedNormal expected =
            LimitedNormal.of(preset.forModel(model()).get(k).device(), nominal);
        double[] moments = new double[5];
        for (int i = 0; i < devices; i++) {
          double z = expected.standardized(bank.baseParameter(i, k));
          for (int power = 1; power <= 4; power++) {
            moments[power] += Math.pow(z, power) / devices;
          }
        }
        double error = Math.sqrt((moments[2] - moments[1] * moments[1]) / devices);
        assertThat(moments[1]).isCloseTo(expected.mean(), within(6 * error + 1e-12));
        double squareError = Math.sqrt(Math.max(0, moments[4] - moments[2] * moments[2]) / devices);
        assertThat(moments[2]).isCloseTo(expected.secondMoment(), within(6 * squareError + 1e-12));
      }
    }
  }

  /**
   * Mean and second moment of the first change from cycle to cycle, 20 000 devices; false alarms as
   * above. A step of the walk is uniform, a fresh value is a clipped normal one.
   */
  @Test
  void apply_oneUnitPulse_changesParametersWithTheMomentsOfTheirWalk() {
    int devices = 20_000;
    Variation usual = model().presets().get(0);
    DeviceBank bank =
        DeviceBank.builder(model(), devices).variation(usual).seed(new Seed(13)).build();
    double[] before = IntStream.range(0, devices).mapToDouble(bank::state).toArray();
    double[] upper =
        IntStream.range(0, devices)
            .mapToDouble(cell -> model().upperState(fixture().parameters(bank, cell)))
            .toArray();
    double[] volts = new double[devices];
    int[] units = new int[devices];
    Arrays.fill(volts, model().operatingPoint().setVolts());
    Arrays.fill(units, 1);
    bank.apply(PulseBatch.trains(IntStream.range(0, devices).toArray(), volts, units));
    double ratioSquared = 0;
    for (int i = 0; i < devices; i++) {
      double ratio = (bank.state(i) - before[i]) / (upper[i] - before[i]);
      ratioSquared += ratio * ratio / devices;
    }
    for (int k = 0; k < model().parameters().size(); k++) {
      Variation.CycleVariation change = usual.forModel(model()).get(k).cycle();
      double[] moments = new double[5];
      for (int i = 0; i < devices; i++) {
        double step = bank.parameter(i, k) / bank.baseParameter(i, k) - 1;
        for (int power = 1; power <= 4; power++) {
          moments[power] += Math.pow(step, power) / devices;
        }
      }
      double expected = ContractFixture.secondMoment(change, ratioSquared);
      double error = Math.sqrt(moments[2] / devices);
      double squareError = Math.sqrt(Math.max(0, moments[4] - moments[2] * moments[2]) / devices);
      assertThat(moments[1]).isCloseTo(0, within(6 * error + 1e-15));
      assertThat(moments[2]).isCloseTo(expected, within(6 * squareError + 1e-15));
    }
  }

  /** Near a place of rest, states are measured against a thousandth of the physical range. */
  private Offset<Double> ofState(double state) {
    double[] nominal = model().nominalParameters();
    double range = model().upperState(nominal) - model().lowerState(nominal);
    double floor = comesToRestInside() ? 1e-3 * range : 0;
    return within(solverTolerance() * Math.max(Math.abs(state), floor) + Double.MIN_NORMAL);
  }

  private Offset<Double> relative(double value) {
    return within(solverTolerance() * Math.abs(value) + Double.MIN_NORMAL);
  }

  private ContractFixture fixture() {
    return new ContractFixture(model());
  }
}
