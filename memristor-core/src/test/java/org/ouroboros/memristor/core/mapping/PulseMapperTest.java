package org.ouroboros.memristor.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.SpeedLearner;
import org.ouroboros.memristor.core.testing.StepDevice;
import org.ouroboros.memristor.core.testing.TwoStateDevice;

class PulseMapperTest {

  @Test
  void observe_slowDevice_isHitAtTheSecondAttempt() {
    DeviceBank bank =
        DeviceBank.builder(new LogisticDevice(), 50)
            .variation(LogisticDevice.VARIED)
            .seed(new Seed(11))
            .build();
    PulseMapper mapper = new SpeedLearner(new LogisticDevice());
    MapperMemory memory = mapper.newMemory(50);
    double[] first = attempt(bank, mapper, memory);
    double[] snapshot = memory.snapshot();
    double[] second = attempt(bank, mapper, memory);
    double firstError = meanError(first);
    double secondError = meanError(second);
    assertThat(secondError).isLessThan(0.3 * firstError);

    // The memory is snapshot like everything else: an emptied one starts anew, a restored one goes
    // on.
    memory.restore(new double[50]);
    assertThat(memory.get(3, 0)).isZero();
    memory.restore(snapshot);
    assertThat(memory.get(3, 0)).isEqualTo(snapshot[3]);
  }

  private static double meanError(double[] reached) {
    double sum = 0;
    for (double g : reached) {
      sum += Math.abs(g - 60e-6);
    }
    return sum / reached.length;
  }

  private static double[] attempt(DeviceBank bank, PulseMapper mapper, MapperMemory memory) {
    PulseRequests requests = new PulseRequests(bank.cells());
    int[] cells = new int[bank.cells()];
    double[] volts = new double[bank.cells()];
    double[] seconds = new double[bank.cells()];
    for (int cell = 0; cell < bank.cells(); cell++) {
      bank.setConductance(cell, 10e-6);
      requests.add(cell, 10e-6, 60e-6, 0.05);
      cells[cell] = cell;
    }
    PulsePlan choices = new PulsePlan();
    mapper.choose(requests, memory, choices);
    for (int i = 0; i < cells.length; i++) {
      volts[i] = choices.volts(i);
      seconds[i] = choices.seconds(i);
    }
    bank.apply(PulseBatch.rectangular(cells, volts, seconds));
    double[] reached = new double[bank.cells()];
    bank.conductances(reached);
    mapper.observe(requests, choices, reached, memory);
    return reached;
  }

  @Test
  void inverse_nominalDeviceOfEachKind_arrives() {
    assertArrives(new LogisticDevice(), 1e-6);
    assertArrives(new TwoStateDevice(), 1e-6);
    // A step of 0.01 of the range is as near as unit pulses come.
    assertArrives(StepDevice.linear(), 0.5e-6 / 30e-6);
  }

  private static void assertArrives(DeviceModel model, double tolerance) {
    NoiseFreeInverse inverse = new NoiseFreeInverse(model);
    double[][] pairs = {{30e-6, 60e-6}, {60e-6, 30e-6}, {30e-6, 30e-6}};
    for (double[] pair : pairs) {
      DeviceBank bank = DeviceBank.builder(model, 1).build();
      bank.setConductance(0, pair[0]);
      PulseRequests requests = new PulseRequests(1);
      requests.add(0, pair[0], pair[1], 0.05);
      PulsePlan choices = new PulsePlan();
      inverse.choose(requests, inverse.newMemory(1), choices);
      bank.apply(
          PulseBatch.rectangular(
              new int[] {0}, new double[] {choices.volts(0)}, new double[] {choices.seconds(0)}));
      assertThat(bank.conductanceSiemens(0)).isCloseTo(pair[1], within(tolerance * pair[1]));
    }
  }

  @Test
  void driver_wantedLength_isMadeToWhatItCanDo() {
    PulseDriver driver =
        new PulseDriver(
            VoltageRange.fixed(-0.3), new VoltageRange(0.6, 1.2, 0.01), 50e-9, 1e-3, 10e-9);
    assertThat(driver.nearestSeconds(0)).isZero();
    assertThat(driver.nearestSeconds(24e-9)).isZero();
    assertThat(driver.nearestSeconds(26e-9)).isCloseTo(50e-9, within(1e-20));
    assertThat(driver.nearestSeconds(123e-9)).isCloseTo(120e-9, within(1e-20));
    assertThat(driver.nearestSeconds(1)).isCloseTo(1e-3, within(1e-15));
    assertThat(driver.reset().levels()).isEqualTo(61);
    assertThat(driver.reset().volts(60)).isCloseTo(1.2, within(1e-12));
    assertThatThrownBy(() -> driver.nearestSeconds(Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void records_brokenRules_nameTheArgument() {
    assertThatThrownBy(() -> new VoltageRange(-0.3, 0.4, 0)).hasMessageContaining("strongestVolts");
    assertThatThrownBy(() -> new ConductanceRange(2e-6, 1e-6)).hasMessageContaining("maxSiemens");
    assertThatThrownBy(() -> new PulseRequests(1).add(0, -1e-6, 1e-6, 0.1))
        .hasMessageContaining("startSiemens");
    assertThatThrownBy(() -> new PulseRequests(1).add(0, 1e-6, 1e-6, 0))
        .hasMessageContaining("tolerance");
  }
}
