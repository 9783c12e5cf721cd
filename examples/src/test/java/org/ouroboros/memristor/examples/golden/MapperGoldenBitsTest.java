package org.ouroboros.memristor.examples.golden;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.mapping.TransitTimePredictor;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.crossbar.ArrayProgrammer;
import org.ouroboros.memristor.crossbar.CrossbarBackend;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.mapper.MapperEvaluation;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.mapper.RequestDataset;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.optimum.OpenLoopOptimum;
import org.ouroboros.memristor.mapper.optimum.OracleMapper;

/** Pulses that mappers choose: volts, seconds and predicted success of each request. */
class MapperGoldenBitsTest {

  private static final int REQUESTS = 200;
  private static final int CELLS = 60;
  private static final int FEW = 40;
  private static final double[] TOLERANCES = {0.5, 0.2, 0.1, 0.05, 0.01};

  private static DeviceModel model(String name) {
    return DeviceModel.catalog().find(name);
  }

  private static ConductanceRange range(DeviceModel model) {
    return model.window().conductanceRange(model);
  }

  static Stream<Arguments> bundled() {
    return GoldenBits.forThreads(
        Stream.of(
            "jart-vcm-v1b-realistic", "jart-vcm-v1b-realistic-p1", "jart-vcm-v1b-realistic-fast"));
  }

  /** Any requests, of cells of which nothing is known. */
  @ParameterizedTest
  @MethodSource("bundled")
  void withoutMemory(String name, int threads) {
    NetworkMapper mapper = PulseMappers.bundled(name);
    Bits bits = new Bits();
    choose(mapper, bits);
    choose(mapper.withReadNoise(0.02), bits);
    choose(mapper.on(new DigitalBackend(Workers.of(threads))), bits);
    GoldenBits.check("mapper.without-memory." + name, threads, bits);
  }

  /** Requests one after the other, of which the mapper sees what its pulses did. */
  @ParameterizedTest
  @MethodSource("bundled")
  void withMemory(String name, int threads) {
    NetworkMapper mapper = PulseMappers.bundled(name);
    Bits bits = new Bits();
    for (double noise : new double[] {0, 0.02}) {
      NetworkMapper told = mapper.withReadNoise(noise);
      remember(told, bits);
      remember(told.on(new DigitalBackend(Workers.of(threads))), bits);
    }
    GoldenBits.check("mapper.with-memory." + name, threads, bits);
  }

  @AnyThreads
  void onCrossbars(int threads) {
    CrossbarSpec hardware =
        CrossbarSpec.builder(model("jart-vcm-v1b"))
            .periphery(PeripheryParameters.EXACT.withReadNoise(0.01))
            .tileSize(new CrossbarSpec.TileSize(24, 24))
            .workers(Workers.of(threads))
            .build();
    NetworkMapper mapper =
        PulseMappers.bundled("jart-vcm-v1b-realistic-p1")
            .on(new CrossbarBackend(hardware, ArrayProgrammer.ideal(), RunContext.of(4)));
    Bits bits = new Bits();
    choose(mapper, bits);
    GoldenBits.check("mapper.on-crossbars", threads, bits);
  }

  /** A driver of other times, and one of a resolution. */
  @AnyThreads
  void otherDriver(int threads) {
    NetworkMapper mapper = PulseMappers.bundled("jart-vcm-v1b-realistic");
    PulseDriver driver = mapper.driver();
    PulseDriver.Timing timing = new PulseDriver.Timing(1e-7, 5e-3, 5e-8, 1e-8);
    Bits bits = new Bits();
    choose(mapper.with(new PulseDriver(driver.set(), driver.reset(), timing)), bits);
    for (double gauss : new double[] {-2, 0, 1}) {
      bits.add(timing.withJitter(1e-6, gauss)).add(timing.nearestSeconds(1.234e-6 + 1e-6 * gauss));
    }
    GoldenBits.check("mapper.other-driver", threads, bits);
  }

  static Stream<Arguments> models() {
    return GoldenBits.forThreads(
        Stream.of("jart-vcm-v1b", "jart-vcm-v1b-full", "linear-ion-drift", "vteam", "soft-bounds"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void noiseFreeInverse(String name, int threads) {
    Bits bits = new Bits();
    chooseFew(new NoiseFreeInverse(model(name)), range(model(name)), bits);
    GoldenBits.check("mapper.noise-free-inverse." + name, threads, bits);
  }

  @AnyThreads
  void noiseFreeInverse_twoStates(int threads) {
    DeviceModel model = new HeatedDevice();
    Bits bits = new Bits();
    chooseFew(new NoiseFreeInverse(model), range(model), bits);
    GoldenBits.check("mapper.noise-free-inverse.two-states", threads, bits);
  }

  /** Requests that their device has reached, and any; scored with exact and with noisy reads. */
  @AnyThreads
  void requestSets(int threads) {
    Workers workers = Workers.of(threads);
    DeviceModel model = model("jart-vcm-v1b");
    Population population =
        new Population(model, model.preset("REALISTIC"), REQUESTS, new Seed(21));
    PulseMapper mapper = PulseMappers.bundled("jart-vcm-v1b-realistic");
    for (RequestDistribution protocol : protocols(model)) {
      RequestDataset requests = protocol.sample(population, workers);
      Bits bits = new Bits();
      for (int i = 0; i < requests.size(); i++) {
        bits.add(requests.startSiemens(i)).add(requests.targetSiemens(i));
        bits.add(requests.appliedSeconds(i)).add(requests.stoppedAtBound(i));
      }
      ReadNoise noise = new ReadNoise(0.03, new Seed(22));
      add(requests.evaluate(mapper, 0.1, workers), bits);
      add(requests.evaluate(mapper, requests.requests(0.2, noise), workers), bits);
      GoldenBits.check("mapper.requests." + protocol.name(), threads, bits);
    }
  }

  /** Best pulses of a population, by transit times of devices of one state component. */
  @AnyThreads
  void bestPulses(int threads) {
    DeviceModel model = model("jart-vcm-v1b");
    Bits bits = new Bits();
    for (RequestDistribution protocol : protocols(model)) {
      bestPulses(model, 40, protocol, threads, bits);
    }
    GoldenBits.check("mapper.best-pulses", threads, bits);
  }

  /** Best pulses of a population of devices that are given by their steps, by simulation. */
  @AnyThreads
  void bestPulses_simulated(int threads) {
    Bits bits = new Bits();
    bestPulses(model("soft-bounds"), 8, new RequestDistribution.UniformRequests(), threads, bits);
    GoldenBits.check("mapper.best-pulses.simulated", threads, bits);
  }

  private static void bestPulses(
      DeviceModel model, int devices, RequestDistribution protocol, int threads, Bits bits) {
    Population population = new Population(model, model.presets().get(0), devices, new Seed(23));
    bestPulses(population, PulseDriver.defaultFor(model), protocol, threads, bits);
  }

  private static void bestPulses(
      Population population,
      PulseDriver driver,
      RequestDistribution protocol,
      int threads,
      Bits bits) {
    Workers workers = Workers.of(threads);
    OpenLoopOptimum.Problem subject = new OpenLoopOptimum.Problem(population, driver, protocol);
    OpenLoopOptimum best = OpenLoopOptimum.of(subject, RunContext.of(1).withWorkers(workers));
    chooseFew(new OracleMapper(best, workers), range(population.model()), bits);
  }

  @AnyThreads
  void bestPulses_severalVoltages(int threads) {
    DeviceModel model = model("jart-vcm-v1b");
    Population population = new Population(model, model.preset("REALISTIC"), 30, new Seed(24));
    PulseDriver driver =
        new PulseDriver(
            new VoltageRange(-0.4, -0.6, 0.1), new VoltageRange(0.8, 1, 0.1), 5e-8, 1e-4, 1e-8);
    Bits bits = new Bits();
    bestPulses(population, driver, new RequestDistribution.UniformRequests(), threads, bits);
    GoldenBits.check("mapper.best-pulses.several-voltages", threads, bits);
  }

  private static RequestDistribution[] protocols(DeviceModel model) {
    return new RequestDistribution[] {
      RequestDistribution.reachable(model), new RequestDistribution.UniformRequests()
    };
  }

  private static void add(MapperEvaluation score, Bits bits) {
    bits.add(score.reachedSiemens()).add(score.targetSiemens());
    bits.add(score.meanCost().seconds()).add(score.meanCost().joules());
    bits.add(score.stopped().differences(RelativeDifference.OF_TARGET));
  }

  private static void choose(NetworkMapper mapper, Bits bits) {
    PulseRequests requests = requests(mapper.range(), REQUESTS, new Inputs(31));
    choose(mapper, requests, mapper.newMemory(REQUESTS), bits);
  }

  private static void chooseFew(PulseMapper mapper, ConductanceRange range, Bits bits) {
    PulseRequests requests = requests(range, FEW, new Inputs(32));
    choose(mapper, requests, mapper.newMemory(FEW), bits);
  }

  private static PulseRequests requests(ConductanceRange range, int count, Inputs inputs) {
    PulseRequests requests = new PulseRequests(count);
    for (int i = 0; i < count; i++) {
      double start = inputs.uniform(range.minSiemens(), range.maxSiemens());
      double target = inputs.uniform(range.minSiemens(), range.maxSiemens());
      requests.add(i, i % 50 == 0 ? range.minSiemens() : start, target, TOLERANCES[i % 5]);
    }
    return requests;
  }

  private static PulsePlan choose(
      PulseMapper mapper, PulseRequests requests, MapperMemory memory, Bits bits) {
    PulsePlan choices = new PulsePlan();
    mapper.choose(requests, memory, choices);
    for (int i = 0; i < requests.size(); i++) {
      bits.add(choices.volts(i)).add(choices.seconds(i)).add(choices.predictedSuccess(i));
    }
    return choices;
  }

  /** Five requests of each cell, one after the other; what they reached is made up. */
  private static void remember(NetworkMapper mapper, Bits bits) {
    ConductanceRange range = mapper.range();
    MapperMemory memory = mapper.newMemory(CELLS);
    Inputs inputs = new Inputs(33);
    for (int round = 0; round < 5; round++) {
      PulseRequests requests = requests(range, CELLS, inputs);
      PulsePlan choices = choose(mapper, requests, memory, bits);
      double[] reached = new double[CELLS];
      for (int i = 0; i < CELLS; i++) {
        double part = inputs.uniform(-0.2, 1.5);
        double start = requests.startSiemens(i);
        double wanted = start + part * (requests.targetSiemens(i) - start);
        reached[i] = Math.max(range.minSiemens(), Math.min(range.maxSiemens(), wanted));
      }
      mapper.observe(requests, choices, reached, memory);
      bits.add(memory.snapshot());
    }
    Optional<TransitTimePredictor> forecast = mapper.transitTimePredictor();
    if (forecast.isPresent()) {
      foresee(forecast.get(), memory, mapper, bits);
    }
  }

  /** What the mapper expects of its cells. */
  private static void foresee(
      TransitTimePredictor forecast, MapperMemory memory, NetworkMapper mapper, Bits bits) {
    ConductanceRange range = mapper.range();
    double[] siemens = {
      range.minSiemens(), 0.5 * (range.minSiemens() + range.maxSiemens()), range.maxSiemens()
    };
    double volts = mapper.driver().set().weakestVolts();
    double[][] logSeconds = new double[forecast.devices()][siemens.length];
    for (int cell = 0; cell < CELLS; cell += 7) {
      forecast.loadCell(memory, cell);
      bits.add(forecast.uncertainty()).add(forecast.uncertaintyAfter(siemens[0], siemens[1]));
      bits.add(forecast.expectedLogSeconds(volts, siemens[0], siemens[1]));
      forecast.setMove(volts, siemens[0], siemens[1]);
      for (int device = 0; device < forecast.devices(); device++) {
        bits.add(forecast.weight(device));
      }
      forecast.logSeconds(siemens, siemens.length, logSeconds);
      bits.add(logSeconds);
    }
    forecast.loadPrior(0.3);
    bits.add(forecast.uncertainty())
        .add(forecast.expectedLogSeconds(volts, siemens[0], siemens[2]));
  }
}
