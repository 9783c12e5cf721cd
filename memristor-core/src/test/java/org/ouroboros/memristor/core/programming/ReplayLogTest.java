package org.ouroboros.memristor.core.programming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.testing.InMemoryArray;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.RecordingArray;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class ReplayLogTest {

  private static RecordingArray array() {
    DeviceBank bank = DeviceBank.builder(new LogisticDevice(), 3).build();
    for (int cell = 0; cell < 3; cell++) {
      bank.setConductance(cell, 10e-6 + 5e-6 * cell);
    }
    return new RecordingArray(new InMemoryArray(bank));
  }

  private static long pulses(RecordingArray array) {
    return array.pulses(0) + array.pulses(1) + array.pulses(2);
  }

  /** Pulses of a length until all cells have arrived. */
  private static ProgrammingStrategy pulses(double seconds) {
    return session -> {
      for (int[] open = session.verify(); open.length > 0; open = session.verify()) {
        double[] volts = new double[open.length];
        double[] lengths = new double[open.length];
        Arrays.fill(volts, 0.2);
        Arrays.fill(lengths, seconds);
        session.pulse(open, volts, lengths);
      }
    };
  }

  private static ProgrammingTask task(double tolerance) {
    return new ProgrammingTask(
        ProgrammingTargets.of(new double[] {50e-6, 50e-6, 50e-6}, tolerance), Budget.ofPulses(100));
  }

  private static ReplayLog cancelled(RecordingArray array) {
    ReplayLog journal = new ReplayLog();
    RunContext run = RunContext.of(1).withCancellation(() -> pulses(array) >= 6);
    pulses(2e-3).program(array, task(0.05), run, journal);
    return journal;
  }

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    cancelled(array()).write(out);
    return out.toByteArray();
  }

  private static ReplayLog read(byte[] bytes) throws IOException {
    return ReplayLog.read(new ByteArrayInputStream(bytes));
  }

  @Test
  void read_whatWasWritten_resumesToTheSameBits() throws IOException {
    RecordingArray whole = array();
    ProgrammingReport once =
        pulses(2e-3).program(whole, task(0.05), RunContext.of(1), new ReplayLog());
    RecordingArray parts = array();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    cancelled(parts).write(out);
    assertThat(pulses(parts)).isLessThan(pulses(whole));
    ProgrammingReport again =
        pulses(2e-3).program(parts, task(0.05), RunContext.of(1), read(out.toByteArray()));
    for (int cell = 0; cell < 3; cell++) {
      assertThat(again.reachedSiemens(cell)).isEqualTo(once.reachedSiemens(cell));
      assertThat(again.cost().seconds(cell)).isEqualTo(once.cost().seconds(cell));
      assertThat(again.cost().joules(cell)).isEqualTo(once.cost().joules(cell));
    }
    assertThat(pulses(parts)).isEqualTo(pulses(whole));
  }

  @Test
  void read_cutAnywhere_isRefused() throws IOException {
    byte[] whole = bytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .as("cut to " + length)
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("replay log");
    }
  }

  @Test
  void read_anyBitChanged_isRefused() throws IOException {
    byte[] whole = bytes();
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] changed = whole.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> read(changed))
          .as("bit " + bit)
          .isInstanceOf(InvalidValueException.class)
          .hasMessageContaining("replay log");
    }
  }

  @Test
  void program_journalOfAnotherTask_isRefused() throws IOException {
    ReplayLog otherTargets = read(bytes());
    assertThatThrownBy(
            () -> pulses(2e-3).program(array(), task(0.04), RunContext.of(1), otherTargets))
        .hasMessageContaining("same targets, seed");
    ReplayLog otherSeed = read(bytes());
    assertThatThrownBy(() -> pulses(2e-3).program(array(), task(0.05), RunContext.of(2), otherSeed))
        .hasMessageContaining("same targets, seed");
    ReplayLog otherStrategy = read(bytes());
    assertThatThrownBy(
            () -> pulses(1e-3).program(array(), task(0.05), RunContext.of(1), otherStrategy))
        .hasMessageContaining("same strategy");
  }
}
