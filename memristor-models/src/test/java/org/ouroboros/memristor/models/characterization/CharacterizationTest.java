package org.ouroboros.memristor.models.characterization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.models.SoftBounds;
import org.ouroboros.memristor.models.jart.JartVcmV1b;
import org.ouroboros.memristor.models.jart.JartVcmV1bFull;

class CharacterizationTest {

  private static SampledDevice device(DeviceModel model) {
    return new SampledDevice(model, Variation.NONE, new Seed(1));
  }

  @Test
  void trace_energyIsVoltageTimesCharge() {
    Recording trace = new DeviceTrace(-0.342, 1e-5, 3).run(device(new JartVcmV1b()), 1e-4);
    assertThat(trace.header()).startsWith("seconds", "volts", "siemens").endsWith("state");
    assertThat(trace.column("seconds")).containsExactly(0, 5e-6, 1e-5);
    double[] last = trace.row(2);
    assertThat(last[5]).isCloseTo(-0.342 * last[4], within(1e-20));
  }

  @Test
  void trace_pulseResponseDevice_takesWholeUnitPulses() {
    Recording trace = new DeviceTrace(1, 3e-6, 20).run(device(new SoftBounds()), 2e-5);
    assertThat(trace.rowCount()).isEqualTo(4);
    assertThatThrownBy(() -> new DeviceTrace(1, 1.5e-6, 2).run(device(new SoftBounds()), 2e-5))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("whole number of unit pulses");
  }

  @Test
  void sweep_voltageOfTheWrongSign_isRefused() {
    VoltageSweep sweep = new VoltageSweep(0.3, 0.7, VoltageSweep.Waveform.SINE, 1e-3, 1, 4);
    assertThatThrownBy(() -> sweep.run(device(new JartVcmV1b()), 1e-4))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("set voltage must have the sign");
  }

  @Test
  void pulses_eachRow_isAfterOnePulse() {
    Recording pulses =
        new PotentiationDepression(-0.4, 0.8, 1e-5, 2, 3).run(device(new JartVcmV1b()), 1e-4);
    assertThat(pulses.rowCount()).isEqualTo(2 * 7);
    Recording second = pulses.where("cycle", 2);
    assertThat(second.column("pulse")).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThatThrownBy(() -> second.column("volt")).hasMessageContaining("must be one of");
  }

  @Test
  void switchingTimes_fallWithTheVoltage() {
    Recording times = new SwitchingTimes(-0.684, 1.413, 0.5, 2).run(device(new JartVcmV1b()));
    double[] seconds = times.column("swing_seconds");
    assertThat(seconds[0]).isCloseTo(9.89998e-3, within(1e-8));
    assertThat(seconds[1]).isLessThan(1e-6);
    assertThatThrownBy(() -> new SwitchingTimes(-1, 1, 0, 2)).hasMessageContaining("minFraction");
  }

  @Test
  void comparison_ofAModelWithItself_isZero() {
    ModelComparison same =
        new ModelComparison(new JartVcmV1b(), new JartVcmV1b(), new double[] {0.7});
    assertThat(ModelComparison.differencePercent(same.run(), "amperes")).containsOnly(0);
    assertThat(ModelComparison.windowTransitSeconds(new JartVcmV1bFull(), 0.7)).isPositive();
  }
}
