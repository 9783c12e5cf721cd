package org.ouroboros.memristor.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConvertersTest {

  private static final double BASE = 3e-6;

  /** Room for the rounding of one division and one multiplication. */
  private static final double ROUNDING = 1 + 1e-9;

  @Property(tries = 300)
  void drive_insideFullScale_isWithinHalfAStepAndOnACode(
      @ForAll @IntRange(min = 2, max = 24) int bits,
      @ForAll @DoubleRange(min = 0.01, max = 2) double fullScale,
      @ForAll long seed) {
    double[] volts = new Random(seed).doubles(20, -fullScale, fullScale).toArray();
    volts[0] = fullScale;
    double[] exact = volts.clone();
    new Converters(bits, Converters.IDEAL_BITS).quantizeInputs(volts, fullScale);
    double step = Converters.step(bits, fullScale);
    for (int i = 0; i < volts.length; i++) {
      assertThat(Math.abs(volts[i] - exact[i])).isLessThanOrEqualTo(0.5 * step * ROUNDING);
      double code = volts[i] / step;
      assertThat(Math.abs(code - Math.rint(code))).isLessThan(1e-6);
      assertThat(Math.abs(code)).isLessThanOrEqualTo(((1 << (bits - 1)) - 1) * ROUNDING);
    }
  }

  @Property(tries = 300)
  void sense_anyVector_isWithinHalfAStepOfTheSmallestRangeThatHolds(
      @ForAll @IntRange(min = 2, max = 24) int bits,
      @ForAll @IntRange(min = -9, max = -2) int decade,
      @ForAll long seed) {
    double size = Math.pow(10, decade);
    double[] amperes = new Random(seed).doubles(10, -size, size).toArray();
    double[] exact = amperes.clone();
    double peak = Vectors.maxMagnitude(amperes);
    double fullScale = new Converters(Converters.IDEAL_BITS, bits).quantizeOutputs(amperes, BASE);
    double power = Math.log(fullScale / BASE) / Math.log(2);
    assertThat(power).isGreaterThanOrEqualTo(0);
    assertThat(Math.abs(power - Math.rint(power))).isLessThan(1e-9);
    assertThat(peak).isLessThanOrEqualTo(fullScale);
    if (fullScale > BASE) {
      assertThat(peak).isGreaterThan(fullScale / 2);
    }
    double step = Converters.step(bits, fullScale);
    for (int i = 0; i < exact.length; i++) {
      assertThat(Math.abs(amperes[i] - exact[i])).isLessThanOrEqualTo(0.5 * step * ROUNDING);
    }
  }

  @Test
  void drive_threeBits_hasSevenCodesWithZeroAndBothEnds() {
    double[] volts = {-0.3, -0.2, -0.16, -0.14, -0.04, 0, 0.04, 0.06, 0.29, 0.3};
    new Converters(3, 0).quantizeInputs(volts, 0.3);
    double[] codes = {-3, -2, -2, -1, 0, 0, 0, 1, 3, 3};
    for (int i = 0; i < codes.length; i++) {
      assertThat(volts[i]).isEqualTo(codes[i] * (0.3 / 3));
    }
  }

  @Test
  void ideal_anyVector_leavesEveryBit() {
    double[] values = {0.1, -1 / 3.0, 0, 1e-12};
    double[] before = values.clone();
    Converters.IDEAL.quantizeInputs(values, 0.2);
    Converters.IDEAL.quantizeOutputs(values, 1e-9);
    assertThat(values).containsExactly(before);
    assertThat(Converters.step(Converters.IDEAL_BITS, 1)).isZero();
  }

  @Test
  void construct_impossibleBits_isRefusedByNameRuleAndValue() {
    assertThatThrownBy(() -> new Converters(1, 8))
        .hasMessage("dacBits must be 0 (no steps) or lie in [2, 24], but was 1");
    assertThatThrownBy(() -> new Converters(8, 25))
        .hasMessage("adcBits must be 0 (no steps) or lie in [2, 24], but was 25");
    assertThatThrownBy(() -> new Converters(-1, 8)).hasMessageContaining("dacBits");
  }
}
