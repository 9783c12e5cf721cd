package org.ouroboros.memristor.strategies.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.Schedule;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.ProgrammingScenario;
import org.ouroboros.memristor.strategies.Hybrid;

class StrategyComparisonTest {

  private static final LogisticDevice MODEL = new LogisticDevice().withWindow(0.05, 0.95);
  private static final List<StrategyComparison.Condition> CONDITIONS =
      List.of(
          new StrategyComparison.Condition(0.2, 0), new StrategyComparison.Condition(0.05, 0.02));

  /** The last of the cells is declared stuck. */
  private static final class ScenarioArrays implements ComparisonArrays {

    private static TestArray array(
        int cells, StrategyComparison.Condition condition, Workers workers) {
      ProgrammingScenario scenario =
          new ProgrammingScenario(
              MODEL, Variation.NONE, cells, condition.tolerance(), condition.relativeReadNoise());
      return new TestArray(
          scenario.array(cells / 2, workers),
          new ProgrammingTask(
              scenario.targets(), ProgrammingScenario.BUDGET, Schedule.ROW_PARALLEL),
          cell -> cell == cells - 1);
    }

    @Override
    public TestArray test(StrategyComparison.Condition condition, Workers workers) {
      return array(12, condition, workers);
    }

    @Override
    public TestArray screening(StrategyComparison.Condition condition, Workers workers) {
      return array(2, condition, workers);
    }

    @Override
    public TestArray validation(StrategyComparison.Condition condition, Workers workers) {
      return array(4, condition, workers);
    }
  }

  private static StrategyComparison.Result onOneThread;

  @BeforeAll
  static void runOnOneThread() {
    onOneThread = comparison().run(RunContext.of(1));
  }

  private static StrategyComparison comparison() {
    return new StrategyComparison(
        new ScenarioArrays(),
        CONDITIONS,
        new StrategyTuning.TunedDevice(MODEL, PulseDriver.defaultFor(MODEL), 0.1),
        tuning ->
            List.of(
                new StrategyComparison.Entry(
                    "hybrid",
                    "hybrid",
                    StrategyComparison.Entry.Kind.HYBRID,
                    "published",
                    condition -> new Hybrid(new NoiseFreeInverse(MODEL))),
                new StrategyComparison.Entry(
                    "fixed",
                    "fixed pulses",
                    StrategyComparison.Entry.Kind.WRITE_VERIFY,
                    "published",
                    condition ->
                        tuning.strategy(
                            StrategyTuning.Family.FIXED,
                            StrategyTuning.Criterion.PULSES,
                            condition))));
  }

  @Test
  void run_twoStrategies_givesAResultForEachCondition() {
    assertThat(onOneThread.finished()).isTrue();
    assertThat(onOneThread.results())
        .extracting(one -> one.entry().id() + ", " + one.condition().text())
        .containsExactly(
            "hybrid, +-20.0 %, exact reads",
            "fixed, +-20.0 %, exact reads",
            "hybrid, +-5.00 %, 2.00 % read noise",
            "fixed, +-5.00 %, 2.00 % read noise");
    for (StrategyComparison.StrategyResult one : onOneThread.results()) {
      assertThat(one.hitRates().converged().trials()).isEqualTo(11);
      assertThat(one.plotData().pulses()).hasDimensions(2, 6);
      assertThat(one.arrayResult().faultDetection()).isPresent();
      assertThat(one.plotData().convergedPercent()).isSorted();
    }
    StrategyComparison.StrategyResult hybrid = onOneThread.results().get(0);
    assertThat(hybrid.hitRates().byTrueValue().value()).isEqualTo(1);
    assertThat(hybrid.plotData().convergedPercent()).endsWith(100);
  }

  @Test
  void run_moreThreads_givesTheSameResults() {
    List<StrategyComparison.StrategyResult> one = onOneThread.results();
    List<StrategyComparison.StrategyResult> three =
        comparison().run(RunContext.of(1).threads(3)).results();
    for (int i = 0; i < one.size(); i++) {
      assertThat(three.get(i).deviceCosts()).isEqualTo(one.get(i).deviceCosts());
      assertThat(three.get(i).hitRates()).isEqualTo(one.get(i).hitRates());
    }
  }

  @Test
  void run_tuning_choosesAmongTheBestConverged() {
    StrategyTuning tuning = onOneThread.tuning();
    for (StrategyComparison.Condition condition : CONDITIONS) {
      StrategyTuning.CandidateResult chosen =
          tuning
              .find(StrategyTuning.Family.FIXED, StrategyTuning.Criterion.PULSES, condition)
              .orElseThrow();
      assertThat(chosen.cells()).isEqualTo(4);
      assertThat(tuning.candidateResults())
          .filteredOn(other -> other.cells() == 4)
          .filteredOn(other -> other.condition().equals(condition))
          .filteredOn(other -> other.candidate().family() == StrategyTuning.Family.FIXED)
          .allSatisfy(
              other ->
                  assertThat(chosen.converged())
                      .isGreaterThanOrEqualTo(
                          other.converged() - StrategyTuning.CONVERGENCE_TOLERANCE));
      assertThat(tuning.chosenFor(chosen)).contains("pulses");
    }
  }

  @Test
  void run_cancelled_returnsTheResultsSoFar() {
    AtomicInteger done = new AtomicInteger();
    RunContext run =
        RunContext.of(1)
            .withProgress(
                (stage, part, total) -> {
                  if (stage.equals("strategies")) {
                    done.set((int) part);
                  }
                })
            .withCancellation(() -> done.get() >= 1);
    StrategyComparison.Result result = comparison().run(run);
    assertThat(result.finished()).isFalse();
    assertThat(result.results()).hasSize(1);
  }
}
