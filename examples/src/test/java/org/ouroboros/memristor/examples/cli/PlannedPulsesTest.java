package org.ouroboros.memristor.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.concurrent.Cancellation;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.ReplayLog;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.training.MapperTrainer;
import org.ouroboros.memristor.strategies.DeviceAwareHybrid;

/** The device-aware hybrid with mappers that tell what they believe of cells. */
class PlannedPulsesTest {

  private static final int SIDE = 48;
  private static final double CELLS = SIDE * SIDE;

  private static CrossbarArray array(
      String model, String variation, double noise, Workers workers) {
    DeviceModel device = DeviceModel.catalog().find(model);
    return CrossbarSpec.builder(device)
        .variation(device.preset(variation))
        .startState(CrossbarSpec.StartState.USED_COUNTER_BASED)
        .periphery(new PeripheryParameters(noise, 1e-6, 1e-7))
        .workers(workers)
        .build()
        .newArray(SIDE, SIDE, 11);
  }

  private static CrossbarArray jart(double noise, Workers workers) {
    return array("jart-vcm-v1b", "REALISTIC", noise, workers);
  }

  private static ProgrammingTask task(CrossbarArray array, double tolerance) {
    Seed targets = array.seed().orElseThrow().at("targets");
    return new ProgrammingTask(
        ProgrammingTargets.uniformRandom(
            array.conductanceRange(), array.cells(), tolerance, targets.value()),
        Budget.ofPulses(200));
  }

  private static DeviceAwareHybrid planning(NetworkMapper mapper, double noise) {
    NetworkMapper told = mapper.withReadNoise(noise);
    return new DeviceAwareHybrid(told, told.driver());
  }

  private static NetworkMapper fast() {
    return PulseMappers.bundled("jart-vcm-v1b-realistic-fast");
  }

  private static ProgrammingReport write(
      CrossbarArray array, NetworkMapper mapper, double tolerance) {
    double noise = array.periphery().relativeReadNoise();
    return planning(mapper, noise).program(array, task(array, tolerance), RunContext.of(1));
  }

  private static double meanPulses(ProgrammingReport report) {
    return report.cost().totals().pulses() / CELLS;
  }

  @Test
  void program_freeVoltages_allArriveInFewShortPulses() {
    double[] tolerances = {0.5, 0.05, 0.01};
    double[] pulses = {0.7, 2.7, 3.8};
    for (int i = 0; i < tolerances.length; i++) {
      ProgrammingReport report = write(jart(0, Workers.single()), fast(), tolerances[i]);
      assertThat(report.converged().value()).isEqualTo(1);
      assertThat(meanPulses(report)).as("to " + tolerances[i]).isLessThan(pulses[i]);
      assertThat(report.cost().totals().seconds() / CELLS).isLessThan(10e-6);
    }
  }

  @Test
  void program_noisyReadings_allArriveAndMostTruly() {
    ProgrammingReport report = write(jart(0.02, Workers.single()), fast(), 0.05);
    assertThat(report.converged().value()).isGreaterThan(0.999);
    assertThat(report.withinTolerance().value()).isGreaterThan(0.88);
    assertThat(meanPulses(report)).isLessThan(4.1);
  }

  @Test
  void program_publishedVoltages_allArriveInFewPulses() {
    NetworkMapper mapper = PulseMappers.bundled("jart-vcm-v1b-realistic");
    ProgrammingReport report = write(jart(0, Workers.single()), mapper, 0.05);
    assertThat(report.converged().value()).isEqualTo(1);
    assertThat(meanPulses(report)).isLessThan(3);
  }

  @Test
  void program_anotherDeviceWithAMapperOfItsOwn_allArriveInHardlyMoreThanAPulse() {
    DeviceModel vteam = DeviceModel.catalog().find("vteam");
    TrainingSettings settings =
        new TrainingSettings(
            new RequestDistribution.UniformRequests(),
            TrainingSettings.Recipe.BEST_PULSE,
            TrainingSettings.DEFAULT_TOLERANCES,
            new TrainingSettings.Effort(1000, 256, 400, 128, 16),
            TrainingSettings.Capabilities.ONLINE_ADAPTATION);
    NetworkMapper mapper =
        new MapperTrainer(vteam, vteam.preset("MODEST"), settings)
            .train("vteam", RunContext.of(1))
            .mapper();
    assertThat(mapper.transitTimePredictor()).isPresent();
    for (double noise : new double[] {0, 0.02}) {
      CrossbarArray array = array("vteam", "MODEST", noise, Workers.single());
      ProgrammingReport report = write(array, mapper, 0.05);
      assertThat(report.converged().value()).isEqualTo(1);
      assertThat(meanPulses(report)).isLessThan(noise == 0 ? 1.12 : 1.25);
    }
  }

  private static List<Object> contents(ProgrammingReport report) {
    List<Object> all = new ArrayList<>();
    ProgrammingCost ledger = report.cost();
    for (int cell = 0; cell < ledger.cells(); cell++) {
      all.add(report.outcome(cell));
      all.add(report.reachedSiemens(cell));
      all.add(ledger.pulses(cell));
      all.add(ledger.seconds(cell));
      all.add(ledger.joules(cell));
    }
    return all;
  }

  @Test
  void program_anyThreadsStoppedAndResumed_givesTheSameBits() throws IOException {
    CrossbarArray first = jart(0.02, Workers.single());
    DeviceAwareHybrid strategy = planning(fast(), 0.02);
    List<Object> once =
        contents(strategy.program(first, task(first, 0.05), RunContext.of(1), new ReplayLog()));
    for (int threads : new int[] {2, 7}) {
      CrossbarArray array = jart(0.02, Workers.of(threads));
      ProgrammingTask task = task(array, 0.05);
      ReplayLog journal = new ReplayLog();
      Cancellation soon = () -> array.version() >= 3;
      planning(fast(), 0.02).program(array, task, RunContext.of(1).withCancellation(soon), journal);
      ByteArrayOutputStream saved = new ByteArrayOutputStream();
      journal.write(saved);
      ProgrammingReport report =
          planning(fast(), 0.02)
              .program(
                  array,
                  task,
                  RunContext.of(1),
                  ReplayLog.read(new ByteArrayInputStream(saved.toByteArray())));
      assertThat(contents(report)).isEqualTo(once);
    }
  }
}
