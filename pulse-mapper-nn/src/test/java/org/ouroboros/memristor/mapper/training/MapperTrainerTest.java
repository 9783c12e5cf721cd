package org.ouroboros.memristor.mapper.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.core.testing.StepDevice;
import org.ouroboros.memristor.core.testing.TwoStateDevice;
import org.ouroboros.memristor.mapper.Jart;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.mapper.RequestDataset;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.TrainingSettings;

class MapperTrainerTest {

  private static final RequestDistribution.ReachableRequests P1 =
      RequestDistribution.reachable(Jart.MODEL);
  private static final RequestDistribution P2 = new RequestDistribution.UniformRequests();
  private static final TrainingSettings.Effort TINY =
      new TrainingSettings.Effort(300, 40, 60, 32, 8);
  private static final TrainingSettings.Effort SMALL =
      new TrainingSettings.Effort(4000, 256, 1500, 128, 32);

  private static MapperTrainer jart(TrainingSettings settings) {
    return new MapperTrainer(Jart.MODEL, Jart.REALISTIC, settings);
  }

  private static String text(MapperFile file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    file.write(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void train_sameSeedAtAnyNumberOfThreads_hasTheSameBytes() throws IOException {
    for (TrainingSettings settings :
        new TrainingSettings[] {
          TrainingSettings.bestPulse(P2, TINY), TrainingSettings.appliedPulse(P1, TINY)
        }) {
      String expected = text(jart(settings).train("tiny", RunContext.of(1)));
      assertThat(text(jart(settings).train("tiny", RunContext.of(1).threads(2))))
          .isEqualTo(expected);
      assertThat(text(jart(settings).train("tiny", RunContext.of(1).threads(7))))
          .isEqualTo(expected);
      assertThat(text(jart(settings).train("tiny", RunContext.of(2).threads(2))))
          .isNotEqualTo(expected);
    }
  }

  /** A training that is stopped again and again, at another place each time. */
  @Test
  void train_stoppedAndTakenUpAgain_hasTheSameBytes(@TempDir Path folder) throws IOException {
    PulseDriver driver =
        new PulseDriver(
            new VoltageRange(-0.3, -0.6, 0.05), new VoltageRange(0.6, 1.2, 0.1), 5e-8, 2e-2, 1e-8);
    TrainingSettings settings =
        TrainingSettings.bestPulse(P2, TINY)
            .with(
                new TrainingSettings.Capabilities(
                    true, 0, new TrainingSettings.PulseUtility(1e-3, 1e-6)));
    MapperTrainer training = new MapperTrainer(Jart.MODEL, Jart.REALISTIC, driver, settings);
    String expected = text(training.train("tiny", RunContext.of(1).threads(2)));
    MapperTrainer.Checkpoints checkpoints =
        MapperTrainer.Checkpoints.in(folder.resolve("training")).every(0);
    int stops = 0;
    for (int patience = 20; ; patience += 37) {
      AtomicInteger steps = new AtomicInteger();
      int most = patience;
      RunContext run =
          RunContext.of(1)
              .threads(1 + stops % 3)
              .withProgress(
                  (stage, done, total) -> {
                    if (stage.startsWith("choosing") || stage.startsWith("training success")) {
                      steps.incrementAndGet();
                    }
                  })
              .withCancellation(() -> steps.get() > most);
      try {
        String actual = text(training.train("tiny", run, checkpoints));
        assertThat(actual).isEqualTo(expected);
        break;
      } catch (CancellationException e) {
        stops++;
      }
    }
    assertThat(stops).isGreaterThan(3);
    checkpoints.clear();
    assertThat(folder.resolve("training")).doesNotExist();
  }

  @Test
  void train_withCheckpointsOfAnotherTraining_passesThemOver(@TempDir Path folder)
      throws IOException {
    TrainingSettings settings = TrainingSettings.bestPulse(P2, TINY);
    MapperTrainer.Checkpoints checkpoints =
        MapperTrainer.Checkpoints.in(folder.resolve("training"));
    jart(settings).train("tiny", RunContext.of(1).threads(2), checkpoints);
    String fresh = text(jart(settings).train("tiny", RunContext.of(2).threads(2)));
    String other = text(jart(settings).train("tiny", RunContext.of(2).threads(2), checkpoints));
    assertThat(other).isEqualTo(fresh);
  }

  @Test
  void of_aTrainedMapper_trainsTheSameAgain() throws IOException {
    MapperFile first =
        jart(TrainingSettings.bestPulse(P1, TINY)).train("tiny", RunContext.of(5).threads(2));
    MapperFile again =
        MapperTrainer.of(first).train("tiny", RunContext.of(first.provenance().seed()).threads(2));
    assertThat(text(again)).isEqualTo(text(first));
  }

  /**
   * Measured on 20,000 requests: 99.9, 97.1 and 91.2 % told the tolerance, the inverse 93.5, 84.3
   * and 76.1 %. Taken as independent, the difference has a standard error of at most 1 % at 3000
   * requests, and asking for 2 % is 4 of them or more away.
   */
  @Test
  void train_bestPulseOnP1_beatsTheNoiseFreeInverse() {
    MapperFile file =
        jart(TrainingSettings.bestPulse(P1, SMALL)).train("small", RunContext.of(3).threads(2));
    RequestDataset fresh = P1.sample(Jart.population(3000, 51), Workers.of(2));
    for (double tolerance : new double[] {0.5, 0.2, 0.1}) {
      assertThat(share(fresh, file.mapper(), tolerance))
          .isGreaterThan(share(fresh, new NoiseFreeInverse(Jart.MODEL), tolerance) + 0.02);
    }
  }

  /** Measured in the same way: the paper's recipe reaches 98.3, 94.5 and 86.2 %. */
  @Test
  void train_appliedPulseOnP1_beatsTheNoiseFreeInverse() {
    MapperFile file =
        jart(TrainingSettings.appliedPulse(P1, SMALL)).train("small", RunContext.of(3).threads(2));
    RequestDataset fresh = P1.sample(Jart.population(3000, 52), Workers.of(2));
    for (double tolerance : new double[] {0.5, 0.2, 0.1}) {
      assertThat(share(fresh, file.mapper(), tolerance))
          .isGreaterThan(share(fresh, new NoiseFreeInverse(Jart.MODEL), tolerance) + 0.02);
    }
  }

  /** Users' own devices: nothing but the model and its spread is needed. */
  @Test
  void train_forAPulseResponseDevice_isNoWorseThanTheNoiseFreeInverse() {
    DeviceModel model = StepDevice.soft();
    MapperFile file =
        new MapperTrainer(
                model,
                StepDevice.VARIED,
                TrainingSettings.recommended(
                    model, new RequestDistribution.UniformRequests(), SMALL))
            .train("steps", RunContext.of(4).threads(2));
    // On the same 4000 requests no mapper can beat the ceiling by more than chance and luck.
    for (MapperFile.Provenance.ValidationResult figure : file.provenance().validation()) {
      if (figure.conditions().earlierOutcomes() == 0) {
        assertThat(figure.mapper().value()).isBetween(0.5, figure.optimum() + 0.02);
      }
    }
    RequestDataset fresh =
        P2.sample(new Population(model, StepDevice.VARIED, 3000, new Seed(53)), Workers.of(2));
    // The same devices for both; 2 % allows for 3 standard errors of a network that is no better.
    assertThat(share(fresh, file.mapper(), 0.1))
        .isGreaterThan(share(fresh, new NoiseFreeInverse(model), 0.1) - 0.02)
        .isGreaterThan(0.3);
  }

  /** What a pulse costs counts for its length too, where there is but one voltage. */
  @Test
  void train_whereDelayCosts_givesShorterPulses() {
    TrainingSettings settings =
        TrainingSettings.bestPulse(P2, new TrainingSettings.Effort(1500, 128, 800, 128, 16));
    TrainingSettings.PulseUtility worth =
        new TrainingSettings.PulseUtility(4e-3, Double.POSITIVE_INFINITY);
    MapperFile patient = jart(settings).train("patient", RunContext.of(3).threads(2));
    MapperFile hasty =
        jart(settings.with(new TrainingSettings.Capabilities(false, 0, worth)))
            .train("hasty", RunContext.of(3).threads(2));
    assertThat(meanSeconds(hasty)).isLessThan(0.5 * meanSeconds(patient)).isPositive();
  }

  private static double meanSeconds(MapperFile file) {
    int count = 500;
    PulsePlan choices = new PulsePlan();
    file.mapper()
        .choose(
            P2.sample(Jart.population(count, 57), Workers.of(2)).requests(0.5),
            file.mapper().newMemory(count),
            choices);
    return IntStream.range(0, count).mapToDouble(choices::seconds).average().orElseThrow();
  }

  @Test
  void train_forADeviceOfTwoStates_worksByTheAppliedPulse() {
    DeviceModel model = new TwoStateDevice();
    RequestDistribution protocol = RequestDistribution.reachable(model);
    MapperFile file =
        new MapperTrainer(
                model, Variation.NONE, TrainingSettings.recommended(model, protocol, SMALL))
            .train("two", RunContext.of(4).threads(2));
    RequestDataset fresh =
        protocol.sample(new Population(model, Variation.NONE, 1000, new Seed(54)), Workers.of(2));
    assertThat(share(fresh, file.mapper(), 0.1)).isGreaterThan(0.9);
  }

  private static double share(RequestDataset requests, PulseMapper mapper, double tolerance) {
    return requests
        .evaluate(mapper, tolerance, Workers.of(2))
        .all()
        .withinTolerance(RelativeDifference.OF_TARGET, tolerance)
        .value();
  }

  @Test
  void train_cancelled_ends() {
    List<String> stages = new ArrayList<>();
    RunContext run =
        RunContext.of(1)
            .threads(2)
            .withProgress(
                (stage, done, total) -> {
                  synchronized (stages) {
                    stages.add(stage);
                  }
                })
            .withCancellation(() -> stages.contains("choosing pulses"));
    assertThatThrownBy(() -> jart(TrainingSettings.bestPulse(P2, TINY)).train("x", run))
        .isInstanceOf(CancellationException.class);
    assertThat(stages)
        .contains("drawing training requests", "success curves, SET", "choosing pulses");
  }

  @Test
  void settings_thatMakeNoSense_areRefused() {
    assertThatThrownBy(
            () ->
                new TrainingSettings(
                    P1,
                    TrainingSettings.Recipe.APPLIED_PULSE,
                    TrainingSettings.DEFAULT_TOLERANCES,
                    TINY,
                    TrainingSettings.Capabilities.NONE))
        .hasMessageStartingWith("tolerances must be a single one for the recipe APPLIED_PULSE");
    assertThatThrownBy(() -> new TrainingSettings.Effort(1, 40, 60, 32, 8))
        .hasMessage("requests must be at least 16, but was 1");
    assertThatThrownBy(() -> TrainingSettings.recommended(new TwoStateDevice(), P2, TINY))
        .hasMessage("protocol must apply a pulse for the recipe APPLIED_PULSE, but was P2");
  }

  /** The whole training of a bundled mapper, bit for bit on the kind of machine that trained it. */
  @Test
  @Tag("long")
  void of_aBundledMapper_trainsItAgain() throws IOException {
    MapperFile bundled = PulseMappers.bundledOrFile("jart-vcm-v1b-realistic-p1");
    MapperFile again =
        MapperTrainer.of(bundled)
            .train(bundled.mapper().name(), RunContext.of(bundled.provenance().seed()).threads(2));
    assertThat(text(again)).isEqualTo(text(bundled));
  }
}
