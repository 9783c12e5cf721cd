package org.ouroboros.memristor.examples.golden;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ouroboros.memristor.core.access.AccessDevice;
import org.ouroboros.memristor.core.access.SeriesAccessDevice;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.bank.StuckAtFaults;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.Schedule;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.strategies.DeviceAwareHybrid;
import org.ouroboros.memristor.strategies.GradientProgramming;
import org.ouroboros.memristor.strategies.Hybrid;
import org.ouroboros.memristor.strategies.IncrementalStepPulse;
import org.ouroboros.memristor.strategies.OneShot;
import org.ouroboros.memristor.strategies.PulseWidthSearch;
import org.ouroboros.memristor.strategies.ResetFirst;

/** What strategies make of a small array: outcomes, conductances, readings and all costs. */
class ProgrammingGoldenBitsTest {

  private static final int SIDE = 16;
  private static final double NOISE = 0.02;

  private static final List<String> STRATEGIES =
      List.of(
          "one-shot",
          "noise-free-inverse",
          "write-verify",
          "write-verify-no-back-off",
          "write-verify-fixed",
          "write-verify-bisection",
          "hybrid",
          "device-aware-hybrid",
          "reset-first",
          "gradient");

  private static final NetworkMapper PUBLISHED = PulseMappers.bundled("jart-vcm-v1b-realistic");
  private static final NetworkMapper P1 = PulseMappers.bundled("jart-vcm-v1b-realistic-p1");
  private static final NetworkMapper FAST = PulseMappers.bundled("jart-vcm-v1b-realistic-fast");

  /** Strategies that have been made; what they keep from run to run takes long to compute. */
  private static final Map<String, ProgrammingStrategy> MADE = new HashMap<>();

  private static final List<ProgrammingStrategy> OTHER_SETTINGS =
      List.of(
          new IncrementalStepPulse(
              new IncrementalStepPulse.Settings(
                  new IncrementalStepPulse.Ramp(-0.3, 0.02, -0.7),
                  new IncrementalStepPulse.Ramp(0.6, 0.04, 1.2),
                  2e-7,
                  3,
                  4)),
          new PulseWidthSearch(FAST.driver(), 1e-7, 3e-7, 1.7, 4),
          new Hybrid(P1, 3, 2.5, 4, 6),
          new Hybrid(FAST, 2, 4, 10, 20),
          new DeviceAwareHybrid(P1, FAST.driver()),
          new DeviceAwareHybrid(PUBLISHED, FAST.driver(), 5, 2),
          new ResetFirst(FAST, 3),
          new GradientProgramming(FAST, 4));

  private static DeviceModel model(String name) {
    return DeviceModel.catalog().find(name);
  }

  private static ProgrammingStrategy strategy(String name, StrategyFactory.Context context) {
    return StrategyFactory.catalog(ProgrammingGoldenBitsTest.class.getClassLoader())
        .find(name)
        .create(context);
  }

  static Stream<Arguments> strategies() {
    return GoldenBits.forThreads(STRATEGIES.stream());
  }

  /** With noisy reads. */
  @ParameterizedTest
  @MethodSource("strategies")
  void publishedVoltages(String name, int threads) {
    withMapper(name, "published", PUBLISHED, NOISE, threads);
  }

  /** With exact reads. */
  @ParameterizedTest
  @MethodSource("strategies")
  void freeVoltages(String name, int threads) {
    withMapper(name, "free", FAST, 0, threads);
  }

  private static void withMapper(
      String name, String kind, NetworkMapper mapper, double noise, int threads) {
    NetworkMapper told = mapper.withReadNoise(noise);
    StrategyFactory.Context context =
        new StrategyFactory.Context(model("jart-vcm-v1b"), told.driver(), Optional.of(told));
    ProgrammingStrategy strategy =
        MADE.computeIfAbsent(kind + "/" + name, key -> strategy(name, context));
    CrossbarArray array =
        array(model("jart-vcm-v1b"), new PeripheryParameters(noise, 1e-6, 1e-7), threads);
    Bits bits = new Bits();
    program(strategy, array, task(array, 0.04, Budget.ofPulses(40)), bits);
    GoldenBits.check("programming." + kind + "." + name, threads, bits);
  }

  static Stream<Arguments> strategiesOfOtherModels() {
    return GoldenBits.forThreads(
        Stream.of("vteam", "soft-bounds", "linear-ion-drift")
            .flatMap(
                model ->
                    Stream.of(
                            "noise-free-inverse",
                            "write-verify",
                            "write-verify-fixed",
                            "write-verify-bisection",
                            "gradient")
                        .map(strategy -> model + "/" + strategy)));
  }

  @ParameterizedTest
  @MethodSource("strategiesOfOtherModels")
  void otherModels(String names, int threads) {
    String[] parts = names.split("/", -1);
    DeviceModel model = model(parts[0]);
    StrategyFactory.Context context =
        new StrategyFactory.Context(model, PulseDriver.defaultFor(model), Optional.empty());
    CrossbarArray array = array(model, new PeripheryParameters(0.01, 1e-6, 1e-7), threads);
    Bits bits = new Bits();
    program(strategy(parts[1], context), array, task(array, 0.05, Budget.ofPulses(30)), bits);
    GoldenBits.check("programming." + parts[0] + "." + parts[1], threads, bits);
  }

  /** Strategies whose mapper is the noise-free inverse, on a device that has no other mapper. */
  @AnyThreads
  void inverseAsMapper(int threads) {
    DeviceModel model = model("vteam");
    NoiseFreeInverse inverse = new NoiseFreeInverse(model);
    Bits bits = new Bits();
    for (ProgrammingStrategy strategy :
        List.of(
            new Hybrid(inverse),
            new DeviceAwareHybrid(inverse, inverse.driver()),
            new ResetFirst(inverse, 12))) {
      for (double noise : new double[] {0, NOISE}) {
        CrossbarArray array = array(model, new PeripheryParameters(noise, 1e-6, 1e-7), threads);
        program(strategy, array, task(array, 0.02, Budget.ofPulses(40)), bits);
      }
    }
    GoldenBits.check("programming.inverse-as-mapper", threads, bits);
  }

  /** Devices of two state components and behind transistors. */
  @AnyThreads
  void otherDevices(int threads) {
    DeviceModel heated = new HeatedDevice();
    DeviceModel behindTransistor =
        new SeriesAccessDevice(
            (PhysicalDevice) model("jart-vcm-v1b"), new AccessDevice.Resistance(500));
    NoiseFreeInverse heatedInverse = new NoiseFreeInverse(heated);
    NoiseFreeInverse inverse = new NoiseFreeInverse(behindTransistor);
    Bits bits = new Bits();
    CrossbarArray array = array(heated, 3, PeripheryParameters.EXACT, threads);
    program(new Hybrid(heatedInverse), array, task(array, 0.05, Budget.ofPulses(5)), bits);
    array = array(behindTransistor, 3, PeripheryParameters.EXACT, threads);
    ProgrammingTask task = task(array, 0.05, Budget.ofPulses(5));
    program(new DeviceAwareHybrid(inverse, inverse.driver()), array, task, bits);
    GoldenBits.check("programming.other-devices", threads, bits);
  }

  /** Settings other than the usual ones. */
  @AnyThreads
  void otherSettings(int threads) {
    Bits bits = new Bits();
    for (ProgrammingStrategy strategy : OTHER_SETTINGS) {
      CrossbarArray array =
          array(model("jart-vcm-v1b"), new PeripheryParameters(0.01, 1e-6, 1e-7), threads);
      program(strategy, array, task(array, 0.05, Budget.ofPulses(40)), bits);
    }
    GoldenBits.check("programming.other-settings", threads, bits);
  }

  @AnyThreads
  void combinations(int threads) {
    Budget.Limits few =
        new Budget.Limits(3, 1e-3, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    IncrementalStepPulse steps =
        new IncrementalStepPulse(IncrementalStepPulse.Settings.defaults(model("jart-vcm-v1b")));
    Bits bits = new Bits();
    for (ProgrammingStrategy strategy :
        List.of(
            new OneShot(PUBLISHED).then(steps),
            new Hybrid(PUBLISHED)
                .withLimits(few)
                .then(steps.withLimits(few))
                .then(new Hybrid(FAST)),
            new OneShot(P1).then(new GradientProgramming(P1, 3)))) {
      CrossbarArray array = array(model("jart-vcm-v1b"), PeripheryParameters.EXACT, threads);
      program(strategy, array, task(array, 0.05, Budget.ofPulses(30)), bits);
    }
    GoldenBits.check("programming.combinations", threads, bits);
  }

  /** Schedules, priorities, budgets of cells and of the array, times of reading and switching. */
  @AnyThreads
  void schedulesAndBudgets(int threads) {
    PeripheryParameters path = new PeripheryParameters(NOISE, 2e-6, 3e-7, 5e-7);
    Budget tight = new Budget(8, 1e-4, 1e-7);
    Budget.Limits all = new Budget.Limits(400, 1, 1, 1);
    Budget.Limits wear = new Budget.Limits(50, 1, 1e-9, 1);
    Bits bits = new Bits();
    for (Schedule schedule :
        List.of(Schedule.CELL_BY_CELL, Schedule.ROW_PARALLEL, Schedule.grouped(1.3))) {
      for (Budget budget :
          List.of(
              tight,
              Budget.ofPulses(20).withArrayLimits(all),
              new Budget(wear, Budget.Limits.UNLIMITED))) {
        CrossbarArray array = array(model("jart-vcm-v1b"), 9, path, threads);
        ProgrammingTargets targets = task(array, 0.05, budget).targets();
        int[] priorities = new int[targets.cells()];
        Arrays.setAll(priorities, cell -> cell % 5 == 0 ? 1 : 0);
        ProgrammingTask task =
            new ProgrammingTask(targets.withPriorities(priorities), budget, schedule);
        program(new Hybrid(FAST.withReadNoise(NOISE)), array, task, bits);
      }
    }
    GoldenBits.check("programming.schedules-and-budgets", threads, bits);
  }

  /** Arrays that are described as hardware, behind wires; the larger one has several blocks. */
  @AnyThreads
  void hardware(int threads) {
    DeviceModel model = model("jart-vcm-v1b");
    CrossbarSpec hardware =
        CrossbarSpec.builder(model)
            .variation(model.preset("REALISTIC"))
            .periphery(new PeripheryParameters(NOISE, 1e-6, 1e-7))
            .wires(Wires.of(0.5, 0.7))
            .workers(Workers.of(threads))
            .build();
    Bits bits = new Bits();
    CrossbarArray array = hardware.newArray(24, 30, new Seed(43));
    ProgrammingStrategy gradient = new GradientProgramming(P1, 2);
    program(gradient, array, task(array, 0.1, Budget.ofPulses(20)), bits);
    Budget budget = Budget.ofPulses(20).withArrayLimits(new Budget.Limits(4000, 1, 1, 1));
    for (Schedule schedule : List.of(Schedule.CELL_BY_CELL, Schedule.ROW_PARALLEL)) {
      array = hardware.newArray(90, 30, new Seed(43));
      program(new Hybrid(PUBLISHED), array, task(array, 0.1, budget).withSchedule(schedule), bits);
    }
    GoldenBits.check("programming.hardware", threads, bits);
  }

  /** An array of devices in use, 1 % of them stuck. */
  private static CrossbarArray array(DeviceModel model, PeripheryParameters path, int threads) {
    return array(model, SIDE, path, threads);
  }

  private static CrossbarArray array(
      DeviceModel model, int side, PeripheryParameters path, int threads) {
    Workers workers = Workers.of(threads);
    DeviceBank bank =
        DeviceBank.builder(model, side * side)
            .variation(model.presets().get(0))
            .seed(new Seed(41))
            .stuck(StuckAtFaults.fractions(0.004, 0.003, 0.003))
            .workers(workers)
            .build();
    bank.randomizeCycleParameters(new Seed(42));
    bank.setConductances(Inputs.cells(bank.cells()), within(bank.cells(), bank.range(), 51));
    return CrossbarSpec.builder(model)
        .periphery(path)
        .workers(workers)
        .build()
        .newArray(bank, side, side, new Seed(44));
  }

  /** Targets over the whole range, each with one of three tolerances that are nearly the same. */
  private static ProgrammingTask task(CrossbarArray array, double tolerance, Budget budget) {
    double[] siemens = within(array.cells(), array.conductanceRange(), 52);
    double[] tolerances = new double[siemens.length];
    Arrays.setAll(tolerances, cell -> tolerance * (1 + 0.03 * (cell % 3)));
    return new ProgrammingTask(new ProgrammingTargets(siemens, tolerances), budget);
  }

  private static double[] within(int cells, ConductanceRange range, long seed) {
    return new Inputs(seed).uniform(cells, range.minSiemens(), range.maxSiemens());
  }

  private static void program(
      ProgrammingStrategy strategy, CrossbarArray array, ProgrammingTask task, Bits bits) {
    ProgrammingReport report = strategy.program(array, task, RunContext.of(45));
    ProgrammingCost costs = report.cost();
    for (int cell = 0; cell < array.cells(); cell++) {
      bits.add(report.outcome(cell));
      bits.add(report.reachedSiemens(cell)).add(report.readSiemens(cell));
      bits.add(costs.pulses(cell)).add(costs.reads(cell)).add(costs.polaritySwitches(cell));
      bits.add(costs.seconds(cell)).add(costs.joules(cell)).add(costs.coulombs(cell));
    }
    bits.add(costs.totals().pulses()).add(costs.totals().reads());
    bits.add(costs.totals().seconds()).add(costs.totals().joules());
    bits.add(costs.totalCoulombs()).add(costs.totalPolaritySwitches()).add(costs.products());
    add(costs.totalDelay(), bits);
    add(report.delay(), bits);
    double[] siemens = new double[array.cells()];
    array.conductances(siemens);
    bits.add(siemens);
  }

  private static void add(ProgrammingCost.Delay delay, Bits bits) {
    bits.add(delay.pulseSeconds()).add(delay.readSeconds());
    bits.add(delay.settlingSeconds()).add(delay.polaritySwitchSeconds());
  }
}
