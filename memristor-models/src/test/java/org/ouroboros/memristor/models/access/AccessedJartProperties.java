package org.ouroboros.memristor.models.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.ouroboros.memristor.core.access.AccessDevice;
import org.ouroboros.memristor.core.access.SeriesAccessDevice;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.internal.solver.TransitTimes;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.solver.tabulated.TabulatedSolver;
import org.ouroboros.memristor.models.jart.JartVcmV1b;

class AccessedJartProperties {

  private static final JartVcmV1b JART = new JartVcmV1b();
  private static final AccessDevice TRANSISTOR = new AccessDevice.Resistance(1e3);
  private static final AccessDevice SELECTOR = new AccessDevice.ExponentialSelector(1e-6, 0.05);

  @Provide
  Arbitrary<AccessDevice> accessDevices() {
    Arbitrary<Double> exponents = Arbitraries.doubles().between(0, 4);
    return Arbitraries.oneOf(
        exponents.map(e -> new AccessDevice.Resistance(Math.pow(10, e))),
        exponents.map(e -> new AccessDevice.ExponentialSelector(1e-5 * Math.pow(100, -e), 0.05)));
  }

  @Property
  void cellVolts_anyVoltageAndState_addUpToTheWhole(
      @ForAll("accessDevices") AccessDevice access,
      @ForAll @Scale(9) @DoubleRange(min = -1.5, max = 1.5) double volts,
      @ForAll @Scale(9) @DoubleRange(min = 0.05, max = 20) double concentration) {
    SeriesAccessDevice whole = new SeriesAccessDevice(JART, access);
    double[] p = whole.nominalParameters();
    double[] state = {concentration};
    double cellVolts = whole.cellVolts(volts, state, p);
    double amperes = whole.currentAmperes(volts, state, p);
    assertThat(cellVolts + access.volts(amperes)).isCloseTo(volts, within(1e-12 * Math.abs(volts)));
    assertThat(amperes).isEqualTo(JART.currentAmperes(cellVolts, state, p));
    assertThat(amperes * volts).isGreaterThanOrEqualTo(amperes * cellVolts);
    assertThat(amperes * cellVolts).isGreaterThanOrEqualTo(0);
  }

  @Property
  void current_atHigherVoltage_isHigher(
      @ForAll("accessDevices") AccessDevice access,
      @ForAll @Scale(9) @DoubleRange(min = 0.001, max = 1.5) double volts,
      @ForAll @Scale(9) @DoubleRange(min = 0.05, max = 20) double concentration) {
    SeriesAccessDevice whole = new SeriesAccessDevice(JART, access);
    double[] p = whole.nominalParameters();
    double[] state = {concentration};
    for (int sign = -1; sign <= 1; sign += 2) {
      double amperes = sign * whole.currentAmperes(sign * volts, state, p);
      assertThat(sign * whole.currentAmperes(sign * 1.001 * volts, state, p))
          .isGreaterThan(amperes);
    }
  }

  @Property
  void rate_behindZeroOhm_isThatOfTheBareCell(
      @ForAll @Scale(9) @DoubleRange(min = -1, max = 1) double volts,
      @ForAll @Scale(9) @DoubleRange(min = 0.06, max = 2) double concentration) {
    SeriesAccessDevice whole = new SeriesAccessDevice(JART, new AccessDevice.Resistance(0));
    double[] p = whole.nominalParameters();
    double[] state = {concentration};
    double[] rate = new double[1];
    double[] bareRate = new double[1];
    double amperes = whole.at(volts).evaluate(state, p, rate);
    double bare = JART.at(volts).evaluate(state, p, bareRate);
    assertThat(amperes).isCloseTo(bare, within(1e-12 * Math.abs(bare)));
    assertThat(rate[0]).isCloseTo(bareRate[0], within(1e-12 * Math.abs(bareRate[0])));
  }

  @Example
  void operatingPoint_behindAccess_keepsTheSwingInItsOrder() {
    for (Polarity polarity : Polarity.values()) {
      double bare = swingSeconds(JART, polarity);
      for (AccessDevice access : List.of(TRANSISTOR, SELECTOR)) {
        double behind = swingSeconds(new SeriesAccessDevice(JART, access), polarity);
        assertThat(behind / bare).isBetween(0.5, 1.5);
      }
    }
  }

  private static double swingSeconds(PhysicalDevice device, Polarity polarity) {
    StateWindow window = device.window();
    double volts = device.operatingPoint().volts(polarity);
    TransitTimes times = new TransitTimes(device, volts, device.nominalParameters(), window);
    return Math.abs(times.seconds(window.lowerState(), window.upperState()));
  }

  /** Random devices of the usual spread, random starts, lengths log-uniform up to the longest. */
  @Example
  void pulse_tabulatedFlow_agreesWithIntegration() {
    for (AccessDevice access : List.of(TRANSISTOR, SELECTOR)) {
      SeriesAccessDevice whole = new SeriesAccessDevice(JART, access);
      PulseSolver.Domain domain =
          PulseSolver.Domain.of(whole, whole.presets().get(0), whole.window());
      PulseSolver.Prepared tables = TabulatedSolver.defaults().prepare(whole, domain);
      assertThat(tables.description()).doesNotContain("integrated");
      PulseSolver.CellSolver tabulated = tables.cellSolver();
      PulseSolver.CellSolver integrated = new DormandPrince54Solver(1e-11).forModel(whole);
      OperatingPoint point = whole.operatingPoint();
      StateWindow window = whole.window();
      for (int i = 0; i < 300; i++) {
        long key = Seed.key(5, i);
        double volts = i % 2 == 0 ? point.setVolts() : point.resetVolts();
        double seconds = point.longestPulseSeconds() * Math.pow(10, -5 * Seed.uniform(key, 20));
        double part = Seed.uniform(key, 21);
        double start = (1 - part) * window.lowerState() + part * window.upperState();
        double[] p = draw(domain, key);
        double[] fast = {start};
        double[] exact = {start};
        double charge = tabulated.pulse(volts, seconds, fast, p);
        double exactCharge = integrated.pulse(volts, seconds, exact, p);
        assertThat(fast[0]).isCloseTo(exact[0], within(1e-6 * exact[0]));
        assertThat(charge).isCloseTo(exactCharge, within(1e-6 * Math.abs(exactCharge)));
      }
    }
  }

  private static double[] draw(PulseSolver.Domain domain, long key) {
    double[] p = new double[domain.parameters().size()];
    for (int k = 0; k < p.length; k++) {
      PulseSolver.Domain.Range range = domain.parameters().get(k);
      p[k] = range.lowest() + Seed.uniform(key, k) * (range.highest() - range.lowest());
    }
    return p;
  }
}
