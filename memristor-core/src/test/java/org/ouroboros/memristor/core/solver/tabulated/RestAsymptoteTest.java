package org.ouroboros.memristor.core.solver.tabulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.testing.LogisticDevice;

/** Flows near states of rest, as near as numbers go, against closed forms. */
class RestAsymptoteTest {

  /** {@link TabulatedSolver#defaults()} states it. */
  private static final double BOUND = 3e-8;

  /** Finished tables are checked for mean currents to a thirtieth of what times are held to. */
  private static final double CHARGE_BOUND = 1e-6;

  /** What numbers near 1 resolve, and a few roundings. */
  private static final double ROUNDING = 4e-16;

  private static final double PER_SECOND = 600;

  /** Up: x' = k (1 - x); down: x' = -k x. */
  private record Relaxing(String name) implements PhysicalDevice {

    @Override
    public OperatingPoint operatingPoint() {
      return new OperatingPoint(1, -1, 0.1, 1e-6, 1e-2);
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(new Parameter("perSecond", PER_SECOND));
    }

    @Override
    public double currentAmperes(double volts, double[] x, double[] p) {
      return volts * (1e-5 + 9e-5 * x[0]);
    }

    @Override
    public void rate(double volts, double[] x, double[] p, double[] perSecond) {
      perSecond[0] = p[0] * (volts > 0 ? 1 - x[0] : -x[0]);
    }
  }

  private static PulseSolver.CellSolver tables(PhysicalDevice model) {
    PulseSolver.Domain domain = PulseSolver.Domain.of(model, Variation.NONE, new StateWindow(0, 1));
    PulseSolver.Prepared prepared = TabulatedSolver.defaults().prepare(model, domain);
    assertThat(prepared.description()).doesNotContain("integrated");
    return prepared.cellSolver();
  }

  /** From 1e-3 to 1e-12 beside one of the window's ends. */
  private static double start(int i) {
    double distance = Math.pow(10, -3 - 9 * Seed.uniform(7, i));
    return i % 4 < 2 ? distance : 1 - distance;
  }

  @Test
  void pulse_besideARestThatItLeaves_comesOutInTime() {
    LogisticDevice model = new LogisticDevice();
    PulseSolver.CellSolver tabulated = tables(model);
    for (int i = 0; i < 2_000; i++) {
      double volts = i % 2 == 0 ? 0.3 : -0.3;
      double perSecond = LogisticDevice.growthPerSecond(volts, 1);
      double start = start(i);
      double seconds = 40 * Seed.uniform(6, i) / Math.abs(perSecond);
      double[] state = {start};
      double charge = tabulated.pulse(volts, seconds, state, new double[] {1, 1});
      double end = LogisticDevice.endState(volts, seconds, start);
      double error = BOUND * seconds * Math.abs(perSecond) * end * (1 - end);
      assertThat(state[0])
          .as("%s V for %s s from %s", volts, seconds, start)
          .isCloseTo(end, within(error + ROUNDING));
      double expected = LogisticDevice.coulombs(volts, seconds, start);
      assertThat(charge).isCloseTo(expected, within(CHARGE_BOUND * Math.abs(expected)));
    }
  }

  @Test
  void pulse_towardsARest_comesAsNearAsTimeLeads() {
    Relaxing model = new Relaxing("relaxing");
    PulseSolver.CellSolver tabulated = tables(model);
    for (int i = 0; i < 2_000; i++) {
      boolean up = i % 2 == 0;
      double start = start(i);
      double times = 40 * Seed.uniform(6, i);
      double seconds = times / PER_SECOND;
      double[] state = {start};
      double charge = tabulated.pulse(up ? 1 : -1, seconds, state, new double[] {PER_SECOND});
      double left = (up ? 1 - start : start) * Math.exp(-times);
      double end = up ? 1 - left : left;
      assertThat(state[0])
          .as("%s for %s s from %s", up, seconds, start)
          .isCloseTo(end, within(BOUND * times * left + ROUNDING));
      double gone = (up ? 1 - start : start) * -Math.expm1(-times) / PER_SECOND;
      double expected = 1e-5 * seconds + 9e-5 * (up ? seconds - gone : gone);
      assertThat(Math.abs(charge)).isCloseTo(expected, within(CHARGE_BOUND * expected));
    }
  }
}
