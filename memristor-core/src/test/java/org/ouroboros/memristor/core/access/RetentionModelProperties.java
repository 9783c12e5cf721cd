package org.ouroboros.memristor.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.SinhDevice;
import org.ouroboros.memristor.core.testing.StepDevice;
import org.ouroboros.memristor.core.testing.TwoStateDevice;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class RetentionModelProperties {

  private static final RetentionModel RETENTION = new RetentionModel(0.2, 1, 1e-13);

  @Property
  void relaxed_timeInTwoParts_equalsTheWhole(
      @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double state,
      @ForAll @DoubleRange(min = -2, max = 8) @Scale(9) double firstExponent,
      @ForAll @DoubleRange(min = -2, max = 8) @Scale(9) double secondExponent,
      @ForAll @DoubleRange(min = 250, max = 450) @Scale(9) double kelvin) {
    double first = Math.pow(10, firstExponent);
    double second = Math.pow(10, secondExponent);
    double parted =
        RETENTION.relaxedState(RETENTION.relaxedState(state, first, kelvin), second, kelvin);
    double whole = RETENTION.relaxedState(state, first + second, kelvin);
    assertThat(parted).isCloseTo(whole, within(1e-15));
    assertThat(whole).isBetween(Math.min(state, 0.2), Math.max(state, 0.2));
  }

  @Property
  void relaxed_noTime_isTheSameBits(
      @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double state,
      @ForAll @DoubleRange(min = 1, max = 1000) @Scale(9) double kelvin) {
    assertThat(RETENTION.relaxedState(state, 0, kelvin)).isEqualTo(state);
    assertThat(RETENTION.relaxedState(state, 1e300, 1000)).isEqualTo(0.2);
  }

  @Property
  void relaxed_longer_isNearerToRest(
      @ForAll @DoubleRange(min = 0, max = 1) @Scale(9) double state,
      @ForAll @DoubleRange(min = 1, max = 1e5) @Scale(9) double seconds) {
    double sooner = Math.abs(RETENTION.relaxedState(state, seconds, 300) - 0.2);
    double later = Math.abs(RETENTION.relaxedState(state, 1.01 * seconds, 300) - 0.2);
    double hotter = Math.abs(RETENTION.relaxedState(state, seconds, 301) - 0.2);
    assertThat(later).isLessThanOrEqualTo(sooner);
    assertThat(hotter).isLessThanOrEqualTo(sooner);
  }

  @Example
  void seconds_ofTemperatures_followArrhenius() {
    // 1 eV / (8.617333262e-5 eV/K 300 K) = 38.681727 and exp(38.681727) = 6.29884e16.
    assertThat(RETENTION.timeConstantSeconds(300)).isCloseTo(6298.84, within(0.01));
    double slope =
        Math.log(RETENTION.timeConstantSeconds(300) / RETENTION.timeConstantSeconds(400))
            / (1 / 300.0 - 1 / 400.0);
    assertThat(slope).isCloseTo(1 / 8.617333262145179e-5, within(1e-6));
    double after = RETENTION.relaxedState(1, RETENTION.timeConstantSeconds(350), 350);
    assertThat(after).isCloseTo(0.2 + 0.8 / Math.E, within(1e-15));
    assertThat(RETENTION.relaxedState(0.7, 1e9, 1)).isEqualTo(0.7);
  }

  @Example
  void advance_bankOfPhysicalDevices_relaxesAndNothingElse() {
    PhysicalDevice bare = new LogisticDevice();
    checkAdvance(RETENTION.applyTo(bare), bare);
  }

  @Example
  void advance_bankOfPulseResponseDevices_relaxesAndNothingElse() {
    StepDevice bare = StepDevice.linear();
    checkAdvance(RETENTION.applyTo(bare), bare);
  }

  private static void checkAdvance(DeviceModel forgetful, DeviceModel bare) {
    DeviceBank bank = DeviceBank.builder(forgetful, 2).build();
    DeviceBank other = DeviceBank.builder(bare, 2).build();
    int[] both = {0, 1};
    bank.setConductances(both, new double[] {60e-6, 70e-6});
    other.setConductances(both, new double[] {60e-6, 70e-6});
    PulseBatch pulses = PulseBatch.trains(both, new double[] {0.2, -0.2}, new int[] {5, 5});
    assertThat(bank.apply(pulses).joules(0)).isEqualTo(other.apply(pulses).joules(0));
    assertThat(bank.state(0)).isEqualTo(other.state(0));
    bank.advance(1000, 300);
    for (int cell = 0; cell < 2; cell++) {
      assertThat(bank.state(cell))
          .isLessThan(other.state(cell))
          .isEqualTo(RETENTION.relaxedState(other.state(cell), 1000, 300));
      assertThat(bank.pulseCount(cell)).isEqualTo(other.pulseCount(cell));
    }
  }

  @Example
  void relax_cellThatRelaxesItself_doesBoth() {
    PhysicalDevice device = RETENTION.applyTo(new TwoStateDevice());
    double[] state = {0.9, 1};
    device.relax(1e-4, 300, state, device.nominalParameters());
    assertThat(state[0]).isEqualTo(RETENTION.relaxedState(0.9, 1e-4, 300));
    assertThat(state[1]).isEqualTo(Math.exp(-1));
  }

  @Example
  void around_accessedCellAndBehindAccess_forgetAlike() {
    AccessDevice.Resistance access = new AccessDevice.Resistance(1e3);
    LogisticDevice cell = new LogisticDevice();
    PhysicalDevice outside = RETENTION.applyTo(new SeriesAccessDevice(cell, access));
    PhysicalDevice inside =
        new SeriesAccessDevice(RETENTION.applyTo((PhysicalDevice) cell), access);
    double[] one = {0.8};
    double[] other = {0.8};
    outside.relax(2000, 300, one, new double[] {1, 1});
    inside.relax(2000, 300, other, new double[] {1, 1});
    assertThat(one).containsExactly(other);
    assertThat(outside.currentAmperes(0.1, one, new double[] {1, 1}))
        .isEqualTo(inside.currentAmperes(0.1, one, new double[] {1, 1}));
    assertThat(outside.name()).isEqualTo("logistic+1t1r+retention");
    assertThat(inside.name()).isEqualTo("logistic+retention+1t1r");
  }

  @Example
  void around_equalCells_areEqual() {
    SinhDevice cell = new SinhDevice(2);
    assertThat(RETENTION.applyTo(cell))
        .isEqualTo(new RetentionModel(0.2, 1, 1e-13).applyTo(new SinhDevice(2)))
        .isNotEqualTo(new RetentionModel(0.3, 1, 1e-13).applyTo(cell))
        .isNotEqualTo(RETENTION.applyTo(new SinhDevice(3)));
  }

  @Example
  void constants_brokenRules_areNamed() {
    assertThatThrownBy(() -> new RetentionModel(Double.NaN, 1, 1))
        .hasMessageContaining("restState");
    assertThatThrownBy(() -> new RetentionModel(0, -1, 1)).hasMessageContaining("activation");
    assertThatThrownBy(() -> new RetentionModel(0, 1, 0)).hasMessageContaining("prefactorSeconds");
    assertThatThrownBy(() -> new RetentionModel(1.5, 1, 1).applyTo(new SinhDevice(1)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("restState");
  }
}
