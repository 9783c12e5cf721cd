package org.ouroboros.memristor.mapper.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.random.Seed;

class PulseLengthsTest {

  @ParameterizedTest
  @CsvSource({"0, 2e-2, 0", "1e-6, 2e-3, 1e-6", "50e-9, 2e-2, 10e-9", "1e-3, 1e-3, 1e-3"})
  void places_anyLength_agreeWithALinearSearch(double shortest, double longest, double resolution) {
    PulseDriver driver =
        new PulseDriver(
            VoltageRange.fixed(1), VoltageRange.fixed(-1), shortest, longest, resolution);
    PulseLengths lengths = PulseLengths.of(driver, 20, 64);
    assertThat(lengths.seconds(0)).isZero();
    assertThat(lengths.longest()).isEqualTo(driver.nearestSeconds(longest));
    for (int i = 0; i < 3000; i++) {
      double part = Seed.uniform(Seed.key(5, i), 0);
      double wanted =
          i % 3 == 0 ? lengths.seconds(i % lengths.count()) : longest * part * part * part;
      int after = 0;
      while (after < lengths.count() && lengths.seconds(after) < wanted) {
        after++;
      }
      int before = lengths.count() - 1;
      while (lengths.seconds(before) > wanted) {
        before--;
      }
      assertThat(lengths.atOrAfter(wanted)).as("after %s", wanted).isEqualTo(after);
      assertThat(lengths.atOrBefore(wanted)).as("before %s", wanted).isEqualTo(before);
    }
    assertThat(lengths.atOrAfter(1.001 * longest)).isEqualTo(lengths.count());
    assertThat(lengths.atOrAfter(Double.NaN)).isEqualTo(lengths.count());
    assertThat(lengths.atOrBefore(Double.POSITIVE_INFINITY)).isEqualTo(lengths.count() - 1);
  }
}
