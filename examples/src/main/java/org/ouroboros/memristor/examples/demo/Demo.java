package org.ouroboros.memristor.examples.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.concurrent.Progress;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.spi.ServiceCatalog;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.crossbar.ArrayProgrammer;
import org.ouroboros.memristor.crossbar.Converters;
import org.ouroboros.memristor.crossbar.CrossbarBackend;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.examples.output.Report;
import org.ouroboros.memristor.examples.output.ReportFormat;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.mapper.RequestDataset;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.training.MapperTrainer;

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

  /** 8 bits in, 10 bits out. */
  static final Converters CONVERTERS = new Converters(8, 10);

  /** Relative standard deviation of a reading, in verify reads and in products. */
  static final double RELATIVE_READ_NOISE = 0.01;

  /** Tolerated difference relative to the target. */
  static final double TOLERANCE = 0.05;

  /** Greatest number of pulses per device. */
  static final int PULSE_BUDGET = 200;

  private final CrossbarSpec.TileSize tileSize;
  private final Effort effort;
  private final RunContext run;
  private final DeviceModel model;
  private final ServiceCatalog<StrategyFactory> strategies;
  private final CrossbarSpec crossbarSpec;

  /** Training effort. */
  public enum Effort {
    /** A few seconds; shows that everything works, not how well. */
    SMOKE(
        new ClassifierTraining(12, 12, 1e-2, 2e-2),
        new TrainingSettings.Effort(1_000, 128, 300, 128, 8),
        500),
    /** Below two minutes on two cores. */
    QUICK(ClassifierTraining.DEFAULT, TrainingSettings.Effort.QUICK, 5_000),
    /** Some minutes; the mapper trains as the bundled ones do. */
    FULL(ClassifierTraining.DEFAULT, TrainingSettings.Effort.FULL, 20_000);

    private final ClassifierTraining classifier;
    private final TrainingSettings.Effort mapper;
    private final int evaluationRequests;

    Effort(ClassifierTraining classifier, TrainingSettings.Effort mapper, int evaluationRequests) {
      this.classifier = classifier;
      this.mapper = mapper;
      this.evaluationRequests = evaluationRequests;
    }

    ClassifierTraining classifier() {
      return classifier;
    }

    /** {@return the training effort of the pulse mapper} */
    public TrainingSettings.Effort mapper() {
      return mapper;
    }
  }

  /**
   * Creates the demonstration.
   *
   * @param tileSize largest size of a single array
   * @param effort training effort
   * @param run seed, threads, progress and cancellation
   */
  public Demo(CrossbarSpec.TileSize tileSize, Effort effort, RunContext run) {
    ClassLoader loader = Demo.class.getClassLoader();
    this.tileSize = tileSize;
    this.effort = effort;
    this.run = run;
    this.model = DeviceModel.catalog(loader).find(MODEL);
    this.strategies = StrategyFactory.catalog(loader);
    this.crossbarSpec =
        CrossbarSpec.builder(model)
            .variation(model.preset(VARIATION))
            .periphery(PeripheryParameters.EXACT.withReadNoise(RELATIVE_READ_NOISE))
            .converters(CONVERTERS)
            .tileSize(tileSize)
            .workers(run.workers())
            .build();
  }

  /** {@return the report of a run of the demonstration} */
  public Report report() {
    return new DemoReport(tileSize, effort, run.seed().value(), run()).report();
  }

  DemoResult run() {
    DigitSplit digits = DigitSplit.of(OptDigits.load(), run.seed().at(RandomStreams.DIGITS));
    DigitClassifier classifier =
        effort.classifier.train(digits.train(), run.at(RandomStreams.CLASSIFIER));
    List<MapperFile> mappers =
        List.of(
            train(RequestDistribution.reachable(model)),
            train(new RequestDistribution.UniformRequests()));
    NetworkMapper mapper = mappers.get(1).mapper();

    ClassifierProgramming programming = new ClassifierProgramming(classifier, digits);
    List<DemoResult.ProgrammedClassifier> byStrategy = new ArrayList<>();
    for (String name : STRATEGIES) {
      byStrategy.add(programming.program(name, name, name, mapper));
    }
    byStrategy.add(
        programming.program(
            DEVICE_AWARE, DEVICE_AWARE + ", free voltages", DEVICE_AWARE, voltageChoosingMapper()));
    List<ProgrammingReport> mapperReports = new ArrayList<>();
    ArrayProgrammer mapperProgrammer = recording(programmer("hybrid", mapper), mapperReports);
    RunContext mapperRun = stage("the mapper's own arrays", RandomStreams.MAPPER_ARRAYS);
    NetworkMapper analog =
        mapper.on(new CrossbarBackend(crossbarSpec, mapperProgrammer, mapperRun));
    NetworkMapper reachable = mappers.get(0).mapper();
    List<DemoResult.ProgrammedClassifier> byOtherMapper = new ArrayList<>();
    byOtherMapper.add(
        programming.program("one-shot-p1-mapper", "one-shot, P1 mapper", "one-shot", reachable));
    byOtherMapper.add(
        programming.program("one-shot-analog", "one-shot, analog mapper", "one-shot", analog));
    byOtherMapper.add(
        programming.program("hybrid-analog", "hybrid, analog mapper", "hybrid", analog));
    return new DemoResult(
        digits.train().count(),
        accuracy(classifier.on(new DigitalBackend()), digits),
        mappers,
        byStrategy,
        byOtherMapper,
        new NetworkProgrammingResult("mapper", "the mapper's own weights, hybrid", mapperReports),
        evaluate(mapper, analog));
  }

  /** The bundled mapper that also chooses the voltage, configured for the read noise. */
  private PulseMapper voltageChoosingMapper() {
    return PulseMappers.bundled(MODEL + "-realistic-fast").withReadNoise(RELATIVE_READ_NOISE);
  }

  private MapperFile train(RequestDistribution protocol) {
    TrainingSettings training = TrainingSettings.bestPulse(protocol, effort.mapper);
    String name = MODEL + "-demo-" + protocol.name().toLowerCase(Locale.ROOT);
    return new MapperTrainer(model, model.preset(VARIATION), training)
        .train(name, stage(protocol.name() + " mapper", name));
  }

  private ArrayProgrammer programmer(String strategy, PulseMapper mapper) {
    StrategyFactory.Context context =
        new StrategyFactory.Context(model, mapper.driver(), Optional.of(mapper));
    return ArrayProgrammer.withStrategy(
        strategies.find(strategy).create(context), TOLERANCE, Budget.ofPulses(PULSE_BUDGET));
  }

  /** A programmer that adds its reports to a list. */
  private static ArrayProgrammer recording(
      ArrayProgrammer programmer, List<ProgrammingReport> reports) {
    return (array, siemens, context) -> {
      ProgrammingReport report = programmer.program(array, siemens, context);
      reports.add(report);
      return report;
    };
  }

  /** A stage of the run with its own seed and a title before its progress. */
  private RunContext stage(String title, String purpose) {
    Progress outer = run.progress();
    return run.at(purpose)
        .withProgress((stage, done, total) -> outer.update(title + ": " + stage, done, total));
  }

  /** Hit rates of the mapper, digital and analog, on unused devices. */
  private List<DemoResult.MapperHitRates> evaluate(NetworkMapper digital, NetworkMapper analog) {
    List<DemoResult.MapperHitRates> results = new ArrayList<>();
    Seed seed = run.seed().at(RandomStreams.EVALUATION_REQUESTS);
    int count = effort.evaluationRequests;
    Population population = new Population(model, model.preset(VARIATION), count, seed);
    RequestDistribution protocol = new RequestDistribution.UniformRequests();
    RequestDataset requests = protocol.sample(population, run.workers());
    int total = ReportFormat.TOLERANCES.size();
    run.progress().update("evaluating the mapper", 0, total);
    for (double tolerance : ReportFormat.TOLERANCES) {
      results.add(
          new DemoResult.MapperHitRates(
              protocol.name(),
              tolerance,
              hitRate(requests, digital, tolerance),
              hitRate(requests, analog, tolerance)));
      run.progress().update("evaluating the mapper", results.size(), total);
    }
    return results;
  }

  private Proportion hitRate(RequestDataset requests, PulseMapper mapper, double tolerance) {
    return requests
        .evaluate(mapper, tolerance, run.workers())
        .all()
        .withinTolerance(RelativeDifference.OF_TARGET, tolerance);
  }

  private static Proportion accuracy(ClassifierInference inference, DigitSplit digits) {
    return new Proportion(inference.countCorrect(digits.test(), 0), digits.test().count());
  }

  /** Programs the classifier into copies of the same devices, one strategy after the other. */
  private final class ClassifierProgramming {
    private final DigitClassifier classifier;
    private final DigitSplit digits;

    ClassifierProgramming(DigitClassifier classifier, DigitSplit digits) {
      this.classifier = classifier;
      this.digits = digits;
    }

    DemoResult.ProgrammedClassifier program(
        String id, String title, String strategy, PulseMapper mapper) {
      List<ProgrammingReport> reports = new ArrayList<>();
      ArrayProgrammer programmer = recording(programmer(strategy, mapper), reports);
      // The same purpose each time: the same devices in the same states.
      RunContext stageRun = stage(title, RandomStreams.CLASSIFIER_ARRAYS);
      ClassifierInference inference =
          classifier.on(new CrossbarBackend(crossbarSpec, programmer, stageRun));
      return new DemoResult.ProgrammedClassifier(
          new NetworkProgrammingResult(id, title, reports), accuracy(inference, digits));
    }
  }
}
