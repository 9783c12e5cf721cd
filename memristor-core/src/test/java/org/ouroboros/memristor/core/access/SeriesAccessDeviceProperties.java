package org.ouroboros.memristor.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.SinhDevice;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class SeriesAccessDeviceProperties {

  private static final SinhDevice SINH = new SinhDevice(100);
  private static final double[] NONE = {};

  @Provide
  Arbitrary<AccessDevice> accessDevices() {
    Arbitrary<Double> exponents = Arbitraries.doubles().between(0, 6);
    return Arbitraries.oneOf(
        exponents.map(e -> new AccessDevice.Resistance(Math.pow(10, e))),
        exponents.map(e -> new AccessDevice.ExponentialSelector(1e-4 * Math.pow(100, -e), 0.03)));
  }

  @Property
  void cellVolts_anyVoltageAndState_addUpToTheWhole(
      @ForAll("accessDevices") AccessDevice access,
      @ForAll @DoubleRange(min = -2, max = 2) @Scale(9) double volts,
      @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double x) {
    SeriesAccessDevice whole = new SeriesAccessDevice(SINH, access);
    double[] state = {x};
    double cellVolts = whole.cellVolts(volts, state, NONE);
    double amperes = whole.currentAmperes(volts, state, NONE);
    assertThat(amperes).isEqualTo(SINH.currentAmperes(cellVolts, state, NONE));
    assertThat(cellVolts + access.volts(amperes)).isCloseTo(volts, within(1e-13 * Math.abs(volts)));
    // Passive: neither part gives power.
    assertThat(amperes * cellVolts).isGreaterThanOrEqualTo(0);
    assertThat(amperes * volts).isGreaterThanOrEqualTo(amperes * cellVolts);
  }

  @Property
  void current_atHigherVoltageOrState_isHigher(
      @ForAll("accessDevices") AccessDevice access,
      @ForAll @DoubleRange(min = 0.001, max = 2) @Scale(9) double volts,
      @ForAll @DoubleRange(min = 0, max = 0.999) @Scale(9) double x) {
    SeriesAccessDevice whole = new SeriesAccessDevice(SINH, access);
    double amperes = whole.currentAmperes(volts, new double[] {x}, NONE);
    assertThat(whole.currentAmperes(1.0001 * volts, new double[] {x}, NONE)).isGreaterThan(amperes);
    assertThat(whole.currentAmperes(-volts, new double[] {x}, NONE)).isEqualTo(-amperes);
    double more = whole.currentAmperes(volts, new double[] {x + 1e-3}, NONE);
    assertThat(more).isGreaterThanOrEqualTo(amperes);
    assertThat(more).isLessThanOrEqualTo(SINH.currentAmperes(volts, new double[] {x + 1e-3}, NONE));
  }

  @Property
  void cellVolts_ofOhmicCell_areThoseOfADivider(
      @ForAll @DoubleRange(min = 0, max = 1e9) @Scale(9) double ohms,
      @ForAll @DoubleRange(min = -2, max = 2) @Scale(9) double volts,
      @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double x) {
    LogisticDevice cell = new LogisticDevice();
    SeriesAccessDevice whole = new SeriesAccessDevice(cell, new AccessDevice.Resistance(ohms));
    double expected = volts / (1 + ohms * (1e-6 + 99e-6 * x));
    assertThat(whole.cellVolts(volts, new double[] {x}, new double[] {1, 1}))
        .isCloseTo(expected, within(2e-15 * Math.abs(expected)));
  }

  @Property
  void everything_behindZeroOhm_isTheBareCell(
      @ForAll @DoubleRange(min = -2, max = 2) @Scale(9) double volts,
      @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double x) {
    SeriesAccessDevice whole = new SeriesAccessDevice(SINH, new AccessDevice.Resistance(0));
    double[] state = {x};
    double[] rate = new double[1];
    double[] bareRate = new double[1];
    double amperes = whole.at(volts).evaluate(state, NONE, rate);
    assertThat(amperes).isEqualTo(SINH.at(volts).evaluate(state, NONE, bareRate));
    assertThat(rate).containsExactly(bareRate);
    assertThat(whole.operatingPoint()).isEqualTo(SINH.operatingPoint());
  }

  @Example
  void everything_atZeroVolts_isZero() {
    SeriesAccessDevice whole =
        new SeriesAccessDevice(SINH, new AccessDevice.ExponentialSelector(1e-9, 0.05));
    double[] rate = {1};
    assertThat(whole.at(0).evaluate(new double[] {0.5}, NONE, rate)).isZero();
    assertThat(rate[0]).isZero();
    assertThat(whole.cellVolts(0, new double[] {0.5}, NONE)).isZero();
  }

  @Example
  void operatingPoint_middleOfTheWindow_givesTheCellItsOwnVoltage() {
    for (AccessDevice access :
        List.of(
            new AccessDevice.Resistance(5e3), new AccessDevice.ExponentialSelector(1e-7, 0.05))) {
      SeriesAccessDevice whole = new SeriesAccessDevice(SINH, access);
      double[] middle = {0.5};
      OperatingPoint point = whole.operatingPoint();
      assertThat(whole.cellVolts(point.setVolts(), middle, NONE)).isCloseTo(1, within(1e-14));
      assertThat(whole.cellVolts(point.resetVolts(), middle, NONE)).isCloseTo(-0.8, within(1e-14));
      assertThat(point.readVolts()).isEqualTo(0.1);
    }
  }

  @Example
  void withOperatingPoint_other_isUsedAndDistinguishes() {
    SeriesAccessDevice usual =
        new SeriesAccessDevice(SINH, new AccessDevice.ExponentialSelector(1e-7, 0.05));
    OperatingPoint other = new OperatingPoint(2, -2, 0.5, 1e-6, 1e-3);
    SeriesAccessDevice changed = usual.withOperatingPoint(other);
    assertThat(changed.operatingPoint()).isEqualTo(other);
    assertThat(changed).isNotEqualTo(usual).isEqualTo(usual.withOperatingPoint(other));
    assertThat(usual)
        .isEqualTo(new SeriesAccessDevice(SINH, new AccessDevice.ExponentialSelector(1e-7, 0.05)));
    assertThat(usual.hashCode())
        .isEqualTo(
            new SeriesAccessDevice(SINH, new AccessDevice.ExponentialSelector(1e-7, 0.05))
                .hashCode());
    assertThat(usual).isNotEqualTo(new SeriesAccessDevice(SINH, new AccessDevice.Resistance(1)));
  }

  @Example
  void setConductance_anyInRange_isReadThroughTheAccessDevice() {
    for (AccessDevice access :
        List.of(
            new AccessDevice.Resistance(5e3), new AccessDevice.ExponentialSelector(1e-6, 0.05))) {
      DeviceBank bank = DeviceBank.builder(new SeriesAccessDevice(SINH, access), 1).build();
      for (int i = 0; i <= 20; i++) {
        double siemens = bank.range().minSiemens() + bank.range().span() * i / 20;
        bank.setConductance(0, siemens);
        assertThat(bank.conductanceSiemens(0)).isCloseTo(siemens, within(1e-12 * siemens));
      }
    }
  }

  @Example
  void apply_pulse_takesTheEnergyOfBoth() {
    double ohms = 20e3;
    LogisticDevice cell = new LogisticDevice();
    DeviceBank bank =
        DeviceBank.builder(new SeriesAccessDevice(cell, new AccessDevice.Resistance(ohms)), 1)
            .build();
    bank.setState(0, 0.4);
    PulseResult result =
        bank.apply(PulseBatch.rectangular(new int[] {0}, new double[] {0.2}, new double[] {1e-7}));
    // In so short a time the state stands still: all of it is a resistance.
    double expected = 0.2 * 0.2 / (ohms + 1 / (1e-6 + 99e-6 * 0.4)) * 1e-7;
    assertThat(result.joules(0)).isCloseTo(expected, within(1e-6 * expected));
  }

  @Example
  void current_ofCellWithLimits_isFoundWhereItsShareIsInside() {
    SinhDevice limited = new SinhDevice(1.2);
    double[] state = {0.5};
    SeriesAccessDevice behind = new SeriesAccessDevice(limited, new AccessDevice.Resistance(50e3));
    // The whole voltage is outside the limits, the cell's share is not.
    double expected =
        new SeriesAccessDevice(SINH, new AccessDevice.Resistance(50e3))
            .currentAmperes(2, state, NONE);
    assertThat(behind.currentAmperes(2, state, NONE)).isCloseTo(expected, within(1e-12 * expected));
    SeriesAccessDevice before = new SeriesAccessDevice(limited, new AccessDevice.Resistance(1));
    assertThat(before.currentAmperes(2, state, NONE)).isNaN();
    PhysicalDevice.Dynamics dynamics = before.at(2);
    assertThat(dynamics.evaluate(state, NONE, new double[1])).isNaN();
  }

  @Example
  void build_cellWithoutCurrent_isRefused() {
    assertThatThrownBy(
            () -> new SeriesAccessDevice(new SinhDevice(0.5), new AccessDevice.Resistance(1)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("Resistance[ohms=1.0]");
  }

  @Example
  void names_ofEachAccess_tellThemApart() {
    assertThat(new SeriesAccessDevice(SINH, new AccessDevice.Resistance(1)).name())
        .isEqualTo("sinh+1t1r");
    assertThat(
            new SeriesAccessDevice(SINH, new AccessDevice.ExponentialSelector(1e-9, 0.05)).name())
        .isEqualTo("sinh+1s1r");
  }
}
