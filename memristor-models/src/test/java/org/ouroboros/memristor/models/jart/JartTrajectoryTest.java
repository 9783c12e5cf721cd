package org.ouroboros.memristor.models.jart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.solver.TransitTimeSolver;

/** Golden trajectories made by independent code. */
class JartTrajectoryTest {

  private static final JartVcmV1b MODEL = new JartVcmV1b();

  @ParameterizedTest
  @CsvFileSource(resources = "trajectories.csv", numLinesToSkip = 1)
  void apply_goldenPulseAdaptive_endsAtGoldenState(ArgumentsAccessor row) {
    assertGolden(row, bank().solver(DormandPrince54Solver.DEFAULT), 1e-8);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "trajectories.csv", numLinesToSkip = 1)
  void apply_goldenPulsePassage_endsAtGoldenState(ArgumentsAccessor row) {
    assertGolden(row, bank().solver(TransitTimeSolver.DEFAULT), 1e-10);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "trajectories.csv", numLinesToSkip = 1)
  void apply_goldenPulseUsualSolver_endsAtGoldenState(ArgumentsAccessor row) {
    assertGolden(row, bank(), 1e-6);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "trajectories.csv", numLinesToSkip = 1)
  void evaluate_goldenStart_hasGoldenCurrentTemperatureAndRate(ArgumentsAccessor row) {
    double volts = row.getDouble(1);
    double[] state = {row.getDouble(2)};
    double[] rate = new double[1];
    double amperes = MODEL.at(volts).evaluate(state, MODEL.nominalParameters(), rate);
    assertThat(amperes).isCloseTo(row.getDouble(6), within(1e-12 * Math.abs(row.getDouble(6))));
    assertThat(new FittedCurrentCell(JartPhysics.NOMINAL).kelvin(volts, amperes, 45e-9))
        .isCloseTo(row.getDouble(7), within(1e-10));
    assertThat(rate[0]).isCloseTo(row.getDouble(8), within(1e-12 * Math.abs(row.getDouble(8))));
  }

  private static DeviceBank.Builder bank() {
    return DeviceBank.builder(MODEL, 1).withoutWindow();
  }

  private static void assertGolden(
      ArgumentsAccessor row, DeviceBank.Builder builder, double error) {
    DeviceBank bank = builder.build();
    bank.setState(0, row.getDouble(2));
    bank.apply(
        PulseBatch.rectangular(
            new int[1], new double[] {row.getDouble(1)}, new double[] {row.getDouble(3)}));
    assertThat(bank.state(0)).isCloseTo(row.getDouble(4), within(error * row.getDouble(4)));
    assertThat(bank.conductanceSiemens(0))
        .isCloseTo(row.getDouble(5), within(error * row.getDouble(5)));
  }
}
