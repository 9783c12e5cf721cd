package org.ouroboros.memristor.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.testing.DistortedInverse;
import org.ouroboros.memristor.core.testing.ProgrammingScenario;

class OneShotTest extends StrategyTest {

  @Override
  String name() {
    return "one-shot";
  }

  @Override
  protected boolean verifies() {
    return false;
  }

  @Test
  void write_nominalDevices_allHitWithOnePulseAndOneRead() {
    ProgrammingScenario task =
        new ProgrammingScenario(StandIns.LOGISTIC, Variation.NONE, 50, 0.01, 0);
    OneShot strategy = new OneShot(new NoiseFreeInverse(task.model()));
    ProgrammingReport report = task.program(strategy, ProgrammingScenario.BUDGET);
    for (int cell = 0; cell < task.cells(); cell++) {
      assertThat(report.targets().isWithinTolerance(cell, report.reachedSiemens(cell))).isTrue();
      boolean there = report.outcome(cell) == CellOutcome.CONVERGED;
      assertThat(report.cost().pulses(cell)).isEqualTo(there ? 0 : 1);
      assertThat(report.cost().reads(cell)).isEqualTo(1);
    }
    assertThat(ProgrammingScenario.count(report, CellOutcome.UNVERIFIED)).isGreaterThan(40);
  }

  @Test
  void write_mapperThatChoosesNothing_leavesCellsAsTheyAre() {
    ProgrammingScenario task =
        new ProgrammingScenario(StandIns.LOGISTIC, Variation.NONE, 50, 0.01, 0);
    DistortedInverse idle = new DistortedInverse(task.model(), seconds -> 0);
    ProgrammingReport report = task.program(new OneShot(idle), ProgrammingScenario.BUDGET);
    assertThat(report.cost().totals().pulses()).isZero();
    assertThat(ProgrammingScenario.count(report, CellOutcome.UNVERIFIED)).isGreaterThan(40);
  }

  @Test
  void create_withoutMapper_isRefused() {
    DeviceModel model = StandIns.LOGISTIC;
    StrategyFactory.Context context =
        new StrategyFactory.Context(model, PulseDriver.defaultFor(model), Optional.empty());
    assertThatThrownBy(() -> new OneShot.Factory().create(context)).hasMessageContaining("mapper");
    assertThat(new OneShot.InverseFactory().create(context)).isInstanceOf(OneShot.class);
  }
}
