package org.ouroboros.memristor.core.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.access.RetentionModel;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.StepDevice;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class StuckAtFaultsTest {

  private static final LogisticDevice LOGISTIC = new LogisticDevice();
  private static final StuckAtFaults MANY = StuckAtFaults.fractions(0.1, 0.1, 0.2);

  private static DeviceBank.Builder varied(int cells) {
    return DeviceBank.builder(LOGISTIC, cells).variation(LogisticDevice.VARIED).seed(new Seed(4));
  }

  private static int[] all(DeviceBank bank) {
    return IntStream.range(0, bank.cells()).toArray();
  }

  private static double[] filled(int count, double value) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }

  private static PulseResult pulse(DeviceBank bank, double volts) {
    int n = bank.cells();
    return bank.apply(PulseBatch.rectangular(all(bank), filled(n, volts), filled(n, 0.05)));
  }

  private static byte[] bytes(DeviceBank bank) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    bank.snapshot().write(out);
    return out.toByteArray();
  }

  /** Counts within 6 standard errors: a right draw fails less than once in 1e8 runs. */
  @Test
  void build_fractions_areMetWithinChance() {
    int n = 50_000;
    DeviceBank bank =
        DeviceBank.builder(LOGISTIC, n).stuck(StuckAtFaults.fractions(0.02, 0.01, 0.05)).build();
    int off = 0;
    int on = 0;
    int between = 0;
    double sum = 0;
    for (int cell = 0; cell < n; cell++) {
      double state = bank.state(cell);
      if (bank.stuck(cell)) {
        off += state == 0.01 ? 1 : 0;
        on += state == 0.99 ? 1 : 0;
        if (state > 0.01 && state < 0.99) {
          between++;
          sum += (state - 0.01) / 0.98;
        }
      }
    }
    assertShare(off, 0.02, n);
    assertShare(on, 0.01, n);
    assertShare(between, 0.05, n);
    assertThat(sum / between).isCloseTo(0.5, within(6 / Math.sqrt(12.0 * between)));
  }

  private static void assertShare(int count, double share, int n) {
    assertThat((double) count / n).isCloseTo(share, within(6 * Math.sqrt(share * (1 - share) / n)));
  }

  @Test
  void everythingThatMovesCells_leavesStuckOnesAndMovesTheOthers() {
    PhysicalDevice forgetful = new RetentionModel(0.5, 0, 1).applyTo((PhysicalDevice) LOGISTIC);
    DeviceBank bank =
        DeviceBank.builder(forgetful, 200).variation(LogisticDevice.VARIED).stuck(MANY).build();
    BankSnapshot before = bank.snapshot();
    pulse(bank, 0.25);
    pulse(bank, -0.1);
    bank.apply(PulseBatch.trains(all(bank), filled(200, 0.2), new int[200]).asStress());
    bank.advance(3, 300);
    bank.randomizeCycleParameters(new Seed(1));
    pulse(bank, 0.2);
    assertOnlyWorkingMoved(bank, before);
    bank.setConductances(all(bank), filled(200, 33.3e-6));
    for (int cell = 0; cell < 200; cell++) {
      bank.setState(cell, bank.stuck(cell) ? 0.77 : bank.state(cell));
    }
    assertOnlyWorkingMoved(bank, before);
  }

  private static void assertOnlyWorkingMoved(DeviceBank bank, BankSnapshot before) {
    int stuck = 0;
    for (int cell = 0; cell < bank.cells(); cell++) {
      assertThat(bank.state(cell) == before.state().states[0][cell]).isEqualTo(bank.stuck(cell));
      assertThat(bank.parameter(cell, 0) == before.state().parameters[0][cell])
          .isEqualTo(bank.stuck(cell));
      stuck += bank.stuck(cell) ? 1 : 0;
    }
    assertThat(stuck).isBetween(1, bank.cells() - 1);
  }

  @Test
  void build_stuckCells_leaveTheOthersAsTheyWere() {
    DeviceBank sound = varied(100).build();
    DeviceBank broken = varied(100).stuck(MANY).build();
    pulse(sound, 0.2);
    pulse(broken, 0.2);
    for (int cell = 0; cell < 100; cell++) {
      assertThat(broken.baseParameter(cell, 0)).isEqualTo(sound.baseParameter(cell, 0));
      if (!broken.stuck(cell)) {
        assertThat(broken.state(cell)).isEqualTo(sound.state(cell));
        assertThat(broken.parameter(cell, 0)).isEqualTo(sound.parameter(cell, 0));
      }
    }
  }

  @Test
  void apply_stuckCell_conductsTakesEnergyAndCounts() {
    StuckAtFaults one = StuckAtFaults.listed(Map.of(1, 0.6));
    DeviceBank bank = DeviceBank.builder(LOGISTIC, 2).stuck(one).build();
    PulseResult result = pulse(bank, 0.2);
    double siemens = 1e-6 + 99e-6 * 0.6;
    assertThat(bank.conductanceSiemens(1)).isCloseTo(siemens, within(1e-18));
    assertThat(result.coulombs(1)).isCloseTo(0.2 * siemens * 0.05, within(1e-20));
    assertThat(result.joules(1)).isCloseTo(0.04 * siemens * 0.05, within(1e-20));
    assertThat(result.outcome(1)).isEqualTo(PulseResult.Outcome.FREE);
    int[] cell = {1};
    PulseBatch train = PulseBatch.trains(cell, filled(1, 0.2), new int[] {7});
    assertThat(bank.apply(train).coulombs(0)).isCloseTo(0.2 * siemens * 7e-3, within(1e-20));
    assertThat(bank.pulseCount(1)).isEqualTo(8);
    assertThat(bank.apply(train.asStress()).coulombs(0)).isPositive();
    assertThat(bank.pulseCount(1)).isEqualTo(8);
    PulseBatch none = PulseBatch.rectangular(cell, filled(1, 0.2), filled(1, 0));
    assertThat(bank.apply(none).joules(0)).isZero();
    assertThat(bank.pulseCount(1)).isEqualTo(8);
  }

  @Test
  void apply_stuckPulseResponseDevice_conducts() {
    DeviceBank bank =
        DeviceBank.builder(StepDevice.linear(), 1)
            .stuck(StuckAtFaults.listed(Map.of(0, 0.5)))
            .build();
    PulseBatch train = PulseBatch.trains(new int[] {0}, filled(1, 1), new int[] {10});
    assertThat(bank.apply(train).joules(0)).isCloseTo(50.5e-6 * 10e-6, within(1e-20));
    assertThat(bank.state(0)).isEqualTo(0.5);
    assertThat(bank.apply(train.asStress()).joules(0)).isZero();
  }

  @Test
  void build_anyThreads_givesTheSameBits() throws IOException {
    byte[] expected = run(Workers.single());
    assertThat(run(Workers.of(2))).isEqualTo(expected);
    assertThat(run(Workers.of(7))).isEqualTo(expected);
  }

  private static byte[] run(Workers workers) throws IOException {
    DeviceBank bank = varied(700).stuck(MANY).workers(workers).build();
    pulse(bank, 0.2);
    bank.advance(1, 300);
    pulse(bank, -0.1);
    return bytes(bank);
  }

  @Test
  void snapshot_writtenReadRestored_sticksTheSameCells() throws IOException {
    DeviceBank bank = varied(100).stuck(MANY).build();
    pulse(bank, 0.2);
    byte[] written = bytes(bank);
    DeviceBank other =
        varied(100).stuck(StuckAtFaults.fractions(0, 0.5, 0)).seed(new Seed(9)).build();
    other.restore(BankSnapshot.read(new ByteArrayInputStream(written)));
    assertThat(bytes(other)).isEqualTo(written);
    pulse(bank, -0.15);
    pulse(other, -0.15);
    assertThat(bytes(other)).isEqualTo(bytes(bank));
    for (int cell = 0; cell < 100; cell++) {
      assertThat(other.stuck(cell)).isEqualTo(bank.stuck(cell));
    }
  }

  @Test
  void snapshot_ofStuckCells_staysWhenTheBankChanges() {
    DeviceBank bank = varied(50).stuck(MANY).build();
    BankSnapshot snapshot = bank.snapshot();
    int stuck = snapshot.state().stuck.cardinality();
    bank.restore(varied(50).build().snapshot());
    assertThat(IntStream.range(0, 50).filter(bank::stuck).count()).isZero();
    assertThat(snapshot.state().stuck.cardinality()).isEqualTo(stuck).isPositive();
  }

  @Test
  void configuration_brokenRules_areNamed() {
    assertThatThrownBy(() -> StuckAtFaults.fractions(-0.1, 0, 0)).hasMessageContaining("off");
    assertThatThrownBy(() -> StuckAtFaults.fractions(0.5, 0.4, 0.2))
        .hasMessageContaining("off + on + between");
    assertThatThrownBy(() -> StuckAtFaults.listed(Map.of(3, Double.NaN)))
        .hasMessageContaining("stuck cell 3");
    assertRefused(StuckAtFaults.listed(Map.of(2, 0.5)), "stuck cell must lie in [0, 1]");
    assertRefused(StuckAtFaults.listed(Map.of(1, 1.5)), "state of stuck cell 1 must lie in");
  }

  private static void assertRefused(StuckAtFaults stuck, String message) {
    assertThatThrownBy(() -> DeviceBank.builder(LOGISTIC, 2).stuck(stuck).build())
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(message);
  }
}
