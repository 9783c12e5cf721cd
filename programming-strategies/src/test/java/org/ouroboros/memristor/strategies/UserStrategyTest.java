package org.ouroboros.memristor.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.spi.Named;
import org.ouroboros.memristor.core.testing.ProgrammingScenario;

class UserStrategyTest {

  @Test
  void catalog_withAUsersClass_listsItBesideTheOthers() {
    assertThat(StrategyFactory.catalog(getClass().getClassLoader()).all())
        .extracting(Named::name)
        .containsExactly(
            "device-aware-hybrid",
            "fixed-pulses",
            "gradient",
            "hybrid",
            "noise-free-inverse",
            "one-shot",
            "reset-first",
            "write-verify",
            "write-verify-bisection",
            "write-verify-fixed",
            "write-verify-no-back-off");
  }

  @Test
  void find_byItsName_programsAnArray() {
    ProgrammingScenario task = new ProgrammingScenario(StandIns.STEPS, Variation.NONE, 40, 0.03, 0);
    StrategyFactory.Context context =
        new StrategyFactory.Context(
            task.model(), PulseDriver.defaultFor(task.model()), Optional.empty());
    ProgrammingReport report =
        task.program(
            StrategyFactory.catalog(getClass().getClassLoader())
                .find("fixed-pulses")
                .create(context),
            Budget.ofPulses(500));
    assertThat(ProgrammingScenario.count(report, CellOutcome.CONVERGED)).isEqualTo(40);
  }
}
