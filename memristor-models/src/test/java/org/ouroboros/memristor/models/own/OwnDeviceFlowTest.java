package org.ouroboros.memristor.models.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.solver.tabulated.TabulatedSolver;

/**
 * A device of at most 40 lines gets tables without a line more, and they keep the bound that they
 * state: that of the time, which is one of the state by way of its rate.
 */
class OwnDeviceFlowTest {

  /** {@link TabulatedSolver#defaults()} states it. */
  private static final double BOUND = 3e-8;

  /** What both ways leave where a device comes to rest, and tight integration anywhere. */
  private static final double FLOOR = 1e-9;

  static Stream<PhysicalDevice> devices() {
    return Stream.of(
        new ThresholdDevice("threshold"),
        new TwoShapesDevice("two-shapes"),
        new StandstillDevice("standstill"),
        new EquilibriumDevice("equilibrium"));
  }

  @ParameterizedTest
  @MethodSource("devices")
  void source_ofDevice_hasAtMost40Lines(PhysicalDevice model) throws IOException {
    String file = model.getClass().getName().replace('.', '/') + ".java";
    assertThat(Files.readAllLines(Path.of("src/test/java").resolve(file)))
        .hasSizeLessThanOrEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("devices")
  void pulse_random_keepsTheStatedBound(PhysicalDevice model) {
    PulseSolver.Domain domain =
        PulseSolver.Domain.of(model, model.presets().get(0), model.window());
    PulseSolver.Prepared tables = TabulatedSolver.defaults().prepare(model, domain);
    assertThat(tables.description()).contains("panels, ").doesNotContain("integrated");
    PulseSolver.CellSolver tabulated = tables.cellSolver();
    PulseSolver.CellSolver exact = new DormandPrince54Solver(1e-12).forModel(model);
    OperatingPoint point = model.operatingPoint();
    StateWindow window = model.window();
    double span = point.longestPulseSeconds() / point.unitPulseSeconds();
    double[] rate = new double[1];
    for (int i = 0; i < 3_000; i++) {
      long key = Seed.key(5, i);
      double[] p = parameters(domain, key);
      double volts = i % 2 == 0 ? point.setVolts() : point.resetVolts();
      double seconds = point.unitPulseSeconds() * Math.pow(span, Seed.uniform(key, 10));
      double part = Seed.uniform(key, 11);
      double start = part * window.lowerState() + (1 - part) * window.upperState();
      double[] found = {start};
      double[] expected = {start};
      double charge = tabulated.pulse(volts, seconds, found, p);
      double exactCharge = exact.pulse(volts, seconds, expected, p);
      model.rate(volts, expected, p, rate);
      assertThat(found[0])
          .as("%s V for %s s from %s", volts, seconds, start)
          .isCloseTo(expected[0], within(BOUND * seconds * Math.abs(rate[0]) + FLOOR));
      assertThat(charge).isCloseTo(exactCharge, within(1e-7 * Math.abs(exactCharge)));
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void pulse_fromBesideAnEnd_keepsTheStatedBound(PhysicalDevice model) {
    PulseSolver.Domain domain =
        PulseSolver.Domain.of(model, model.presets().get(0), model.window());
    PulseSolver.CellSolver tabulated =
        TabulatedSolver.defaults().prepare(model, domain).cellSolver();
    PulseSolver.CellSolver exact = new DormandPrince54Solver(1e-12).forModel(model);
    OperatingPoint point = model.operatingPoint();
    StateWindow window = model.window();
    double[] p = model.nominalParameters();
    double[] rate = new double[1];
    for (int i = 0; i < 400; i++) {
      double volts = i % 2 == 0 ? point.setVolts() : point.resetVolts();
      double seconds = point.longestPulseSeconds() * Math.pow(1e-4, Seed.uniform(6, i));
      // Nearer to an end the rounding of a device's own rate is more than the bound.
      double distance = Math.pow(10, -4 - 4 * Seed.uniform(7, i));
      double start = i % 4 < 2 ? window.lowerState() + distance : window.upperState() - distance;
      double[] found = {start};
      double[] expected = {start};
      double charge = tabulated.pulse(volts, seconds, found, p);
      double exactCharge = exact.pulse(volts, seconds, expected, p);
      model.rate(volts, expected, p, rate);
      assertThat(found[0])
          .as("%s V for %s s from %s", volts, seconds, start)
          .isCloseTo(expected[0], within(BOUND * seconds * Math.abs(rate[0]) + FLOOR));
      // Finished tables are checked for mean currents to a thirtieth of what times are held to.
      assertThat(charge).isCloseTo(exactCharge, within(1e-6 * Math.abs(exactCharge)));
    }
  }

  private static double[] parameters(PulseSolver.Domain domain, long key) {
    double[] p = new double[domain.parameters().size()];
    for (int k = 0; k < p.length; k++) {
      PulseSolver.Domain.Range range = domain.parameters().get(k);
      p[k] = range.lowest() + Seed.uniform(key, k) * (range.highest() - range.lowest());
    }
    return p;
  }
}
