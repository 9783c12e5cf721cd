package org.ouroboros.memristor.core.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.testing.LogisticDevice;

class DormandPrince54SolverTest {

  private static final double[] NOMINAL = {1, 1};

  @Property(tries = 300)
  void pulse_logistic_matchesClosedForm(
      @ForAll @DoubleRange(min = -0.5, max = 0.5) @Scale(7) double volts,
      @ForAll @DoubleRange(min = 0, max = 0.5) @Scale(7) double seconds,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) @Scale(7) double start) {
    double[] state = {start};
    double charge =
        DormandPrince54Solver.DEFAULT
            .forModel(new LogisticDevice())
            .pulse(volts, seconds, state, NOMINAL);
    double end = LogisticDevice.endState(volts, seconds, start);
    assertThat(state[0]).isCloseTo(end, within(1e-7 * Math.max(end, 1e-3)));
    if (Math.abs(volts) > 1e-3) {
      double expected = LogisticDevice.coulombs(volts, seconds, start);
      assertThat(charge).isCloseTo(expected, within(1e-6 * Math.abs(expected) + 1e-18));
    }
  }

  @Test
  void pulse_tighterTolerance_isMoreExact() {
    double exact = LogisticDevice.endState(0.4, 0.1, 0.02);
    double loose = error(1e-4, exact);
    double tight = error(1e-11, exact);
    assertThat(tight).isLessThan(1e-9).isLessThan(loose / 100);
  }

  private static double error(double tolerance, double exact) {
    double[] state = {0.02};
    new DormandPrince54Solver(tolerance)
        .forModel(new LogisticDevice())
        .pulse(0.4, 0.1, state, NOMINAL);
    return Math.abs(state[0] - exact);
  }

  @Test
  void pulse_longStayAtEquilibrium_endsWithTheRightCharge() {
    double[] state = {0.5};
    double seconds = 1e4;
    double charge =
        DormandPrince54Solver.DEFAULT
            .forModel(new LogisticDevice())
            .pulse(0.5, seconds, state, NOMINAL);
    assertThat(state[0]).isCloseTo(1, within(1e-8));
    assertThat(charge).isCloseTo(0.5 * 100e-6 * seconds, within(1e-4 * 0.5));
  }

  @Test
  void constructor_badTolerance_isRefused() {
    assertThatThrownBy(() -> new DormandPrince54Solver(0)).hasMessageContaining("tolerance");
    assertThatThrownBy(() -> new DormandPrince54Solver(Double.NaN)).hasMessageContaining("NaN");
  }
}
