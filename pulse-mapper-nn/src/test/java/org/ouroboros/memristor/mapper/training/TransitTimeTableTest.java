package org.ouroboros.memristor.mapper.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.testing.StepDevice;
import org.ouroboros.memristor.core.testing.TwoStateDevice;
import org.ouroboros.memristor.mapper.Jart;
import org.ouroboros.memristor.mapper.Population;

class TransitTimeTableTest {

  private static final Workers WORKERS = Workers.of(2);

  /** Pulses of the tabulated times take the integrated devices to where the table says. */
  @ParameterizedTest
  @EnumSource(Polarity.class)
  void at_twoConductances_differByThePulseThatLeadsFromOneToTheOther(Polarity polarity) {
    Population population = Jart.population(200, 21);
    TransitTimeTable table =
        TransitTimeTable.of(population, polarity, RunContext.of(1).withWorkers(WORKERS));
    double low = 1.3e-4;
    double high = 4.7e-4;
    boolean up = polarity == Polarity.SET;
    double[] reached = apply(population, polarity, table, up ? low : high, up ? high : low);
    for (double siemens : reached) {
      assertThat(siemens / (up ? high : low) - 1).isBetween(-2e-2, 2e-2);
    }
    // The steep part magnifies errors of the time; on average they are far smaller.
    assertThat(IntStream.range(0, 200).mapToDouble(k -> reached[k]).average().orElseThrow())
        .isBetween((up ? high : low) * 0.999, (up ? high : low) * 1.001);
  }

  @ParameterizedTest
  @EnumSource(Polarity.class)
  void at_onAPulseResponseDevice_countsItsUnitPulses(Polarity polarity) {
    Population population = new Population(StepDevice.soft(), StepDevice.VARIED, 50, new Seed(3));
    TransitTimeTable table =
        TransitTimeTable.of(population, polarity, RunContext.of(1).withWorkers(WORKERS));
    boolean up = polarity == Polarity.SET;
    double from = up ? 3e-5 : 7e-5;
    double to = up ? 6e-5 : 4e-5;
    double[] reached = apply(population, polarity, table, from, to);
    for (double siemens : reached) {
      // Half of the largest step that a device can take there, and a little for the grid.
      assertThat(siemens / to - 1).isBetween(-0.04, 0.04);
    }
  }

  private static double[] apply(
      Population population, Polarity polarity, TransitTimeTable table, double from, double to) {
    DeviceModel model = population.model();
    int count = population.count();
    double[] start = new double[count];
    double[] end = new double[count];
    table.secondsAt(from, start);
    table.secondsAt(to, end);
    double unit = model instanceof StepDevice ? model.operatingPoint().unitPulseSeconds() : 0;
    int[] cells = IntStream.range(0, count).toArray();
    double[] volts = new double[count];
    double[] seconds = new double[count];
    double[] siemens = new double[count];
    for (int k = 0; k < count; k++) {
      volts[k] = model.operatingPoint().volts(polarity);
      double wanted = end[k] - start[k];
      assertThat(wanted).isPositive();
      seconds[k] = unit == 0 ? wanted : Math.rint(wanted / unit) * unit;
      siemens[k] = from;
    }
    DeviceBank bank = population.bank(WORKERS);
    bank.setConductances(cells, siemens);
    bank.apply(PulseBatch.rectangular(cells, volts, seconds));
    bank.conductances(siemens);
    return siemens;
  }

  @Test
  void of_aDeviceOfTwoStates_isRefused() {
    Population population = new Population(new TwoStateDevice(), Variation.NONE, 2, new Seed(1));
    assertThatThrownBy(
            () ->
                TransitTimeTable.of(
                    population, Polarity.SET, RunContext.of(1).withWorkers(WORKERS)))
        .hasMessage(
            "recipe must be APPLIED_PULSE for a device of several state components, but was"
                + " BEST_PULSE for two-state");
  }
}
