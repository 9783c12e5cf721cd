package org.ouroboros.memristor.examples.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFormatTest {

  @ParameterizedTest
  @CsvSource({
    "0, 3, 0",
    "-0.342, 6, -0.342",
    "-0.22000000000000003, 6, -0.22",
    "2341.7, 3, 2340",
    "100, 3, 100",
    "0.001, 3, 0.001",
    "1e-6, 6, 1e-06",
    "9.44530021e-5, 6, 9.4453e-05",
    "1e7, 3, 1e+07",
    "1e7, 1, 1e+07"
  })
  void plain_number_isRoundedAndShort(double value, int digits, String text) {
    assertThat(ReportFormat.plain(value, digits)).isEqualTo(text);
  }
}
