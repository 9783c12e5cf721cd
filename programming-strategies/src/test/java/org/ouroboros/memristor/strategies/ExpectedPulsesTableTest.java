package org.ouroboros.memristor.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.ConductanceRange;

class ExpectedPulsesTableTest {

  private static final ConductanceRange RANGE = new ConductanceRange(10e-6, 1000e-6);

  /** Costs that are linear in the logarithms between which the table interpolates. */
  private static double linear(double target, double spread) {
    return 3 + Math.log(target / 100e-6) + 0.5 * Math.log(spread);
  }

  private static ExpectedPulsesTable table(double band) {
    return ExpectedPulsesTable.build(
        RANGE, band, 0.05, (from, target, tolerance, spread, table) -> linear(target, spread));
  }

  @Test
  void pulses_betweenTargetsAndSpreads_areInterpolatedByLogarithms() {
    ExpectedPulsesTable table = table(0.05);
    for (double target : new double[] {23e-6, 100e-6, 457e-6}) {
      for (double spread : new double[] {0.05, 0.3, 1}) {
        assertThat(table.expectedPulses(target, 1, 2.5, spread))
            .isCloseTo(linear(target, spread), within(1e-12));
      }
    }
  }

  @Test
  void pulses_spreadOutsideOfTheTable_countsAsItsEnd() {
    ExpectedPulsesTable table = table(0.05);
    assertThat(table.expectedPulses(100e-6, 0, 1, 1e-4))
        .isCloseTo(linear(100e-6, 0.05), within(1e-12));
    assertThat(table.expectedPulses(100e-6, 0, 1, 2)).isCloseTo(linear(100e-6, 1), within(1e-12));
  }

  @Test
  void siemens_places_leadFromTheBandToTheEndAndBack() {
    ExpectedPulsesTable table = table(0.05);
    double target = 100e-6;
    int last = ExpectedPulsesTable.DISTANCES - 1;
    assertThat(table.gridSiemens(target, 0, 0, 0.1))
        .isLessThan(90e-6)
        .isCloseTo(90e-6, within(1e-10));
    assertThat(table.gridSiemens(target, 1, 0, 0.1)).isGreaterThan(110e-6);
    assertThat(table.gridSiemens(target, 0, last, 0.1)).isEqualTo(10e-6);
    assertThat(table.gridSiemens(target, 1, last, 0.1)).isEqualTo(1000e-6);
    for (int side = 0; side < 2; side++) {
      for (int place = 1; place <= last; place++) {
        double siemens = table.gridSiemens(target, side, place, 0.1);
        assertThat(table.gridIndex(target, siemens, 0.1)).isCloseTo(place, within(1e-4));
      }
    }
  }

  @Test
  void isEmpty_bandBeyondTheEnd_isTrueOnThatSideOnly() {
    ExpectedPulsesTable table = table(0.05);
    assertThat(table.isSideEmpty(10.2e-6, 0, 0.05)).isTrue();
    assertThat(table.isSideEmpty(10.2e-6, 1, 0.05)).isFalse();
    assertThat(table.isSideEmpty(990e-6, 1, 0.05)).isTrue();
    assertThat(table.isSideEmpty(990e-6, 0, 0.05)).isFalse();
    assertThat(table.isSideEmpty(100e-6, 0, 1.5)).isTrue();
  }
}
