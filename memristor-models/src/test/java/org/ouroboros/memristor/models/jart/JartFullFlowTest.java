package org.ouroboros.memristor.models.jart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.solver.TransitTimeSolver;
import org.ouroboros.memristor.core.solver.tabulated.TabulatedSolver;

/**
 * Tables of the full form. Length and radius both shape its rate, and the barrier ends in a kink at
 * a concentration that depends on both, so that tables of spread devices are large.
 */
class JartFullFlowTest {

  private static final JartVcmV1bFull MODEL = new JartVcmV1bFull();
  private static final int CELLS = 400;
  private static final Map<String, DeviceBank> INTEGRATED = new HashMap<>();

  @ParameterizedTest
  @CsvSource({"NONE, 1e-6, 1e-6", "D2D_ONLY, 1e-4, 1e-4"})
  void apply_randomPulsesTabulated_endsWhereIntegrationDoes(
      String preset, double bound, double relative) {
    Variation spread = MODEL.preset(preset);
    DeviceBank tabulated = pulsed(spread, TabulatedSolver.defaults().withErrorBound(bound));
    DeviceBank integrated = integrated(preset);
    assertThat(tabulated.solverDescription()).contains("MB").doesNotContain("integrated");
    for (int cell = 0; cell < CELLS; cell++) {
      double expected = integrated.state(cell);
      assertThat(tabulated.state(cell)).isCloseTo(expected, within(relative * expected));
    }
  }

  /**
   * At the kink a table of usual size misses 1e-5 by twenty times. One that meets it takes
   * gigabytes, so SET is integrated.
   */
  @Test
  void apply_boundThatTheKinkBreaks_isIntegratedAndSaysSo() {
    Variation spread = MODEL.preset("D2D_ONLY");
    DeviceBank tabulated = pulsed(spread, TabulatedSolver.defaults().withErrorBound(1e-5));
    DeviceBank integrated = integrated("D2D_ONLY");
    assertThat(tabulated.solverDescription())
        .contains("-0.342 V: integrated (it takes ")
        .containsPattern("0\\.7065 V: \\d+ x \\d+ panels");
    for (int cell = 0; cell < CELLS; cell++) {
      double expected = integrated.state(cell);
      assertThat(tabulated.state(cell)).isCloseTo(expected, within(1e-5 * expected));
    }
  }

  /** At the usual bound tables of the spread device would be too large: it is integrated. */
  @Test
  void apply_realisticUsualBound_isIntegratedAndSaysSo() {
    DeviceBank usual = pulsed(MODEL.preset("REALISTIC"), TabulatedSolver.defaults());
    DeviceBank integrated = pulsed(MODEL.preset("REALISTIC"), TransitTimeSolver.DEFAULT);
    assertThat(usual.solverDescription())
        .contains("-0.342 V: integrated")
        .contains("0.7065 V: integrated");
    for (int cell = 0; cell < CELLS; cell++) {
      assertThat(usual.state(cell)).isEqualTo(integrated.state(cell));
    }
  }

  @Test
  void pulse_passageAndRungeKutta_agree() {
    DeviceBank passage = pulsed(MODEL.preset("D2D_ONLY"), TransitTimeSolver.DEFAULT);
    DeviceBank rungeKutta = pulsed(MODEL.preset("D2D_ONLY"), new DormandPrince54Solver(1e-11));
    for (int cell = 0; cell < CELLS; cell++) {
      assertThat(passage.state(cell))
          .isCloseTo(rungeKutta.state(cell), within(1e-7 * rungeKutta.state(cell)));
    }
  }

  /** After the pulses, integrated at a tight tolerance; made once for each preset. */
  private static synchronized DeviceBank integrated(String preset) {
    return INTEGRATED.computeIfAbsent(
        preset, name -> pulsed(MODEL.preset(name), new TransitTimeSolver(1e-10)));
  }

  private static DeviceBank pulsed(Variation variation, PulseSolver solver) {
    DeviceBank bank =
        DeviceBank.builder(MODEL, CELLS)
            .variation(variation)
            .seed(new Seed(3))
            .solver(solver)
            .build();
    UniformRandomProvider random = new Seed(4).stream();
    double[] volts = new double[CELLS];
    double[] seconds = new double[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      bank.setState(cell, 0.06 + 1.92 * random.nextDouble());
      volts[cell] = random.nextBoolean() ? -0.342 : 0.7065;
      seconds[cell] = 1e-6 * Math.pow(20_000, random.nextDouble());
    }
    bank.apply(PulseBatch.rectangular(IntStream.range(0, CELLS).toArray(), volts, seconds));
    return bank;
  }
}
