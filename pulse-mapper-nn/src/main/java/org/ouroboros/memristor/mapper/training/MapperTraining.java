package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.mapper.LibraryVersion;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.Network;
import org.ouroboros.memristor.mapper.NetworkCoding;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.Provenance;
import org.ouroboros.memristor.mapper.PulseRequestSet;
import org.ouroboros.memristor.mapper.TrainingSettings;

/**
 * Trains mappers for a device. The result depends on model, variation, settings and seed alone, not
 * on the number of threads.
 *
 * @param model the device
 * @param variation how devices differ; a preset of the model, so that its name says it all
 * @param settings how to train
 */
public record MapperTraining(DeviceModel model, Variation variation, TrainingSettings settings) {

  /** Shortest pulse that a network can mean, relative to the longest of the driver. */
  private static final double SHORTEST_SHARE = 1e-6;

  private static final int MOST_VALIDATION_REQUESTS = 5000;

  /** The tolerances that validation judges. */
  private static final double[] JUDGED = {0.5, 0.2, 0.1};

  /**
   * The training that a mapper records.
   *
   * @param file a trained mapper; its model is looked up among those on the class path
   * @return the training; with the recorded seed it gives the same mapper
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if the model or its preset of
   *     variation is not known
   */
  public static MapperTraining of(MapperFile file) {
    DeviceModel model = DeviceModel.catalog().find(file.mapper().model());
    Variation variation = model.preset(file.provenance().variation());
    return new MapperTraining(model, variation, file.provenance().settings());
  }

  /**
   * Trains a mapper.
   *
   * @param name what to call it
   * @param run seed, progress and cancellation
   * @param workers the threads to use
   * @return the mapper with its provenance
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public MapperFile train(String name, Run run, Workers workers) {
    PulseDriver driver = PulseDriver.usual(model);
    NetworkCoding coding =
        new NetworkCoding(
            model.window().siemens(model),
            settings.tolerances(),
            SHORTEST_SHARE * driver.longestSeconds(),
            driver.longestSeconds());
    int count = settings.effort().requests();
    run.progress().update("drawing training requests", 0, count);
    PulseRequestSet requests =
        settings.protocol().draw(population("training requests", count, run), workers);
    Lessons plan = new Lessons(settings, requests, coding, run, workers);
    List<Lessons.Lesson> lessons = List.of(plan.of(Polarity.SET), plan.of(Polarity.RESET));
    Network[] networks = learn(lessons, run, workers);
    NetworkMapper mapper =
        new NetworkMapper(
            new NetworkMapper.Label(name, model.name()),
            driver,
            coding,
            new NetworkMapper.Networks(networks[0], networks[1]));
    return new MapperFile(
        mapper,
        new Provenance(
            variation.name(),
            run.seed().value(),
            settings,
            LibraryVersion.get(),
            validate(mapper, run, workers)));
  }

  private Population population(String purpose, int count, Run run) {
    return new Population(model, variation, count, run.seed().at(purpose));
  }

  /** The networks learn side by side; each is a matter of one thread. */
  private Network[] learn(List<Lessons.Lesson> lessons, Run run, Workers workers) {
    Network[] networks = new Network[lessons.size()];
    long total =
        lessons.stream()
            .flatMap(lesson -> lesson.stages().stream())
            .mapToLong(Lessons.Stage::steps)
            .sum();
    AtomicLong done = new AtomicLong();
    workers.forRange(
        networks.length,
        1,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            Lessons.Lesson lesson = lessons.get(n);
            NetworkTrainer trainer = lesson.trainer(settings.effort());
            for (Lessons.Stage stage : lesson.stages()) {
              trainer.train(
                  stage.objective(),
                  stage.steps(),
                  step -> {
                    Cancelled.check(run);
                    run.progress().update("training", done.incrementAndGet(), total);
                  });
            }
            networks[n] = trainer.network();
          }
        });
    return networks;
  }

  private List<Provenance.Figure> validate(NetworkMapper mapper, Run run, Workers workers) {
    int count = Math.min(MOST_VALIDATION_REQUESTS, settings.effort().requests());
    PulseRequestSet requests =
        settings.protocol().draw(population("validation", count, run), workers);
    NoiseFreeInverse inverse = new NoiseFreeInverse(model);
    double usual = settings.tolerances().usual();
    List<Provenance.Figure> figures = new ArrayList<>();
    for (double within : JUDGED) {
      Proportion baseline = hits(requests, inverse, within, within, workers);
      figures.add(
          new Provenance.Figure(
              within, usual, hits(requests, mapper, usual, within, workers), baseline));
      if (settings.tolerances().isInput() && within != usual) {
        figures.add(
            new Provenance.Figure(
                within, within, hits(requests, mapper, within, within, workers), baseline));
      }
    }
    return figures;
  }

  private static Proportion hits(
      PulseRequestSet requests, PulseMapper mapper, double told, double within, Workers workers) {
    return requests.score(mapper, told, workers).all().within(RelativeDifference.OF_TARGET, within);
  }
}
