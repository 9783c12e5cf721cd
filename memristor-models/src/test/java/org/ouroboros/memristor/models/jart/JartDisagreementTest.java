package org.ouroboros.memristor.models.jart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouroboros.memristor.core.device.ConductanceRange;

/** The simplified form is a fit of the full one. How good, is measured, printed and held here. */
class JartDisagreementTest {

  private static final double[] VOLTS = {-0.5, -0.342, 0.2, 0.7065, 1.0};
  private static final double[] CONCENTRATIONS = {0.06, 0.1, 0.2, 0.5, 1, 1.9897452127440087};

  @ParameterizedTest
  @CsvSource({"-0.342, 0.034, 0.535", "0.7065, 0.040, 0.472", "0.2, 0.060, 0.355"})
  void at_usualVoltages_isAsMeasured(double volts, double amperes, double rate) {
    JartDisagreement found = JartDisagreement.at(volts);
    assertThat(found.amperes().largest()).isCloseTo(amperes, within(1e-3));
    assertThat(found.rate().largest()).isCloseTo(rate, within(1e-3));
  }

  @Test
  void window_sameConcentrations_hasOtherConductances() {
    ConductanceRange full = new JartVcmV1bFull().window().conductanceRange(new JartVcmV1bFull());
    assertThat(full.minSiemens()).isCloseTo(100.15e-6, within(5e-9));
    assertThat(full.maxSiemens()).isCloseTo(543.44e-6, within(5e-9));
  }

  /** Prints the tables of docs/accuracy.md. */
  @Test
  void table_ofAllVoltages_isPrinted() {
    StringBuilder text = new StringBuilder();
    text.append("\n| voltage | current | rate | swing, simplified | swing, full |\n");
    text.append("|---|---|---|---|---|\n");
    for (double volts : VOLTS) {
      text.append(JartDisagreement.at(volts).row()).append('\n');
    }
    text.append("\n| N [1e26 / m^3] | G, simplified | G, full |\n|---|---|---|\n");
    JartVcmV1b simplified = new JartVcmV1b();
    JartVcmV1bFull full = new JartVcmV1bFull();
    double[] p = full.nominalParameters();
    for (double n : CONCENTRATIONS) {
      double[] state = {n};
      text.append(
          String.format(
              Locale.ROOT,
              "| %.4g | %.2f uS | %.2f uS |%n",
              n,
              1e6 * simplified.conductanceSiemens(0.2, state, p),
              1e6 * full.conductanceSiemens(0.2, state, p)));
    }
    assertThat(text.toString()).doesNotContain("NaN");
    System.out.println(text);
  }
}
