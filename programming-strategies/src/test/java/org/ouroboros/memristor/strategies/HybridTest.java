package org.ouroboros.memristor.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.models.jart.JartVcmV1b;

class HybridTest extends StrategyContract {

  @Override
  String name() {
    return "hybrid";
  }

  @Override
  boolean verifies() {
    return true;
  }

  @Test
  void write_jartRealistic_allArriveInFewPulses() {
    DeviceModel model = new JartVcmV1b();
    Task task = new Task(model, model.preset("REALISTIC"), 500, 0.05, 0);
    Hybrid strategy = new Hybrid(new NoiseFreeInverse(model));
    ProgrammingReport report = task.solve(strategy, Budget.ofPulses(50));
    assertThat(Task.count(report, CellOutcome.CONVERGED)).isEqualTo(500);
    long[] pulses = Task.pulses(report);
    assertThat(report.cost().totals().pulses() / 500.0).isLessThan(5.5);
    assertThat(pulses[250]).isLessThanOrEqualTo(5);
    assertThat(pulses[475]).isLessThanOrEqualTo(13);
  }

  @Test
  void write_jartWithNoisyReads_arrivesByItsReadings() {
    DeviceModel model = new JartVcmV1b();
    Task task = new Task(model, model.preset("REALISTIC"), 300, 0.05, 0.02);
    ProgrammingReport report =
        task.solve(new Hybrid(new NoiseFreeInverse(model)), Budget.ofPulses(50));
    assertThat(Task.count(report, CellOutcome.CONVERGED)).isGreaterThanOrEqualTo(299);
  }

  @Test
  void write_poorMappers_stillArrive() {
    DoubleUnaryOperator[] poor = {
      seconds -> 0,
      seconds -> 1e-3 * seconds,
      seconds -> 100 * seconds,
      seconds -> 1e-5,
      // Answers neighbouring targets as if for different devices.
      seconds -> (Math.floor(50 * Math.log(seconds)) % 2 == 0 ? 30 : 1 / 30.0) * seconds
    };
    for (DoubleUnaryOperator spoil : poor) {
      Task task = new Task(new ToyDevice(), ToyDevice.VARIED, 50, 0.05, 0);
      PulseMapper mapper = new StubMapper(task.model(), spoil);
      ProgrammingReport report = task.solve(new Hybrid(mapper), Budget.ofPulses(60));
      assertThat(Task.count(report, CellOutcome.CONVERGED)).isEqualTo(50);
    }
  }

  @Test
  void write_coarseDriver_givesOnlyPulsesThatItCanMake() {
    ToyDevice model = new ToyDevice();
    PulseDriver fine = PulseDriver.defaultFor(model);
    PulseDriver coarse = new PulseDriver(fine.set(), fine.reset(), 0, 10, 4e-3);
    PulseMapper mapper = new NoiseFreeInverse(model, coarse, model.window());
    Task task = new Task(model, ToyDevice.VARIED, 50, 0.05, 0);
    ProgrammingReport report = task.solve(new Hybrid(mapper), Budget.ofPulses(60));
    assertThat(Task.count(report, CellOutcome.CONVERGED)).isEqualTo(50);
    for (int cell = 0; cell < 50; cell++) {
      double settleAndRead = 1e-7 * report.cost().pulses(cell) + 1e-6 * report.cost().reads(cell);
      double grid = (report.cost().seconds(cell) - settleAndRead) / 4e-3;
      assertThat(Math.abs(grid - Math.rint(grid))).isLessThan(1e-6);
    }
  }

  @Test
  void write_mapperThatLearns_isShownThePulsesAsApplied() {
    ToyDevice model = new ToyDevice();
    Variation slow = ToyDevice.every("speed", 0.25);
    Task task = new Task(model, slow, 50, 0.01, 0);
    PulseMapper learning = new SpeedLearner(model);
    ProgrammingReport learnt = task.solve(new Hybrid(learning, 1000, 1.01, 1.01, 20), Task.BUDGET);
    PulseMapper plain = new NoiseFreeInverse(model);
    ProgrammingReport unlearnt = task.solve(new Hybrid(plain, 1000, 1.01, 1.01, 20), Task.BUDGET);
    assertThat(Task.count(learnt, CellOutcome.CONVERGED)).isEqualTo(50);
    assertThat(learnt.cost().totals().pulses()).isLessThan(unlearnt.cost().totals().pulses() / 2);
  }

  /** Remembers how much slower each cell is than the nominal device. */
  private static final class SpeedLearner implements PulseMapper {
    private final NoiseFreeInverse inverse;

    SpeedLearner(DeviceModel model) {
      inverse = new NoiseFreeInverse(model);
    }

    @Override
    public String name() {
      return "speed-learner";
    }

    @Override
    public PulseDriver driver() {
      return inverse.driver();
    }

    @Override
    public MapperMemory newMemory(int cells) {
      return new MapperMemory(cells, 1);
    }

    @Override
    public void choose(PulseRequests requests, MapperMemory memory, PulsePlan choices) {
      inverse.choose(requests, memory, choices);
      for (int i = 0; i < requests.size(); i++) {
        double slower = Math.exp(memory.get(requests.cell(i), 0));
        choices.set(i, choices.volts(i), choices.seconds(i) * slower, Double.NaN);
      }
    }

    @Override
    public void observe(
        PulseRequests requests, PulsePlan choices, double[] reached, MapperMemory memory) {
      PulseRequests moves = new PulseRequests(requests.size());
      for (int i = 0; i < requests.size(); i++) {
        moves.add(requests.cell(i), requests.startSiemens(i), reached[i], 0.01);
      }
      PulsePlan nominal = new PulsePlan();
      inverse.choose(moves, memory, nominal);
      for (int i = 0; i < requests.size(); i++) {
        memory.set(requests.cell(i), 0, Math.log(choices.seconds(i) / nominal.seconds(i)));
      }
    }
  }

  @Test
  void write_deadAndSlowCells_onlyTheDeadAreStuck() {
    Hybrid strategy = new Hybrid(new NoiseFreeInverse(new ToyDevice()));
    Task dead = new Task(new ToyDevice(), ToyDevice.every("speed", 0), 20, 0.01, 0);
    ProgrammingReport report = dead.solve(strategy, Task.BUDGET);
    int there = Task.count(report, CellOutcome.CONVERGED);
    assertThat(Task.count(report, CellOutcome.STUCK)).isEqualTo(20 - there).isGreaterThan(15);
    Task slow = new Task(new ToyDevice(), ToyDevice.every("speed", 2e-3), 20, 0.01, 0);
    assertThat(Task.count(slow.solve(strategy, Task.BUDGET), CellOutcome.CONVERGED)).isEqualTo(20);
  }

  @Test
  void constructor_brokenRules_nameTheArgument() {
    PulseMapper mapper = new NoiseFreeInverse(new ToyDevice());
    assertThatThrownBy(() -> new Hybrid(mapper, 2, 1, 4, 5)).hasMessageContaining("maxGainGrowth");
    assertThatThrownBy(() -> new Hybrid(mapper, 2, 4, Double.NaN, 5))
        .hasMessageContaining("maxGainShrink");
    assertThatThrownBy(() -> new Hybrid(mapper, 2, 4, 4, 0)).hasMessageContaining("patience");
  }
}
