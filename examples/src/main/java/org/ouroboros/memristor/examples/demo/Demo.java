package org.ouroboros.memristor.examples.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ouroboros.memristor.core.array.ReadPath;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.lookup.Catalog;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Progress;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.crossbar.ArrayWriter;
import org.ouroboros.memristor.crossbar.CrossbarBackend;
import org.ouroboros.memristor.crossbar.CrossbarHardware;
import org.ouroboros.memristor.examples.classifier.DigitClassifier;
import org.ouroboros.memristor.examples.classifier.DigitReader;
import org.ouroboros.memristor.examples.data.DigitSplit;
import org.ouroboros.memristor.examples.data.OptDigits;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.mapper.BundledMappers;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.PulseRequestSet;
import org.ouroboros.memristor.mapper.RequestProtocol;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.training.MapperTraining;

/**
 * Demonstration: trains a digit classifier, programs it into simulated crossbars with several
 * strategies and classifies digits with each; then chooses the pulses with a mapper whose own
 * weights are programmed into an array.
 */
public final class Demo {

  /** Device model and variation preset of the demonstration. */
  static final String MODEL = "jart-vcm-v1b";

  static final String VARIATION = "REALISTIC";

  /** Strategies for the classifier; their mapper is the one for arbitrary targets. */
  private static final List<String> STRATEGIES =
      List.of("one-shot", "noise-free-inverse", "write-verify", "hybrid");

  private static final String DEVICE_AWARE = "device-aware-hybrid";

  private final DemoSettings settings;
  private final Run run;
  private final Workers workers;
  private final DeviceModel model;
  private final Catalog<StrategyFactory> strategies;
  private final CrossbarHardware hardware;

  /**
   * Creates the demonstration.
   *
   * @param settings the settings
   * @param progress is notified of progress
   * @param workers the threads to use; the result does not depend on them
   */
  public Demo(DemoSettings settings, Progress progress, Workers workers) {
    ClassLoader loader = Demo.class.getClassLoader();
    this.settings = settings;
    this.run = new Run(settings.seed(), progress, () -> false);
    this.workers = workers;
    this.model = DeviceModel.catalog(loader).find(MODEL);
    this.strategies = StrategyFactory.catalog(loader);
    this.hardware =
        CrossbarHardware.of(model)
            .variation(model.preset(VARIATION))
            .readPath(ReadPath.EXACT.withNoise(settings.periphery().relativeReadNoise()))
            .converters(settings.periphery().converters())
            .tileSize(settings.tileSize())
            .workers(workers)
            .build();
  }

  /**
   * Runs the demonstration.
   *
   * @return the result
   */
  public DemoResult run() {
    DigitSplit digits = DigitSplit.of(OptDigits.load(), run.seed().at("digits"));
    DigitClassifier classifier =
        settings.effort().classifier().train(digits.train(), run.at("classifier"));
    DemoResult.Mappers mappers =
        new DemoResult.Mappers(
            train(RequestProtocol.reachable(model)), train(new RequestProtocol.AnyToAny()));
    NetworkMapper mapper = mappers.anyToAny().mapper();

    Writing writing = new Writing(classifier, digits);
    List<DemoResult.Written> strategic = new ArrayList<>();
    for (String name : STRATEGIES) {
      strategic.add(writing.by(name, name.replace("noise-free-", "noise-free "), name, mapper));
    }
    strategic.add(
        writing.by(DEVICE_AWARE, "device-aware hybrid, free voltages", DEVICE_AWARE, free()));
    RecordingWriter own = new RecordingWriter(writer("hybrid", mapper));
    Run ownRun = stage("the mapper's own arrays", "mapper arrays");
    NetworkMapper analog = mapper.on(new CrossbarBackend(hardware, own, ownRun));
    NetworkMapper reachable = mappers.reachable().mapper();
    List<DemoResult.Written> others = new ArrayList<>();
    others.add(writing.by("one-shot-p1-mapper", "one-shot, P1 mapper", "one-shot", reachable));
    others.add(writing.by("one-shot-analog", "one-shot, analog mapper", "one-shot", analog));
    others.add(writing.by("hybrid-analog", "hybrid, analog mapper", "hybrid", analog));
    Proportion floating = right(classifier.on(new DigitalBackend()), digits);
    return new DemoResult(
        new DemoResult.Classifier(digits.train().count(), floating),
        mappers,
        strategic,
        others,
        new DemoResult.Ouroboros(
            new WriteResult("mapper", "the mapper's own weights, hybrid", own.reports()),
            judge(mapper, analog)));
  }

  /** The bundled mapper that also chooses the voltage, configured for the read noise. */
  private PulseMapper free() {
    return BundledMappers.find(MODEL + "-realistic-fast")
        .mapper()
        .withReadNoise(settings.periphery().relativeReadNoise());
  }

  private MapperFile train(RequestProtocol protocol) {
    TrainingSettings training = TrainingSettings.bestPulse(protocol, settings.effort().mapper());
    String name = MODEL + "-demo-" + protocol.name().toLowerCase(Locale.ROOT);
    return new MapperTraining(model, model.preset(VARIATION), training)
        .train(name, stage(protocol.name() + " mapper", name), workers);
  }

  private ArrayWriter writer(String strategy, PulseMapper mapper) {
    DemoSettings.Writing writing = settings.writing();
    StrategyContext context = new StrategyContext(model, mapper.driver(), Optional.of(mapper));
    return ArrayWriter.by(
        strategies.find(strategy).create(context),
        writing.tolerance(),
        Budget.ofPulses(writing.pulses()));
  }

  /** A stage of the run with its own seed and a title before its progress. */
  private Run stage(String title, String purpose) {
    Progress outer = run.progress();
    return new Run(
        run.seed().at(purpose),
        (stage, done, total) -> outer.update(title + ": " + stage, done, total),
        run.cancellation());
  }

  /** Hit rates of the mapper, digital and analog, on unused devices. */
  private List<DemoResult.Judged> judge(NetworkMapper digital, NetworkMapper analog) {
    List<DemoResult.Judged> judged = new ArrayList<>();
    Seed seed = run.seed().at("judged");
    int count = settings.effort().judgedRequests();
    Population population = new Population(model, model.preset(VARIATION), count, seed);
    RequestProtocol protocol = new RequestProtocol.AnyToAny();
    PulseRequestSet requests = protocol.draw(population, workers);
    for (double tolerance : Figures.TOLERANCES) {
      run.progress().update("evaluating the mapper", judged.size(), Figures.TOLERANCES.size());
      Proportion digitalHits = hits(requests, digital, tolerance);
      Proportion analogHits = hits(requests, analog, tolerance);
      judged.add(new DemoResult.Judged(protocol.name(), tolerance, digitalHits, analogHits));
    }
    run.progress().update("evaluating the mapper", judged.size(), Figures.TOLERANCES.size());
    return judged;
  }

  private Proportion hits(PulseRequestSet requests, PulseMapper mapper, double tolerance) {
    return requests
        .score(mapper, tolerance, workers)
        .all()
        .within(RelativeDifference.OF_TARGET, tolerance);
  }

  private static Proportion right(DigitReader reader, DigitSplit digits) {
    return new Proportion(reader.right(digits.test(), 0), digits.test().count());
  }

  /** Programs the classifier into copies of the same devices, one strategy after the other. */
  private final class Writing {
    private final DigitClassifier classifier;
    private final DigitSplit digits;

    Writing(DigitClassifier classifier, DigitSplit digits) {
      this.classifier = classifier;
      this.digits = digits;
    }

    DemoResult.Written by(String id, String title, String strategy, PulseMapper mapper) {
      RecordingWriter writer = new RecordingWriter(writer(strategy, mapper));
      // The same purpose each time: the same devices in the same states.
      Run own = stage(title, "classifier arrays");
      DigitReader reader = classifier.on(new CrossbarBackend(hardware, writer, own));
      return new DemoResult.Written(
          new WriteResult(id, title, writer.reports()), right(reader, digits));
    }
  }
}
