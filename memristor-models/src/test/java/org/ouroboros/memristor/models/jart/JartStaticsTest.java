package org.ouroboros.memristor.models.jart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.random.Seed;

/** Current, temperature, rate and conductance anywhere, against {@link JartReference}. */
class JartStaticsTest {

  private static final JartVcmV1b MODEL = new JartVcmV1b();
  private static final FittedCurrentCell CELL = new FittedCurrentCell(JartPhysics.NOMINAL);
  private static final double RELATIVE = 1e-9;

  @Test
  void evaluate_tenThousandRandomPoints_isThatOfTheFormulas() {
    UniformRandomProvider random = new Seed(6).stream();
    double[] rate = new double[1];
    int meaningful = 0;
    for (int i = 0; i < 10_000; i++) {
      double[] p = {
        16 + 8 * random.nextDouble(),
        0.0004 + 0.03 * random.nextDouble(),
        0.32e-9 + 0.16e-9 * random.nextDouble(),
        36e-9 + 18e-9 * random.nextDouble()
      };
      double volts = (random.nextBoolean() ? 1 : -1) * (0.02 + 1.28 * random.nextDouble());
      double n = Math.exp(random.nextDouble() * Math.log(0.97 * p[0] / 0.031)) * 0.031;
      JartReference exact = new JartReference(volts, p);
      double amperes = MODEL.at(volts).evaluate(new double[] {n}, p, rate);
      if (Double.isNaN(exact.rate(n)) || exact.kelvin(n) < 293) {
        assertThat(rate[0]).as("%s at %s", exact, n).isNaN();
        continue;
      }
      meaningful++;
      assertClose(amperes, exact.amperes(n), exact, n);
      assertClose(MODEL.currentAmperes(volts, new double[] {n}, p), exact.amperes(n), exact, n);
      assertClose(CELL.kelvin(volts, amperes, p[3]), exact.kelvin(n), exact, n);
      assertClose(rate[0], exact.rate(n), exact, n);
      JartReference reading = new JartReference(0.2, p);
      double siemens = MODEL.conductanceSiemens(0.2, new double[] {n}, p);
      assertClose(siemens, reading.amperes(n) / 0.2, reading, n);
    }
    assertThat(meaningful).isGreaterThan(8_000);
  }

  private static void assertClose(double found, double expected, JartReference point, double n) {
    assertThat(found)
        .as("%s at %s", point, n)
        .isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
  }
}
