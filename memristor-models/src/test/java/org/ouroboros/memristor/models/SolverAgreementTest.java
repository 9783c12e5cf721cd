package org.ouroboros.memristor.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.solver.TransitTimeSolver;
import org.ouroboros.memristor.models.jart.JartVcmV1b;

/** Two methods that share no code end at the same state and charge, on every physical device. */
class SolverAgreementTest {

  static Stream<PhysicalDevice> devices() {
    Vteam vteam = new Vteam();
    return Stream.of(
        new JartVcmV1b(),
        new LinearIonDrift(),
        drift(new DriftWindow.None()),
        drift(new DriftWindow.Joglekar(3)),
        drift(new DriftWindow.Prodromakis(2.5, 1)),
        vteam,
        new Vteam(50, 1e3, 3e-9, vteam.branches(), new DriftWindow.None()));
  }

  @ParameterizedTest
  @MethodSource("devices")
  void pulse_passageAndRungeKutta_agree(PhysicalDevice model) {
    PulseSolver.CellSolver passage = TransitTimeSolver.DEFAULT.forModel(model);
    PulseSolver.CellSolver rungeKutta = new DormandPrince54Solver(1e-11).forModel(model);
    OperatingPoint point = model.operatingPoint();
    StateWindow window = model.window();
    double[] p = model.nominalParameters();
    UniformRandomProvider random = new Seed(1).stream();
    for (int i = 0; i < 300; i++) {
      double volts = random.nextBoolean() ? point.setVolts() : point.resetVolts();
      volts *= 0.9 + 0.6 * random.nextDouble();
      double part = random.nextDouble();
      double start = part * window.lowerState() + (1 - part) * window.upperState();
      double seconds = point.longestPulseSeconds() * Math.pow(10, -5 * random.nextDouble());
      double[] one = {start};
      double[] other = {start};
      double charge = passage.pulse(volts, seconds, one, p);
      double reference = rungeKutta.pulse(volts, seconds, other, p);
      // Runge-Kutta errs most where the state halts abruptly.
      double scale = Math.max(other[0], 1e-2 * model.upperState(p));
      assertThat(one[0]).isCloseTo(other[0], within(2e-8 * scale));
      assertThat(charge).isCloseTo(reference, within(1e-6 * Math.abs(reference)));
    }
  }

  @Test
  void pulse_longBeyondSaturation_restsAtTheBound() {
    JartVcmV1b model = new JartVcmV1b();
    double[] p = model.nominalParameters();
    for (PulseSolver.CellSolver solver :
        new PulseSolver.CellSolver[] {
          TransitTimeSolver.DEFAULT.forModel(model), DormandPrince54Solver.DEFAULT.forModel(model)
        }) {
      double[] state = {0.06};
      double charge = solver.pulse(-1, 1, state, p);
      assertThat(state[0]).isCloseTo(20, within(1e-6));
      assertThat(charge).isCloseTo(model.currentAmperes(-1, new double[] {20}, p), within(1e-8));
      state[0] = 1.9;
      solver.pulse(1.5, 1, state, p);
      assertThat(state[0]).isCloseTo(0.008, within(1e-9));
    }
  }

  @Test
  void pulse_intoMeaninglessRange_isNaN() {
    JartVcmV1b model = new JartVcmV1b();
    double[] slender = model.nominalParameters();
    slender[JartVcmV1b.RADIUS] = 5e-9;
    assertThat(
            TransitTimeSolver.DEFAULT
                .forModel(model)
                .pulse(-0.342, 1e-6, new double[] {0.06}, slender))
        .isNaN();
    assertThat(
            DormandPrince54Solver.DEFAULT
                .forModel(model)
                .pulse(-0.342, 1e-6, new double[] {0.06}, slender))
        .isNaN();
  }

  private static LinearIonDrift drift(DriftWindow window) {
    return new LinearIonDrift(100, 16e3, 10e-9, 1e-14, window);
  }
}
