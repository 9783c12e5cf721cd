package org.ouroboros.memristor.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ouroboros.memristor.core.testing.DeviceFixture.CELLS;
import static org.ouroboros.memristor.core.testing.DeviceFixture.all;
import static org.ouroboros.memristor.core.testing.DeviceFixture.bytes;
import static org.ouroboros.memristor.core.testing.DeviceFixture.filled;
import static org.ouroboros.memristor.core.testing.DeviceFixture.scatter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;

/**
 * What every device model promises. A model's own test inherits it in one line:
 *
 * <pre>{@code
 * class MyDeviceTest extends DeviceModelContract {
 *   @Override
 *   protected DeviceModel model() {
 *     return new MyDevice();
 *   }
 * }
 * }</pre>
 *
 * <p>First the equations are checked on a grid of voltages, states and devices of the first preset;
 * a failure says what breaks which rule, by which value and where. Then banks of devices are
 * programmed; these tests are skipped if the equations break a rule.
 */
public abstract class DeviceModelContract {

  private static final Map<Class<?>, Boolean> SOUND = new ConcurrentHashMap<>();

  /** For subclasses. */
  protected DeviceModelContract() {}

  /** {@return a new instance of the model under test} */
  protected abstract DeviceModel model();

  /** {@return the relative agreement of two ways to integrate the same pulse; by default 1e-7} */
  protected double solverTolerance() {
    return 1e-7;
  }

  /**
   * {@return whether pulses bring the device to rest inside its window: it then need not reach the
   * window's ends, and a longer pulse may end where a shorter one does, up to the solver's error}
   * By default found out from the nominal device at the window's ends.
   */
  protected boolean comesToRestInside() {
    return equations().comeToRestInside();
  }

  private DeviceEquations equations() {
    return new DeviceEquations(this::model);
  }

  private void assumeSoundEquations() {
    Assumptions.assumeTrue(
        SOUND.computeIfAbsent(getClass(), c -> equations().areSound()),
        "skipped: the equations of the device break a rule, see the other tests");
  }

  @Test
  protected void sizes_ofStatesAndParameters_fit() {
    equations().sizesFit();
  }

  @Test
  protected void equations_anyVoltageStateAndDevice_areFinite() {
    equations().valuesAreFinite();
  }

  @Test
  protected void current_anyVoltageStateAndDevice_hasTheSignOfTheVoltage() {
    equations().currentHasTheSignOfTheVoltage();
  }

  @Test
  protected void currentAndRate_zeroVolts_areZero() {
    equations().nothingHappensAtZeroVolts();
  }

  @Test
  protected void state_setOrReset_risesOrFalls() {
    equations().polarityIsRight();
  }

  @Test
  protected void conductance_higherState_isHigher() {
    equations().conductanceRisesWithTheState();
  }

  @Test
  protected void equations_sameInput_giveTheSameBits() {
    equations().answersAreRepeatable();
  }

  @Test
  protected void equations_anyCall_leaveStateAndParametersUnchanged() {
    equations().argumentsAreKept();
  }

  @Test
  protected void state_atRestAndAfterUnitPulses_liesWithinThePhysicalBounds() {
    equations().boundsAreKept();
  }

  @Test
  protected void at_anyVoltage_equalsRateAndCurrent() {
    equations().togetherEqualsOneByOne();
  }

  /** Between the points of the grid, at nominal parameters. */
  @Property(tries = 200)
  protected void equations_randomVoltageAndState_obeyTheRules(
      @ForAll Polarity polarity,
      @ForAll @DoubleRange(min = 0, max = 1) double voltageFraction,
      @ForAll @DoubleRange(min = 0, max = 1) double stateFraction) {
    double volts = voltageFraction * model().operatingPoint().volts(polarity);
    Assume.that(Math.abs(volts) > 1e-6);
    equations().holdAt(volts, stateFraction);
  }

  @Test
  protected void presets_allNamed_fitTheModelAndDiffer() {
    assertThat(model().presets()).isNotEmpty();
    assertThat(model().presets()).extracting(Variation::name).doesNotHaveDuplicates();
    for (Variation preset : model().presets()) {
      assertThat(preset.forModel(model())).hasSize(model().parameters().size());
      assertThat(model().preset(preset.name())).isEqualTo(preset);
    }
  }

  @Test
  protected void apply_randomPulsesWithoutWindow_statesStayInPhysicalBounds() {
    assumeSoundEquations();
    DeviceBank bank = fixture().repeating().withoutWindow().build();
    scatter(bank, 3);
    for (int round = 0; round < 10; round++) {
      bank.apply(fixture().randomPulses(round));
      for (int cell = 0; cell < CELLS; cell++) {
        double[] p = fixture().parameters(bank, cell);
        double lower = model().lowerState(p);
        double upper = model().upperState(p);
        double slack = 1e-9 * (upper - lower);
        assertThat(bank.state(cell))
            .as("state of cell %s after %s random pulses without window", cell, round + 1)
            .isBetween(lower - slack, upper + slack);
      }
    }
  }

  @Test
  protected void apply_randomPulsesInWindow_statesStayInWindowAndStopsAreFlagged() {
    assumeSoundEquations();
    DeviceBank bank = fixture().usual(Workers.single());
    scatter(bank, 4);
    StateWindow window = model().window();
    int stops = 0;
    for (int round = 0; round < 20; round++) {
      PulseResult result = bank.apply(fixture().randomPulses(round));
      for (int cell = 0; cell < CELLS; cell++) {
        assertThat(bank.state(cell))
            .as("state of cell %s after %s random pulses", cell, round + 1)
            .isBetween(window.lowerState(), window.upperState());
        PulseResult.Outcome outcome = result.outcome(cell);
        assertThat(outcome)
            .as("outcome of pulse %s on cell %s", round + 1, cell)
            .isNotEqualTo(PulseResult.Outcome.UNSOLVED);
        if (outcome != PulseResult.Outcome.FREE) {
          boolean low = outcome == PulseResult.Outcome.STOPPED_LOWER;
          assertThat(bank.state(cell)).isEqualTo(low ? window.lowerState() : window.upperState());
          stops++;
        }
      }
    }
    if (!comesToRestInside()) {
      assertThat(stops)
          .as("pulses up to the longest of the operating point that reach an end of the window")
          .isPositive();
    }
  }

  @Test
  protected void apply_zeroSecondsOrZeroVolts_changesNothing() throws IOException {
    assumeSoundEquations();
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
    assertThat(bytes(bank.snapshot())).as("snapshot of the bank").isEqualTo(before);
  }

  @Test
  protected void apply_pulseInTwoParts_equalsWholePulse() {
    assumeSoundEquations();
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
        assertThat(parted.state(cell))
            .as("state after a pulse in two parts, %s + %s s", first[cell], second[cell])
            .isCloseTo(whole.state(cell), ofState(whole.state(cell)));
        assertThat(one.coulombs(cell) + two.coulombs(cell))
            .as("charge of a pulse in two parts, %s + %s s", first[cell], second[cell])
            .isCloseTo(both.coulombs(cell), relative(both.coulombs(cell)));
      }
    }
  }

  @Test
  protected void apply_longerPulses_moveTheStateFurther() {
    assumeSoundEquations();
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
      assertThat(sign * bank.state(CELLS - 1))
          .as("%s state after the longest pulses", polarity)
          .isGreaterThan(sign * bank.state(0));
      for (int cell = 1; cell < CELLS; cell++) {
        assertThat(sign * bank.state(cell))
            .as("%s state after %s s instead of %s s", polarity, seconds[cell], seconds[cell - 1])
            .isGreaterThanOrEqualTo(sign * bank.state(cell - 1) - slack);
      }
    }
  }

  @Test
  protected void setConductance_anyInRange_isRead() {
    assumeSoundEquations();
    DeviceBank bank = fixture().usual(Workers.single());
    double[] siemens = new double[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      siemens[cell] = bank.range().minSiemens() + bank.range().span() * cell / (CELLS - 1);
    }
    bank.setConductances(all(), siemens);
    for (int cell = 0; cell < CELLS; cell++) {
      assertThat(bank.conductanceSiemens(cell))
          .as("conductance of cell %s after setting it", cell)
          .isCloseTo(siemens[cell], within(1e-11 * siemens[cell]));
    }
  }

  @Test
  protected void snapshot_writtenReadRestored_replaysTheSameBits() throws IOException {
    assumeSoundEquations();
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
  protected void build_sameSeed_repeatsEveryBitAndAnotherSeedDoesNot() throws IOException {
    assumeSoundEquations();
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
  protected void advance_noTime_changesNothing() throws IOException {
    assumeSoundEquations();
    DeviceBank bank = fixture().usual(Workers.single());
    scatter(bank, 12);
    byte[] before = bytes(bank.snapshot());
    bank.advance(0, 300);
    assertThat(bytes(bank.snapshot())).as("snapshot of the bank").isEqualTo(before);
  }

  @Test
  protected void apply_anyNumberOfThreads_givesTheSameBits() throws IOException {
    assumeSoundEquations();
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
  protected void apply_train_equalsRepeatedUnitPulses() throws IOException {
    assumeSoundEquations();
    OperatingPoint point = model().operatingPoint();
    DeviceBank trains = fixture().usual(Workers.single());
    DeviceBank single = fixture().usual(Workers.single());
    scatter(trains, 10);
    scatter(single, 10);
    int length = 25;
    int[] cells = IntStream.range(0, CELLS / 4).map(i -> 4 * i).toArray();
    int[] units = new int[cells.length];
    int[] one = new int[cells.length];
    Arrays.fill(units, length);
    Arrays.fill(one, 1);
    for (Polarity polarity : Polarity.values()) {
      double[] volts = Arrays.copyOf(filled(point.volts(polarity)), cells.length);
      PulseResult whole = trains.apply(PulseBatch.trains(cells, volts, units));
      double charge = 0;
      for (int i = 0; i < length; i++) {
        charge += single.apply(PulseBatch.trains(cells, volts, one)).coulombs(0);
      }
      assertThat(whole.coulombs(0)).as("charge of a train of cell 0").isEqualTo(charge);
    }
    assertThat(bytes(trains.snapshot()))
        .as("snapshot after trains, compared with single pulses")
        .isEqualTo(bytes(single.snapshot()));
    assertThat(trains.pulseCount(0)).isEqualTo(2L * length);
  }

  /**
   * Mean and second moment of every parameter in every preset, 20 000 devices, against those of the
   * clipped or truncated normal distribution, each within 6 standard errors: a right model fails
   * once in about 5e8 comparisons.
   */
  @Test
  protected void build_everyPreset_hasTheMomentsOfItsVariation() {
    assumeSoundEquations();
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
        assertThat(moments[1])
            .as("mean of %s in preset %s", model().parameters().get(k).name(), preset.name())
            .isCloseTo(expected.mean(), within(6 * error + 1e-12));
        double squareError = Math.sqrt(Math.max(0, moments[4] - moments[2] * moments[2]) / devices);
        assertThat(moments[2])
            .as("variance of %s in preset %s", model().parameters().get(k).name(), preset.name())
            .isCloseTo(expected.secondMoment(), within(6 * squareError + 1e-12));
      }
    }
  }

  /**
   * Mean and second moment of the first change from cycle to cycle, 20 000 devices; false alarms as
   * above. A step of the walk is uniform, a fresh value is a clipped normal one.
   */
  @Test
  protected void apply_oneUnitPulse_changesParametersWithTheMomentsOfTheirWalk() {
    assumeSoundEquations();
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
      double expected = DeviceFixture.secondMoment(change, ratioSquared);
      double error = Math.sqrt(moments[2] / devices);
      double squareError = Math.sqrt(Math.max(0, moments[4] - moments[2] * moments[2]) / devices);
      assertThat(moments[1]).isCloseTo(0, within(6 * error + 1e-15));
      assertThat(moments[2]).isCloseTo(expected, within(6 * squareError + 1e-15));
    }
  }

  /** Near rest, states are compared relative to a thousandth of the physical range. */
  private Offset<Double> ofState(double state) {
    double[] nominal = model().nominalParameters();
    double range = model().upperState(nominal) - model().lowerState(nominal);
    double floor = (comesToRestInside() ? 1e-3 : 1e-9) * range;
    return within(solverTolerance() * Math.max(Math.abs(state), floor) + Double.MIN_NORMAL);
  }

  private Offset<Double> relative(double value) {
    return within(solverTolerance() * Math.abs(value) + Double.MIN_NORMAL);
  }

  private DeviceFixture fixture() {
    return new DeviceFixture(model());
  }
}
