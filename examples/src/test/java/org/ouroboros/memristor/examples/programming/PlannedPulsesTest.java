package org.ouroboros.memristor.examples.programming;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.array.ReadPath;
import org.ouroboros.memristor.core.bank.StuckCells;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.Journal;
import org.ouroboros.memristor.core.programming.Ledger;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Cancellation;
import org.ouroboros.memristor.core.run.Progress;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.mapper.BundledMappers;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.RequestProtocol;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.training.MapperTraining;
import org.ouroboros.memristor.strategies.DeviceAware;

/** The device-aware hybrid with mappers that tell what they believe of cells. */
class PlannedPulsesTest {

  private static final int SIDE = 48;
  private static final double CELLS = SIDE * SIDE;

  private static DeviceArray array(String model, String variation, double noise, Workers workers) {
    DeviceModel device = DeviceModel.catalog().find(model);
    return DeviceArray.used(
        new ArrayPlan(device, device.preset(variation), SIDE, SIDE, new Seed(11)),
        StuckCells.NONE,
        new ReadPath(noise, 1e-6, 1e-7),
        workers);
  }

  private static DeviceArray jart(double noise, Workers workers) {
    return array("jart-vcm-v1b", "REALISTIC", noise, workers);
  }

  private static ProgrammingTask task(DeviceArray devices, double tolerance) {
    double[] siemens = DeviceArray.uniform(devices.bank().range(), devices.plan(), "targets");
    return new ProgrammingTask(
        ProgrammingTargets.uniform(siemens, tolerance), Budget.ofPulses(200));
  }

  private static DeviceAware planning(NetworkMapper mapper, double noise) {
    NetworkMapper told = mapper.withReadNoise(noise);
    return new DeviceAware(told, told.driver());
  }

  private static NetworkMapper fast() {
    return BundledMappers.find("jart-vcm-v1b-realistic-fast").mapper();
  }

  private static ProgrammingReport write(
      DeviceArray devices, NetworkMapper mapper, double tolerance) {
    double noise = devices.array().readPath().relativeNoise();
    return planning(mapper, noise).program(devices.array(), task(devices, tolerance), Run.of(1));
  }

  private static double meanPulses(ProgrammingReport report) {
    return report.ledger().totals().pulses() / CELLS;
  }

  @Test
  void program_freeVoltages_allArriveInFewShortPulses() {
    double[] tolerances = {0.5, 0.05, 0.01};
    double[] pulses = {0.7, 2.7, 3.8};
    for (int i = 0; i < tolerances.length; i++) {
      ProgrammingReport report = write(jart(0, Workers.single()), fast(), tolerances[i]);
      assertThat(report.converged().share()).isEqualTo(1);
      assertThat(meanPulses(report)).as("to " + tolerances[i]).isLessThan(pulses[i]);
      assertThat(report.ledger().totals().seconds() / CELLS).isLessThan(10e-6);
    }
  }

  @Test
  void program_noisyReadings_allArriveAndMostTruly() {
    ProgrammingReport report = write(jart(0.02, Workers.single()), fast(), 0.05);
    assertThat(report.converged().share()).isGreaterThan(0.999);
    assertThat(report.arrived().share()).isGreaterThan(0.88);
    assertThat(meanPulses(report)).isLessThan(4.1);
  }

  @Test
  void program_publishedVoltages_allArriveInFewPulses() {
    NetworkMapper mapper = BundledMappers.find("jart-vcm-v1b-realistic").mapper();
    ProgrammingReport report = write(jart(0, Workers.single()), mapper, 0.05);
    assertThat(report.converged().share()).isEqualTo(1);
    assertThat(meanPulses(report)).isLessThan(3);
  }

  @Test
  void program_anotherDeviceWithAMapperOfItsOwn_allArriveInHardlyMoreThanAPulse() {
    DeviceModel vteam = DeviceModel.catalog().find("vteam");
    TrainingSettings settings =
        new TrainingSettings(
            new RequestProtocol.AnyToAny(),
            TrainingSettings.Recipe.BEST_PULSE,
            TrainingSettings.USUAL_TOLERANCES,
            new TrainingSettings.Effort(1000, 256, 400, 128, 16),
            TrainingSettings.Aims.MEMORY);
    NetworkMapper mapper =
        new MapperTraining(vteam, vteam.preset("MODEST"), settings)
            .train("vteam", Run.of(1), Workers.single())
            .mapper();
    assertThat(mapper.forecast()).isPresent();
    for (double noise : new double[] {0, 0.02}) {
      DeviceArray devices = array("vteam", "MODEST", noise, Workers.single());
      ProgrammingReport report = write(devices, mapper, 0.05);
      assertThat(report.converged().share()).isEqualTo(1);
      assertThat(meanPulses(report)).isLessThan(noise == 0 ? 1.12 : 1.25);
    }
  }

  private static List<Object> contents(ProgrammingReport report) {
    List<Object> all = new ArrayList<>();
    Ledger ledger = report.ledger();
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
    DeviceArray first = jart(0.02, Workers.single());
    DeviceAware strategy = planning(fast(), 0.02);
    List<Object> once =
        contents(strategy.program(first.array(), task(first, 0.05), Run.of(1), new Journal()));
    for (int threads : new int[] {2, 7}) {
      DeviceArray devices = jart(0.02, Workers.of(threads));
      ProgrammingTask task = task(devices, 0.05);
      Journal journal = new Journal();
      Cancellation soon = () -> devices.array().version() >= 3;
      planning(fast(), 0.02)
          .program(devices.array(), task, new Run(new Seed(1), Progress.SILENT, soon), journal);
      ByteArrayOutputStream saved = new ByteArrayOutputStream();
      journal.write(saved);
      ProgrammingReport report =
          planning(fast(), 0.02)
              .program(
                  devices.array(),
                  task,
                  Run.of(1),
                  Journal.read(new ByteArrayInputStream(saved.toByteArray())));
      assertThat(contents(report)).isEqualTo(once);
    }
  }
}
