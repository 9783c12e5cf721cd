package org.ouroboros.memristor.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.testing.ProgrammingScenario;
import org.ouroboros.memristor.models.Vteam;

/** A device that no strategy was tuned on: each brings it to its targets nevertheless. */
class VteamTest {

  private static final int CELLS = 400;

  /** Most mean pulses of strategies that verify until the cells have arrived. */
  private static final Map<String, Double> MOST_PULSES =
      Map.of(
          "hybrid", 1.3,
          "device-aware-hybrid", 1.3,
          "write-verify-bisection", 12.0,
          "write-verify", 40.0);

  private static ProgrammingReport report(String name, double noise) {
    DeviceModel model = new Vteam();
    StrategyFactory.Context context =
        new StrategyFactory.Context(
            model, PulseDriver.defaultFor(model), Optional.of(new NoiseFreeInverse(model)));
    ProgrammingScenario task =
        new ProgrammingScenario(model, model.preset("MODEST"), CELLS, 0.05, noise);
    return task.program(
        StrategyFactory.catalog(VteamTest.class.getClassLoader()).find(name).create(context),
        ProgrammingScenario.BUDGET);
  }

  @Test
  void program_verifyingStrategies_allArriveInFewPulses() {
    for (Map.Entry<String, Double> entry : MOST_PULSES.entrySet()) {
      for (double noise : new double[] {0, 0.02}) {
        ProgrammingReport report = report(entry.getKey(), noise);
        String words = entry.getKey() + " at a noise of " + noise;
        assertThat(report.converged().hits()).as(words).isEqualTo(CELLS);
        double pulses = report.cost().totals().pulses() / (double) CELLS;
        assertThat(pulses).as(words).isLessThan(entry.getValue());
      }
    }
  }

  @Test
  void program_onePulse_bringsMostThere() {
    for (String name : List.of("one-shot", "noise-free-inverse")) {
      assertThat(report(name, 0).withinTolerance().value()).as(name).isGreaterThan(0.75);
    }
  }
}
