package org.ouroboros.memristor.models.jart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.internal.solver.TransitTimes;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class JartVcmV1bFullTest {

  private static final JartVcmV1bFull MODEL = new JartVcmV1bFull();

  /** Values of the published description, to their last digit. */
  @ParameterizedTest
  @CsvSource({"-0.342, -1.26948e-4, 5e-10", "0.2, 7.7681e-5, 5e-10", "0.7065, 2.76517e-4, 5e-10"})
  void currentAmperes_referencePoint_isPublished(double volts, double amperes, double rounding) {
    assertThat(MODEL.currentAmperes(volts, new double[] {0.5}, MODEL.nominalParameters()))
        .isCloseTo(amperes, within(rounding));
  }

  /** An independent trial found 9.14 ms and 7.87 ms over this window of concentration. */
  @ParameterizedTest
  @CsvSource({"-0.342, 9.14e-3", "0.7065, -7.87e-3"})
  void passageTimes_fullSwing_isThatOfAnIndependentTrial(double volts, double seconds) {
    StateWindow window = MODEL.window();
    TransitTimes times = new TransitTimes(MODEL, volts, MODEL.nominalParameters(), window);
    assertThat(times.seconds(window.lowerState(), window.upperState()))
        .isCloseTo(seconds, within(5e-6));
  }

  @Test
  void currentAmperes_discLengthAndRadius_bothCount() {
    double[] state = {0.5};
    double[] p = MODEL.nominalParameters();
    for (double volts : new double[] {-0.342, 0.2, 0.7065}) {
      double nominal = Math.abs(MODEL.currentAmperes(volts, state, p));
      double[] longer = p.clone();
      longer[JartVcmV1bFull.DISC_LENGTH] *= 1.1;
      assertThat(Math.abs(MODEL.currentAmperes(volts, state, longer))).isLessThan(0.999 * nominal);
      double[] wider = p.clone();
      wider[JartVcmV1bFull.RADIUS] *= 1.1;
      assertThat(Math.abs(MODEL.currentAmperes(volts, state, wider))).isGreaterThan(1.01 * nominal);
    }
  }

  /** Thermionic emission is ohmic at small voltages: the conductance has a limit. */
  @Test
  void currentAmperes_tinyPositiveVoltages_isLinear() {
    double[] p = MODEL.nominalParameters();
    for (double n : new double[] {0.008, 0.06, 0.5, 20}) {
      double limit = MODEL.currentAmperes(1e-9, new double[] {n}, p) / 1e-9;
      for (double volts = 1e-10; volts > 1e-200; volts *= 1e-10) {
        assertThat(MODEL.currentAmperes(volts, new double[] {n}, p) / volts)
            .isCloseTo(limit, within(1e-7 * limit));
      }
    }
  }

  /**
   * Field emission without a barrier starts with the 3/2 power of the voltage, which the law of the
   * contact has from its root of the voltage.
   */
  @Test
  void currentAmperes_tinyNegativeVoltagesWithoutBarrier_goesWithThePowerOfThreeHalves() {
    double[] p = MODEL.nominalParameters();
    double[] state = {0.5};
    double unit = MODEL.currentAmperes(-1e-20, state, p);
    for (double part = 1e-4; part > 1e-100; part *= 1e-4) {
      double expected = unit * part * Math.sqrt(part);
      assertThat(MODEL.currentAmperes(-1e-20 * part, state, p))
          .isCloseTo(expected, within(1e-6 * Math.abs(expected)));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-12, 1e-3, 0.0799, 0.2, 1.3})
  void evaluate_anySizeOfVoltage_isFiniteWithItsSign(double volts) {
    double[] p = MODEL.nominalParameters();
    double[] rate = new double[1];
    for (double n = 0.0081; n < 20; n *= 1.1) {
      assertThat(MODEL.at(volts).evaluate(new double[] {n}, p, rate)).isPositive();
      assertThat(rate[0]).isFinite().isLessThanOrEqualTo(0);
      assertThat(MODEL.at(-volts).evaluate(new double[] {n}, p, rate)).isLessThanOrEqualTo(0);
      assertThat(rate[0]).isFinite().isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void evaluate_contactTakesMoreThanThePhysicalRootCan_isNaN() {
    double[] slender = MODEL.nominalParameters();
    slender[JartVcmV1bFull.MIN_CONCENTRATION] = 1e-9;
    double[] rate = new double[1];
    JartVcmV1bFull opaque =
        new JartVcmV1bFull(
            JartPhysics.NOMINAL,
            new JartVcmV1bFull.SchottkyContact(
                1, 9.10938e-31, 17, JartVcmV1bFull.SchottkyContact.NOMINAL.barrier()));
    assertThat(opaque.at(0.7).evaluate(new double[] {0.5}, slender, rate)).isNaN();
    assertThat(rate[0]).isNaN();
  }

  /** A contact that is no obstacle leaves the resistances alone. */
  @Test
  void currentAmperes_transparentContact_isOhmsLaw() {
    JartPhysics.SeriesResistance cold = new JartPhysics.SeriesResistance(650, 719.2437, 0, 0);
    JartPhysics nominal = JartPhysics.NOMINAL;
    JartVcmV1bFull transparent =
        new JartVcmV1bFull(
            new JartPhysics(nominal.hopping(), nominal.heat(), cold, nominal.geometry()),
            new JartVcmV1bFull.SchottkyContact(
                1e20, 9.10938e-31, 17, JartVcmV1bFull.SchottkyContact.NOMINAL.barrier()));
    double area = Math.PI * 45e-9 * 45e-9;
    double conductivity = 2 * 1.602e-19 * 4e-6 * 1e26;
    double ohms =
        0.4e-9 / (0.5 * conductivity * area) + 2.6e-9 / (20 * conductivity * area) + 1369.2437;
    for (double volts : new double[] {-0.342, 0.2, 0.7065}) {
      assertThat(transparent.currentAmperes(volts, new double[] {0.5}, MODEL.nominalParameters()))
          .isCloseTo(volts / ohms, within(1e-6 * Math.abs(volts / ohms)));
    }
  }

  @Test
  void equals_sameConstants_isEqual() {
    assertThat(new JartVcmV1bFull()).isEqualTo(MODEL).hasSameHashCodeAs(MODEL);
    assertThat(MODEL).isNotEqualTo(new JartVcmV1b());
    JartVcmV1bFull.SchottkyContact contact =
        new JartVcmV1bFull.SchottkyContact(
            6e5, 9.10938e-31, 17, JartVcmV1bFull.SchottkyContact.NOMINAL.barrier());
    assertThat(new JartVcmV1bFull(JartPhysics.NOMINAL, contact)).isNotEqualTo(MODEL);
  }

  @Test
  void barrier_bandAboveIt_isRejected() {
    assertThatThrownBy(() -> new JartVcmV1bFull.SchottkyContact.Barrier(0.1, 0.2, 5.5))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("bandDepthVolts");
  }
}
