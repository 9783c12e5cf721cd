package org.ouroboros.memristor.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class AccessDeviceProperties {

  @Property
  void volts_ofSelector_invertItsCurrent(
      @ForAll @DoubleRange(min = -12, max = 2) @Scale(9) double exponent,
      @ForAll @DoubleRange(min = -18, max = -5) @Scale(9) double saturationExponent) {
    AccessDevice.ExponentialSelector selector =
        new AccessDevice.ExponentialSelector(Math.pow(10, saturationExponent), 0.05);
    double volts = Math.pow(10, exponent);
    double amperes = selector.saturationAmperes() * Math.sinh(volts / 0.05);
    if (amperes < 1e3) {
      assertThat(selector.volts(amperes)).isCloseTo(volts, within(1e-14 * volts));
      assertThat(selector.volts(-amperes)).isEqualTo(-selector.volts(amperes));
    }
  }

  @Property
  void volts_ofMoreCurrent_areMore(
      @ForAll @DoubleRange(min = -30, max = 3) @Scale(9) double exponent,
      @ForAll @DoubleRange(min = 1e-6, max = 1) @Scale(9) double more) {
    double amperes = Math.pow(10, exponent);
    for (AccessDevice access :
        new AccessDevice[] {
          new AccessDevice.ExponentialSelector(1e-9, 0.05), new AccessDevice.Resistance(1e3)
        }) {
      assertThat(access.volts(amperes * (1 + more))).isGreaterThan(access.volts(amperes));
    }
  }

  @Example
  void volts_ofNoCurrent_areZero() {
    assertThat(new AccessDevice.ExponentialSelector(1e-9, 0.05).volts(0)).isZero();
    assertThat(new AccessDevice.Resistance(1e3).volts(0)).isZero();
  }

  @Example
  void volts_whereTheFormulaChanges_areContinuous() {
    AccessDevice.ExponentialSelector selector = new AccessDevice.ExponentialSelector(1e-9, 0.05);
    double below = selector.volts(Math.nextDown(0.1));
    assertThat(selector.volts(Math.nextUp(0.1))).isCloseTo(below, within(1e-14 * below));
    assertThat(selector.volts(1e300)).isFinite();
  }

  @Example
  void constants_brokenRules_areNamed() {
    assertThatThrownBy(() -> new AccessDevice.Resistance(-1)).hasMessageContaining("ohms");
    assertThatThrownBy(() -> new AccessDevice.Resistance(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new AccessDevice.ExponentialSelector(0, 0.05))
        .hasMessageContaining("saturationAmperes");
    assertThatThrownBy(() -> new AccessDevice.ExponentialSelector(1e-9, -0.05))
        .hasMessageContaining("slopeVolts");
  }
}
