package org.ouroboros.memristor.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class VteamTest {

  private static final Vteam NOMINAL = new Vteam();
  private static final Vteam FREE =
      new Vteam(50, 1e3, 3e-9, NOMINAL.branches(), new DriftWindow.None());

  /** At twice v_off the boundary moves k_off; at twice v_on it moves k_on. */
  @Test
  void apply_twiceTheThreshold_movesAtTheNamedSpeed() {
    assertThat(end(FREE, 0.5, 0.04, 1e-6)).isCloseTo(0.5 - 5e-4 * 1e-6 / 3e-9, within(1e-9));
    assertThat(end(FREE, 0.5, -0.4, 1e-11)).isCloseTo(0.5 + 10 * 1e-11 / 3e-9, within(1e-9));
  }

  @Test
  void apply_powerOfTheOverdrive_isThatOfEachBranch() {
    assertThat(end(FREE, 0.5, 0.06, 1e-6)).isCloseTo(0.5 - 2 * 5e-4 * 1e-6 / 3e-9, within(1e-9));
    assertThat(end(FREE, 0.5, -0.6, 1e-12)).isCloseTo(0.5 + 8 * 10 * 1e-12 / 3e-9, within(1e-9));
  }

  @Test
  void apply_belowTheThresholds_movesNothing() {
    assertThat(end(NOMINAL, 0.5, 0.02, 1)).isEqualTo(0.5);
    assertThat(end(NOMINAL, 0.5, -0.2, 1)).isEqualTo(0.5);
    assertThat(end(NOMINAL, 0.5, 0.0199, 1)).isEqualTo(0.5);
  }

  @Test
  void apply_forLong_keepsThePhysicalBounds() {
    assertThat(end(NOMINAL, 0.5, -1, 1e-6)).isCloseTo(1, within(1e-6));
    assertThat(end(NOMINAL, 0.5, 1, 1e-3)).isCloseTo(0, within(1e-6));
    assertThat(end(FREE, 0.5, -1, 1e-6)).isCloseTo(1, within(1e-6));
    assertThat(end(FREE, 0.5, 1, 1e-3)).isCloseTo(0, within(1e-6));
  }

  @Test
  void conductance_ofTheEnds_isThatOfTheResistances() {
    double[] p = NOMINAL.nominalParameters();
    assertThat(NOMINAL.conductanceSiemens(0.01, new double[] {1}, p))
        .isCloseTo(1.0 / 50, within(1e-17));
    assertThat(NOMINAL.conductanceSiemens(0.01, new double[] {0}, p))
        .isCloseTo(1e-3, within(1e-18));
  }

  @Test
  void branch_speedAgainstThreshold_fails() {
    assertThatThrownBy(() -> new Vteam.Branch(10, -0.2, 3))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("thresholdVolts");
    Vteam.Branch off = NOMINAL.branches().off();
    assertThatThrownBy(() -> new Vteam.Branches(off, off))
        .isInstanceOf(InvalidValueException.class);
  }

  private static double end(Vteam device, double start, double volts, double seconds) {
    DeviceBank bank = DeviceBank.builder(device, 1).withoutWindow().build();
    bank.setState(0, start);
    bank.apply(PulseBatch.rectangular(new int[1], new double[] {volts}, new double[] {seconds}));
    return bank.state(0);
  }
}
