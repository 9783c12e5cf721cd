package org.ouroboros.memristor.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class LinearIonDriftTest {

  /** Without a window M^2 = M0^2 - 2 (Roff - Ron) mu Ron V t / D^2. */
  @Test
  void apply_withoutWindow_followsTheClosedForm() {
    LinearIonDrift device = device(new DriftWindow.None());
    DeviceBank bank = DeviceBank.builder(device, 1).withoutWindow().build();
    bank.setState(0, (16e3 - 11e3) / (16e3 - 100));
    pulse(bank, 1, 0.1);
    double ohms = 1 / bank.conductanceSiemens(0);
    assertThat(ohms).isCloseTo(9444.575, within(5e-4));
    double exact = Math.sqrt(11e3 * 11e3 - 2 * 15_900 * 1e-14 * 100 * 0.1 / 1e-16);
    assertThat(ohms).isCloseTo(exact, within(1e-8 * exact));
    pulse(bank, -1, 0.1);
    assertThat(1 / bank.conductanceSiemens(0)).isCloseTo(11e3, within(1e-7 * 11e3));
  }

  @Test
  void apply_withoutDriftWindowForLong_haltsAtTheEndAndLeavesItAgain() {
    DeviceBank bank = DeviceBank.builder(device(new DriftWindow.None()), 1).withoutWindow().build();
    bank.setState(0, 0.5);
    assertThat(pulse(bank, 1, 10)).isEqualTo(PulseResult.Outcome.FREE);
    assertThat(bank.state(0)).isCloseTo(1, within(1e-7));
    assertThat(pulse(bank, -1, 0.1)).isEqualTo(PulseResult.Outcome.FREE);
    assertThat(bank.state(0)).isLessThan(0.99);
  }

  @Test
  void factor_ofEveryWindow_vanishesAheadAndIsOneInTheMiddle() {
    for (DriftWindow window :
        List.of(
            new DriftWindow.Joglekar(1),
            new DriftWindow.Joglekar(4),
            new DriftWindow.Biolek(1),
            new DriftWindow.Biolek(4),
            new DriftWindow.Prodromakis(1, 1),
            new DriftWindow.Prodromakis(2.5, 1))) {
      assertThat(window.factor(1, true)).isZero();
      assertThat(window.factor(0, false)).isZero();
      assertThat(window.factor(0.5, true)).isPositive().isLessThanOrEqualTo(1);
      assertThat(window.factor(1.01, true)).isNegative();
      assertThat(window.factor(-0.01, false)).isNegative();
      assertThat(window.factor(0.3, true)).isCloseTo(window.factor(0.7, false), within(1e-15));
    }
  }

  @Test
  void factor_referencePoints_areThoseOfTheFormulas() {
    assertThat(new DriftWindow.Joglekar(2).factor(0.75, true)).isEqualTo(1 - 1.0 / 16);
    assertThat(new DriftWindow.Biolek(2).factor(0.5, true)).isEqualTo(1 - 1.0 / 16);
    assertThat(new DriftWindow.Biolek(2).factor(1, false)).isEqualTo(1);
    assertThat(new DriftWindow.Prodromakis(2, 3).factor(0.5, true))
        .isCloseTo(3 * (1 - 0.5625), within(1e-15));
  }

  @Test
  void apply_joglekarAtTheEnd_staysStuckAndBiolekLeaves() {
    DeviceBank stuck =
        DeviceBank.builder(device(new DriftWindow.Joglekar(1)), 1).withoutWindow().build();
    DeviceBank free =
        DeviceBank.builder(device(new DriftWindow.Biolek(1)), 1).withoutWindow().build();
    stuck.setState(0, 1);
    free.setState(0, 1);
    pulse(stuck, -1, 0.01);
    pulse(free, -1, 0.01);
    assertThat(stuck.state(0)).isEqualTo(1);
    assertThat(free.state(0)).isLessThan(0.9);
  }

  @Test
  void constructor_offBelowOn_fails() {
    assertThatThrownBy(() -> new LinearIonDrift(100, 100, 1e-8, 1e-14, new DriftWindow.None()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("offOhms");
    assertThatThrownBy(() -> new DriftWindow.Biolek(0)).isInstanceOf(InvalidValueException.class);
  }

  private static LinearIonDrift device(DriftWindow window) {
    return new LinearIonDrift(100, 16e3, 10e-9, 1e-14, window);
  }

  private static PulseResult.Outcome pulse(DeviceBank bank, double volts, double seconds) {
    return bank.apply(
            PulseBatch.rectangular(new int[1], new double[] {volts}, new double[] {seconds}))
        .outcome(0);
  }
}
