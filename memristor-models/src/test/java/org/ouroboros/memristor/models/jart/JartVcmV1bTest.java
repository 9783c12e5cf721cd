package org.ouroboros.memristor.models.jart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.internal.solver.TransitTimes;
import org.ouroboros.memristor.core.solver.TransitTimeSolver;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class JartVcmV1bTest {

  private static final JartVcmV1b MODEL = new JartVcmV1b();

  /** Values of the published description, given to seven digits. */
  @ParameterizedTest
  @CsvSource({
    "0.008, 1.412594e-5",
    "0.06, 9.445300e-5",
    "0.5, 3.896206e-4",
    "1.98974521, 5.593002e-4",
    "20, 6.373558e-4"
  })
  void conductance_referenceConcentration_isTabulated(double concentration, double siemens) {
    double[] state = {concentration};
    assertThat(MODEL.conductanceSiemens(0.2, state, MODEL.nominalParameters()))
        .isCloseTo(siemens, within(5.1e-7 * siemens));
  }

  @Test
  void window_nominal_isPublishedRangeOfConductance() {
    ConductanceRange range = MODEL.window().conductanceRange(MODEL);
    assertThat(range.minSiemens()).isCloseTo(94.453e-6, within(5e-10));
    assertThat(range.maxSiemens()).isCloseTo(559.30019e-6, within(5e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "-0.342, 9.89998e-3, 5e-9",
    "0.7065, -9.89918e-3, 5e-9",
    "-0.5, 0.587e-6, 5e-10",
    "1.0, -1.366e-6, 5e-10"
  })
  void passageTimes_fullSwing_isPublished(double volts, double seconds, double rounding) {
    StateWindow window = MODEL.window();
    TransitTimes times = new TransitTimes(MODEL, volts, MODEL.nominalParameters(), window);
    assertThat(times.seconds(window.lowerState(), window.upperState()))
        .isCloseTo(seconds, within(rounding));
  }

  /** The three parts of the S-shaped swing, published to 10 us. */
  @ParameterizedTest
  @CsvSource({"-0.342, 4.88e-3, 0.52e-3, 4.50e-3", "0.7065, 4.99e-3, 0.41e-3, 4.50e-3"})
  void passageTimes_partsOfSwing_arePublished(double volts, double low, double mid, double high) {
    StateWindow window = MODEL.window();
    double[] p = MODEL.nominalParameters();
    TransitTimes times = new TransitTimes(MODEL, volts, p, window);
    double[] at150 = {1};
    double[] at500 = {1};
    MODEL.setConductance(150e-6, 0.2, at150, p);
    MODEL.setConductance(500e-6, 0.2, at500, p);
    Offset<Double> rounding = within(5.1e-6);
    assertThat(Math.abs(times.seconds(window.lowerState(), at150[0]))).isCloseTo(low, rounding);
    assertThat(Math.abs(times.seconds(at150[0], at500[0]))).isCloseTo(mid, rounding);
    assertThat(Math.abs(times.seconds(at500[0], window.upperState()))).isCloseTo(high, rounding);
  }

  /** A fully independent sum: the charge is the integral of I / rate over the concentration. */
  @ParameterizedTest
  @CsvSource({
    "-0.342, 0.06, 6e-3",
    "-0.342, 0.5, 1e-3",
    "0.7065, 1.98, 6e-3",
    "0.7065, 0.5, 1e-4",
    "1.0, 1.5, 1e-3"
  })
  void apply_pulse_energyIsTheIntegralOfPower(double volts, double start, double seconds) {
    DeviceBank bank =
        DeviceBank.builder(MODEL, 1).withoutWindow().solver(TransitTimeSolver.DEFAULT).build();
    bank.setState(0, start);
    PulseResult result = bank.apply(pulse(volts, seconds));
    double joules = volts * charge(volts, start, bank.state(0));
    assertThat(result.joules(0)).isCloseTo(joules, within(1e-9 * joules));
    assertThat(result.joules(0)).isPositive();
  }

  private static double charge(double volts, double from, double to) {
    int panels = 20_000;
    PhysicalDevice.Dynamics dynamics = MODEL.at(volts);
    double[] p = MODEL.nominalParameters();
    double[] rate = new double[1];
    double sum = 0;
    double width = Math.log(to / from) / panels;
    for (int i = 0; i <= panels; i++) {
      double n = from * Math.exp(width * i);
      double amperes = dynamics.evaluate(new double[] {n}, p, rate);
      int weight = i == 0 || i == panels ? 1 : i % 2 == 0 ? 2 : 4;
      sum += weight * amperes / rate[0] * n;
    }
    return sum * width / 3;
  }

  @Test
  void evaluate_reducedFieldAboveOne_isNaN() {
    double[] rate = new double[1];
    double[] slender = MODEL.nominalParameters();
    slender[JartVcmV1b.RADIUS] = 5e-9;
    MODEL.rate(-0.342, new double[] {0.06}, slender, rate);
    assertThat(rate[0]).isNaN();
  }

  @Test
  void apply_outsideTheModelsRange_isUnsolvedAndLeavesTheState() {
    DeviceBank bank = DeviceBank.builder(MODEL, 1).withoutWindow().build();
    bank.setState(0, 20);
    PulseResult result = bank.apply(pulse(5, 1e-6));
    assertThat(result.outcome(0)).isEqualTo(PulseResult.Outcome.UNSOLVED);
    assertThat(bank.state(0)).isEqualTo(20);
  }

  @Test
  void evaluate_tinyVoltages_isLinearInTheVoltage() {
    double[] p = MODEL.nominalParameters();
    double[] state = {0.5};
    double[] rate = new double[1];
    double[] finer = new double[1];
    for (double sign : new double[] {-1, 1}) {
      double current = MODEL.at(sign * 1e-9).evaluate(state, p, rate);
      double less = MODEL.at(sign * 1e-12).evaluate(state, p, finer);
      assertThat(less / current).isCloseTo(1e-3, within(1e-8));
      assertThat(finer[0] / rate[0]).isCloseTo(1e-3, within(1e-8));
      assertThat(rate[0] * sign).isNegative();
    }
  }

  @Test
  void at_otherVoltage_coefficientsFollow() {
    DeviceBank one = DeviceBank.builder(MODEL, 1).withoutWindow().build();
    DeviceBank other = DeviceBank.builder(MODEL, 1).withoutWindow().build();
    one.setState(0, 0.5);
    other.setState(0, 0.5);
    one.apply(pulse(-0.342, 1e-12));
    one.apply(pulse(-0.35, 1e-5));
    other.apply(pulse(-0.35, 1e-5));
    assertThat(one.state(0)).isCloseTo(other.state(0), within(1e-6));
    DeviceBank nominal = DeviceBank.builder(MODEL, 1).withoutWindow().build();
    nominal.setState(0, 0.5);
    nominal.apply(pulse(-0.342, 1e-5));
    assertThat(one.state(0)).isGreaterThan(nominal.state(0) + 1e-3);
  }

  @Test
  void setConductance_outOfPhysicalRange_failsAndLeavesTheState() {
    double[] state = {0.5};
    double[] p = MODEL.nominalParameters();
    assertThatThrownBy(() -> MODEL.setConductance(1e-3, 0.2, state, p))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> MODEL.setConductance(Double.NaN, 0.2, state, p))
        .isInstanceOf(InvalidValueException.class);
    assertThat(state).containsExactly(0.5);
  }

  @Test
  void equals_sameConstants_isEqual() {
    assertThat(new JartVcmV1b()).isEqualTo(MODEL).hasSameHashCodeAs(MODEL);
    JartPhysics.Heat warmer = new JartPhysics.Heat(300, 15.72e6, 0.27);
    JartPhysics nominal = JartPhysics.NOMINAL;
    assertThat(
            new JartVcmV1b(
                new JartPhysics(nominal.hopping(), warmer, nominal.series(), nominal.geometry())))
        .isNotEqualTo(MODEL);
  }

  @Test
  void presets_inOrder_realisticFirst() {
    assertThat(MODEL.presets())
        .extracting(Variation::name)
        .containsExactly("REALISTIC", "REALISTIC_RESAMPLED", "D2D_ONLY", "C2C_ONLY", "NONE");
  }

  @Test
  void constructor_otherHeat_changesTheRateAndNotTheCurrent() {
    JartPhysics.Heat cooler = new JartPhysics.Heat(293, 15e6, 0.27);
    JartPhysics nominal = JartPhysics.NOMINAL;
    JartVcmV1b other =
        new JartVcmV1b(
            new JartPhysics(nominal.hopping(), cooler, nominal.series(), nominal.geometry()));
    double[] p = MODEL.nominalParameters();
    double[] state = {0.5};
    double[] rate = new double[1];
    double[] coolerRate = new double[1];
    assertThat(other.at(-0.342).evaluate(state, p, coolerRate))
        .isEqualTo(MODEL.at(-0.342).evaluate(state, p, rate));
    assertThat(coolerRate[0]).isPositive().isLessThan(rate[0]);
  }

  private static PulseBatch pulse(double volts, double seconds) {
    return PulseBatch.rectangular(new int[1], new double[] {volts}, new double[] {seconds});
  }
}
