package org.ouroboros.memristor.core.programming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.testing.InMemoryArray;
import org.ouroboros.memristor.core.testing.LogisticDevice;

/** Priorities, limits of the array, and strategies that are put together. */
class ProgrammingRunTest {

  private static final double TARGET = 50e-6;
  private static final Budget AMPLE = Budget.ofPulses(1000);
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private static InMemoryArray array(int cells) {
    DeviceBank bank = DeviceBank.builder(new LogisticDevice(), cells).build();
    for (int cell = 0; cell < cells; cell++) {
      bank.setConductance(cell, 10e-6);
    }
    return new InMemoryArray(bank);
  }

  private static ProgrammingTargets targets(int cells) {
    double[] siemens = new double[cells];
    Arrays.fill(siemens, TARGET);
    return ProgrammingTargets.of(siemens, 0.05);
  }

  /** Pulses at one voltage, a reading after each. */
  private static ProgrammingStrategy pulses(double volts, double seconds) {
    return session -> {
      for (int[] open = session.verify(); open.length > 0; open = session.verify()) {
        double[] all = new double[open.length];
        double[] lengths = new double[open.length];
        Arrays.fill(all, volts);
        Arrays.fill(lengths, seconds);
        session.pulse(open, all, lengths);
      }
    };
  }

  /** Never arrives: each pulse moves a cell by next to nothing. */
  private static final ProgrammingStrategy CRAWL = pulses(0.01, 1e-3);

  private static final ProgrammingStrategy ARRIVE = pulses(0.2, 2e-3);

  @Test
  void program_priorities_writeTheGreatestFirst() {
    List<Integer> order = new ArrayList<>();
    ProgrammingStrategy spy =
        session -> {
          for (int cell = 0; cell < session.cells(); cell++) {
            order.add(session.arrayCell(cell));
          }
        };
    ProgrammingTargets targets = targets(5).withPriorities(new int[] {-1, 7, 0, 7, 0});
    spy.program(array(5), targets, AMPLE, RunContext.of(1));
    assertThat(order).containsExactly(1, 3, 2, 4, 0);
  }

  @Test
  void program_arrayLimitsAndPriorities_spendOnTheGreatestFirst() {
    int each = (int) pulsesToArrive();
    ProgrammingTargets targets = targets(4).withPriorities(new int[] {0, 1, 0, 2});
    Budget budget = AMPLE.withArrayLimits(Budget.Limits.ofPulses(2L * each));
    ProgrammingReport report = ARRIVE.program(array(4), targets, budget, RunContext.of(1));
    assertThat(report.outcome(3)).isEqualTo(CellOutcome.CONVERGED);
    assertThat(report.outcome(1)).isEqualTo(CellOutcome.CONVERGED);
    assertThat(report.outcome(0)).isEqualTo(CellOutcome.BUDGET_SPENT);
    assertThat(report.outcome(2)).isEqualTo(CellOutcome.BUDGET_SPENT);
    assertThat(report.cost().totals().pulses()).isEqualTo(2L * each);
  }

  private static long pulsesToArrive() {
    ProgrammingReport report = ARRIVE.program(array(1), targets(1), AMPLE, RunContext.of(1));
    assertThat(report.outcome(0)).isEqualTo(CellOutcome.CONVERGED);
    assertThat(report.cost().pulses(0)).isGreaterThan(1);
    return report.cost().pulses(0);
  }

  @Test
  void program_limitsOfTheArray_endAllCellsOnceTheyAreSpent() {
    // Two cells: each round costs two pulses, two pulse times and about the same energy.
    ProgrammingReport free =
        CRAWL.program(array(2), targets(2), Budget.ofPulses(4), RunContext.of(1));
    double joules = free.cost().totals().joules() / 8;
    long most = Long.MAX_VALUE;
    Budget.Limits[] limits = {
      Budget.Limits.ofPulses(7),
      new Budget.Limits(most, 7.5e-3, INFINITE, INFINITE),
      new Budget.Limits(most, INFINITE, INFINITE, 7.5 * joules),
      new Budget.Limits(most, INFINITE, 7.5 / 8 * free.cost().totalCoulombs(), INFINITE)
    };
    for (Budget.Limits limit : limits) {
      ProgrammingReport report =
          CRAWL.program(array(2), targets(2), AMPLE.withArrayLimits(limit), RunContext.of(1));
      assertThat(report.cost().totals().pulses()).as(limit.toString()).isEqualTo(8);
      assertThat(report.outcome(0)).isEqualTo(CellOutcome.BUDGET_SPENT);
      assertThat(report.outcome(1)).isEqualTo(CellOutcome.BUDGET_SPENT);
    }
  }

  @Test
  void then_secondStrategy_getsWhatTheFirstHasLeft() {
    ProgrammingStrategy both = CRAWL.withLimits(Budget.Limits.ofPulses(3)).then(ARRIVE);
    ProgrammingReport report = both.program(array(2), targets(2), AMPLE, RunContext.of(1));
    assertThat(report.outcome(0)).isEqualTo(CellOutcome.CONVERGED);
    assertThat(report.cost().pulses(0)).isEqualTo(3 + pulsesToArrive());
    // The reading after the last pulse of the first is not taken twice.
    assertThat(report.cost().reads(0)).isEqualTo(report.cost().pulses(0) + 1);
  }

  @Test
  void then_ofThree_countsTheLimitsOfEachStageAnew() {
    ProgrammingStrategy part = CRAWL.withLimits(Budget.Limits.ofPulses(2));
    ProgrammingReport report =
        part.then(part).then(part).program(array(1), targets(1), AMPLE, RunContext.of(1));
    assertThat(report.cost().pulses(0)).isEqualTo(6);
    assertThat(report.outcome(0)).isEqualTo(CellOutcome.BUDGET_SPENT);
  }

  @Test
  void then_cellGivenUpByTheFirst_isStillWritten() {
    ProgrammingStrategy givesUp =
        session -> {
          for (int cell : session.verify()) {
            session.finish(cell, CellOutcome.STUCK);
          }
        };
    ProgrammingReport alone = givesUp.program(array(1), targets(1), AMPLE, RunContext.of(1));
    assertThat(alone.outcome(0)).isEqualTo(CellOutcome.STUCK);
    ProgrammingReport both =
        givesUp.then(ARRIVE).program(array(1), targets(1), AMPLE, RunContext.of(1));
    assertThat(both.outcome(0)).isEqualTo(CellOutcome.CONVERGED);
  }

  @Test
  void within_limitsOfAnyKind_endTheStageOnly() {
    ProgrammingCost four =
        CRAWL.program(array(1), targets(1), Budget.ofPulses(4), RunContext.of(1)).cost();
    long most = Long.MAX_VALUE;
    Budget.Limits[] limits = {
      Budget.Limits.ofPulses(4),
      new Budget.Limits(most, 3.5e-3, INFINITE, INFINITE),
      new Budget.Limits(most, INFINITE, 0.95 * four.coulombs(0), INFINITE),
      new Budget.Limits(most, INFINITE, INFINITE, 0.95 * four.joules(0))
    };
    for (Budget.Limits limit : limits) {
      ProgrammingReport report =
          CRAWL.withLimits(limit).program(array(1), targets(1), AMPLE, RunContext.of(1));
      assertThat(report.cost().pulses(0)).isEqualTo(4);
      assertThat(report.outcome(0)).isEqualTo(CellOutcome.BUDGET_SPENT);
    }
  }

  @Test
  void within_wholeBudget_boundsAllStagesTogether() {
    ProgrammingStrategy part = CRAWL.withLimits(Budget.Limits.ofPulses(3));
    ProgrammingReport report =
        part.then(part).program(array(1), targets(1), Budget.ofPulses(5), RunContext.of(1));
    assertThat(report.cost().pulses(0)).isEqualTo(5);
    assertThat(report.reachedSiemens(0)).isCloseTo(10e-6, within(2e-6));
  }

  @Test
  void pulses_tracedRun_areOrderedByCellAndAddUpToTheCost() {
    PulseTrace trace = new PulseTrace();
    InMemoryArray bare = array(3);
    ProgrammingReport report =
        CRAWL.program(
            trace.of(bare, bare.bank()), targets(3), Budget.ofPulses(4), RunContext.of(1));
    List<PulseTrace.Pulse> pulses = trace.pulses();
    assertThat(pulses).hasSize(12);
    for (int i = 0; i < 12; i++) {
      assertThat(pulses.get(i).cell()).isEqualTo(i / 4);
      assertThat(pulses.get(i).number()).isEqualTo(1 + i % 4);
    }
    for (int cell = 0; cell < 3; cell++) {
      assertThat(pulses.get(4 * cell + 3).reachedSiemens()).isEqualTo(report.reachedSiemens(cell));
    }
    assertThat(pulses.stream().mapToDouble(pulse -> Math.abs(pulse.coulombs())).sum())
        .isCloseTo(report.cost().totalCoulombs(), within(1e-20));
  }
}
