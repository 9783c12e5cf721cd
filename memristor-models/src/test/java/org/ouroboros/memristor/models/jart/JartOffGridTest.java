package org.ouroboros.memristor.models.jart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.solver.tabulated.TabulatedSolver;

/**
 * Pulses at voltages on no grid, on devices of the published spread anywhere in their walk, from
 * inside the window and beyond it, 10 ns to 20 ms long, against {@link JartReference}.
 */
class JartOffGridTest {

  private static final JartVcmV1b MODEL = new JartVcmV1b();
  private static final TabulatedSolver DECLARED =
      TabulatedSolver.defaults().withVoltageRange(-0.60, -0.30).withVoltageRange(0.60, 1.20);

  @Test
  void apply_declaredRanges_endsWhereTheReferenceDoes() {
    assertAgreement(DECLARED, "REALISTIC", Voltages.BANDS, 150);
    assertAgreement(DECLARED, "REALISTIC_RESAMPLED", Voltages.BANDS, 150);
  }

  @Test
  void apply_usualSolverUndeclared_endsWhereTheReferenceDoes() {
    assertAgreement(TabulatedSolver.defaults(), "REALISTIC", Voltages.WHOLE_RANGE, 300);
    assertAgreement(TabulatedSolver.defaults(), "REALISTIC_RESAMPLED", Voltages.WHOLE_RANGE, 300);
  }

  @Test
  @Tag("long")
  void apply_manyPulsesDeclaredRanges_endsWhereTheReferenceDoes() {
    assertAgreement(DECLARED, "REALISTIC_RESAMPLED", Voltages.WHOLE_RANGE, 3_000);
  }

  @Test
  @Tag("long")
  void apply_manyPulsesUndeclared_endsWhereTheReferenceDoes() {
    assertAgreement(TabulatedSolver.defaults(), "REALISTIC", Voltages.WHOLE_RANGE, 3_000);
  }

  /** The reference itself, against golden trajectories of other code. */
  @ParameterizedTest
  @CsvFileSource(resources = "trajectories.csv", numLinesToSkip = 1)
  void end_goldenPulse_isGolden(ArgumentsAccessor row) {
    JartReference reference = new JartReference(row.getDouble(1), MODEL.nominalParameters());
    double end = reference.end(row.getDouble(2), row.getDouble(3)).concentration();
    assertThat(Math.abs(end / row.getDouble(4) - 1)).isLessThan(1e-10);
  }

  /**
   * Every ten millivolts of a declared range have a table of their own, which takes a good part of
   * a second to build; voltages in a few narrow bands need few of them.
   */
  private enum Voltages {
    WHOLE_RANGE,
    BANDS;

    double[] draw(int count, UniformRandomProvider random) {
      double[] volts = new double[count];
      double[] places = random.doubles(6).toArray();
      for (int i = 0; i < count; i++) {
        double part =
            this == BANDS
                ? 0.99 * places[i % places.length] + 0.01 * random.nextDouble()
                : random.nextDouble();
        volts[i] = i % 2 == 0 ? -0.60 + 0.30 * part : 0.60 + 0.60 * part;
      }
      return volts;
    }
  }

  private static void assertAgreement(
      PulseSolver solver, String preset, Voltages voltages, int pulses) {
    Seed seed = new Seed(5).at(preset);
    DeviceBank bank =
        DeviceBank.builder(MODEL, pulses)
            .variation(MODEL.preset(preset))
            .withoutWindow()
            .solver(solver)
            .seed(seed)
            .build();
    bank.randomizeCycleParameters(seed.at("cycle"));
    UniformRandomProvider random = seed.at("pulses").stream();
    double[] volts = voltages.draw(pulses, random);
    double[] seconds = new double[pulses];
    double[] starts = new double[pulses];
    JartReference[] references = new JartReference[pulses];
    for (int i = 0; i < pulses; i++) {
      double[] p = {
        bank.parameter(i, 0), bank.parameter(i, 1), bank.parameter(i, 2), bank.parameter(i, 3)
      };
      references[i] = new JartReference(volts[i], p);
      seconds[i] = 1e-8 * Math.pow(2e6, random.nextDouble());
      starts[i] = start(p, random);
      bank.setState(i, starts[i]);
    }
    PulseResult result =
        bank.apply(PulseBatch.rectangular(IntStream.range(0, pulses).toArray(), volts, seconds));
    double[] worst = new double[3];
    for (int i = 0; i < pulses; i++) {
      JartReference.End end = references[i].end(starts[i], seconds[i]);
      String pulse = references[i] + " from " + starts[i] + " for " + seconds[i] + " s";
      double way = end.concentration() - starts[i];
      double joules = volts[i] * end.coulombs();
      // The shortest ways are a few thousand units in the state's last place.
      double rounding = 16 * Math.ulp(starts[i]);
      assertThat(bank.state(i))
          .as(pulse)
          .isCloseTo(end.concentration(), within(1e-6 * end.concentration()))
          .isCloseTo(starts[i] + way, within(1e-5 * Math.abs(way) + rounding));
      assertThat(result.joules(i)).as(pulse).isCloseTo(joules, within(1e-5 * joules));
      double miss = Math.abs(bank.state(i) - end.concentration());
      worst[0] = Math.max(worst[0], miss / end.concentration());
      worst[1] = Math.max(worst[1], Math.max(0, miss - rounding) / Math.abs(way));
      worst[2] = Math.max(worst[2], Math.abs(result.joules(i) / joules - 1));
    }
    System.out.printf(
        Locale.ROOT,
        "%d pulses, %s, %s: worst end state %.1e, way %.1e, energy %.1e%n",
        pulses,
        preset,
        solver,
        worst[0],
        worst[1],
        worst[2]);
  }

  /** Three of four in the window, the others from where the fit of the current begins to Nmax. */
  private static double start(double[] p, UniformRandomProvider random) {
    if (random.nextInt(4) > 0) {
      return 0.06 + 1.93 * random.nextDouble();
    }
    double least = Math.max(0.008, 1.02 * p[JartVcmV1b.MIN_CONCENTRATION]);
    return least * Math.pow(0.98 * p[JartVcmV1b.MAX_CONCENTRATION] / least, random.nextDouble());
  }
}
