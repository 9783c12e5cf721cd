package org.ouroboros.memristor.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class SoftBoundsTest {

  private static final SoftBounds NOMINAL = new SoftBounds();

  /** Steps of 0.002 from -0.75 towards the bound 1.25, from the published formula. */
  @ParameterizedTest
  @CsvSource({"100, -0.454069", "500, 0.351918"})
  void apply_upPulses_reachReference(int pulses, double weight) {
    DeviceBank bank = DeviceBank.builder(NOMINAL, 1).withoutWindow().build();
    bank.setState(0, -0.75);
    train(bank, 1, pulses);
    assertThat(bank.state(0)).isCloseTo(weight, within(5.1e-7));
    assertThat(bank.state(0)).isCloseTo(1.25 - 2 * Math.pow(0.9984, pulses), within(1e-12));
  }

  @Test
  void apply_unequalSteps_areThoseOfEachDirection() {
    SoftBounds device = new SoftBounds(0.01, 0.02, -1, 1, new ConductanceRange(1e-6, 3e-6));
    DeviceBank bank = DeviceBank.builder(device, 1).withoutWindow().build();
    bank.setState(0, 0);
    train(bank, 1, 1);
    assertThat(bank.state(0)).isEqualTo(0.01);
    train(bank, -1, 1);
    assertThat(bank.state(0)).isCloseTo(0.01 - 0.02 * 1.01, within(1e-16));
    assertThat(bank.conductanceSiemens(0)).isCloseTo(2e-6 + 1e-6 * bank.state(0), within(1e-20));
  }

  @Test
  void apply_pulse_takesChargeOfTheConductanceBefore() {
    DeviceBank bank = DeviceBank.builder(NOMINAL, 1).build();
    bank.setState(0, 0.25);
    double siemens = bank.conductanceSiemens(0);
    PulseResult result = train(bank, 1, 1);
    assertThat(result.joules(0)).isCloseTo(siemens * 1e-6, within(1e-20));
  }

  @Test
  void apply_partOfAUnitPulse_fails() {
    DeviceBank bank = DeviceBank.builder(NOMINAL, 1).build();
    PulseBatch part = PulseBatch.rectangular(new int[1], new double[] {1}, new double[] {1.5e-6});
    assertThatThrownBy(() -> bank.apply(part)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void constructor_stepBeyondTheBound_fails() {
    ConductanceRange range = new ConductanceRange(1e-6, 3e-6);
    assertThatThrownBy(() -> new SoftBounds(1, 0.1, -1, 1, range))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("upStep");
    assertThatThrownBy(() -> new SoftBounds(0.1, 0.1, Double.NaN, 1, range))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("lowerWeight");
  }

  private static PulseResult train(DeviceBank bank, double volts, int pulses) {
    return bank.apply(PulseBatch.trains(new int[1], new double[] {volts}, new int[] {pulses}));
  }
}
