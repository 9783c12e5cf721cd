package org.ouroboros.memristor.models.jart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.random.Seed;

/** The full form finds the physical root everywhere, against an independent scan. */
class PhysicalRootTest {

  private static final JartVcmV1bFull MODEL = new JartVcmV1bFull();

  @Test
  void currentAmperes_thousandsOfRandomPoints_isTheFirstRoot() {
    assertFirstRoots(4_000, 1);
  }

  @Test
  @Tag("long")
  void currentAmperes_hundredThousandRandomPoints_isTheFirstRoot() {
    assertFirstRoots(100_000, 2);
  }

  /** What makes the choice of the root matter: it is common to have three, but never in SET. */
  @Test
  void scan_randomPoints_hasThreeRootsOnlyInReset() {
    UniformRandomProvider random = new Seed(3).stream();
    int several = 0;
    for (int i = 0; i < 500; i++) {
      ContactScan point = random(random);
      int roots = point.roots();
      if (point.volts() < 0) {
        assertThat(roots).as("%s", point).isEqualTo(1);
      } else {
        assertThat(roots).as("%s", point).isIn(1, 3);
        several += roots == 3 ? 1 : 0;
      }
    }
    assertThat(several).isGreaterThan(50);
  }

  /** Every corner of what spread and walk can reach, and the voltages where the contact changes. */
  @Test
  void currentAmperes_cornersOfAllRanges_isTheFirstRoot() {
    for (double volts : new double[] {1e-6, 0.05, 0.08, 0.0801, 0.2, 0.342, 0.7065, 1.3}) {
      for (double n : new double[] {0.0004, 0.008, 0.06, 2, 20, 24.2}) {
        for (double length : new double[] {0.324e-9, 0.484e-9}) {
          for (double radius : new double[] {36.45e-9, 54.45e-9}) {
            assertFirstRoot(new ContactScan(volts, n, length, radius));
            assertFirstRoot(new ContactScan(-volts, n, length, radius));
          }
        }
      }
    }
  }

  private static void assertFirstRoots(int points, long seed) {
    UniformRandomProvider random = new Seed(seed).stream();
    for (int i = 0; i < points; i++) {
      assertFirstRoot(random(random));
    }
  }

  private static void assertFirstRoot(ContactScan point) {
    double[] parameters = MODEL.nominalParameters();
    parameters[JartVcmV1bFull.DISC_LENGTH] = point.length();
    parameters[JartVcmV1bFull.RADIUS] = point.radius();
    double expected = point.amperes();
    assertThat(
            MODEL.currentAmperes(point.volts(), new double[] {point.concentration()}, parameters))
        .as("%s", point)
        .isCloseTo(expected, within(1e-10 * Math.abs(expected)));
  }

  /** Voltages to 1.3 V, all concentrations, sizes as far as published spread and walk reach. */
  private static ContactScan random(UniformRandomProvider random) {
    double size =
        random.nextBoolean()
            ? 1.3 * random.nextDouble()
            : 1.3 * Math.pow(1e-4, random.nextDouble());
    return new ContactScan(
        random.nextBoolean() ? size : -size,
        0.008 * Math.pow(2500, random.nextDouble()),
        0.324e-9 + 0.16e-9 * random.nextDouble(),
        36.45e-9 + 18e-9 * random.nextDouble());
  }
}
