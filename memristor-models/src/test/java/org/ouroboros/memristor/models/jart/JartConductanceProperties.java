package org.ouroboros.memristor.models.jart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class JartConductanceProperties {

  private static final JartVcmV1b MODEL = new JartVcmV1b();

  @Property
  void setConductance_ofAnyConcentration_isInverse(
      @ForAll @Scale(12) @DoubleRange(min = 0.008, max = 20) double concentration) {
    roundTrip(concentration, 0.2);
  }

  @Property
  void setConductance_ofAnyConcentrationInWindow_isInverse(
      @ForAll @Scale(12) @DoubleRange(min = 0.06, max = 1.989745212744) double concentration) {
    roundTrip(concentration, 0.2);
  }

  @Property
  void setConductance_anyReadingVoltage_isInverse(
      @ForAll @Scale(12) @DoubleRange(min = 0.06, max = 2) double concentration,
      @ForAll @Scale(12) @DoubleRange(min = 0.01, max = 0.3) double readVolts) {
    roundTrip(concentration, readVolts);
    roundTrip(concentration, -readVolts);
  }

  private static void roundTrip(double concentration, double readVolts) {
    double[] p = MODEL.nominalParameters();
    double[] state = {concentration};
    double siemens = MODEL.conductanceSiemens(readVolts, state, p);
    state[0] = 1;
    MODEL.setConductance(siemens, readVolts, state, p);
    assertThat(state[0]).isCloseTo(concentration, within(1e-12 * concentration));
    assertThat(MODEL.conductanceSiemens(readVolts, state, p))
        .isCloseTo(siemens, within(1e-14 * siemens));
  }
}
