package org.ouroboros.memristor.examples.golden;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ouroboros.memristor.core.access.AccessDevice;
import org.ouroboros.memristor.core.access.RetentionModel;
import org.ouroboros.memristor.core.access.SeriesAccessDevice;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.bank.StuckAtFaults;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.internal.solver.TransitTimes;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.solver.TransitTimeSolver;
import org.ouroboros.memristor.core.solver.tabulated.TabulatedSolver;

/** Trajectories of banks: states, parameters, energies, charges and outcomes of pulses. */
class DeviceGoldenBitsTest {

  private static final int MANY = 300;
  private static final int FEW = 24;

  /** Part of the pulses that have just the voltages of the operating point. */
  private static final double AT_OPERATING_POINT = 0.85;

  /** Made once for all numbers of threads; exact tables of the full form take ten times as long. */
  private static final PulseSolver COARSE_TABLES =
      TabulatedSolver.defaults().withVoltages(0.7065).withErrorBound(1e-3);

  private static final PulseSolver TABLES_OVER_VOLTAGES =
      TabulatedSolver.defaults().withVoltages(-0.342).withVoltageRange(0.8, 0.82);

  private static DeviceModel model(String name) {
    return DeviceModel.catalog().find(name);
  }

  private static DeviceBank.Builder builder(
      DeviceModel model, String variation, int cells, int threads) {
    return DeviceBank.builder(model, cells)
        .variation(model.preset(variation))
        .seed(new Seed(11))
        .workers(Workers.of(threads));
  }

  static Stream<Arguments> presets() {
    return GoldenBits.forThreads(
        Stream.of(
            "jart-vcm-v1b/REALISTIC",
            "jart-vcm-v1b/REALISTIC_RESAMPLED",
            "jart-vcm-v1b/NONE",
            "linear-ion-drift/MODEST",
            "vteam/MODEST",
            "soft-bounds/MODEST"));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void usualSolver(String preset, int threads) {
    String[] names = preset.split("/", -1);
    DeviceBank bank = builder(model(names[0]), names[1], MANY, threads).build();
    GoldenBits.check("device.usual." + preset, threads, trajectory(bank, 10));
  }

  @AnyThreads
  void ownDevices(int threads) {
    for (OwnDevice device :
        List.of(OwnDevice.EQUILIBRIUM, OwnDevice.STANDSTILL, OwnDevice.BARRIER)) {
      Bits bits = trajectory(builder(device, "WIDE", 60, threads).build(), 6);
      DeviceBank free = builder(device, "WIDE", 20, threads).withoutWindow().build();
      bits.addDigest(trajectory(free, 4).hex());
      GoldenBits.check("device.own." + device.name(), threads, bits);
    }
  }

  @AnyThreads
  void coarseTables_fullJart(int threads) {
    DeviceBank bank =
        builder(model("jart-vcm-v1b-full"), "REALISTIC", MANY, threads)
            .solver(COARSE_TABLES)
            .build();
    GoldenBits.check("device.coarse-tables.jart-vcm-v1b-full", threads, trajectory(bank, 5));
  }

  @AnyThreads
  void tablesOverVoltages(int threads) {
    DeviceBank bank =
        builder(model("jart-vcm-v1b"), "REALISTIC", MANY, threads)
            .solver(TABLES_OVER_VOLTAGES)
            .build();
    Bits bits = new Bits();
    Inputs inputs = new Inputs(5);
    for (int n = 0; n < 4; n++) {
      double[] volts = new double[MANY];
      double[] seconds = new double[MANY];
      for (int i = 0; i < MANY; i++) {
        volts[i] = n % 2 == 0 ? -0.342 : inputs.uniform(0.8, 0.82);
        seconds[i] = inputs.decades(1e-8, 6);
      }
      apply(bank, PulseBatch.rectangular(Inputs.cells(MANY), volts, seconds), bits);
    }
    GoldenBits.check("device.tables-over-voltages", threads, bits);
  }

  static Stream<Arguments> directModels() {
    return GoldenBits.forThreads(
        Stream.of("jart-vcm-v1b", "jart-vcm-v1b-full", "linear-ion-drift", "vteam"));
  }

  @ParameterizedTest
  @MethodSource("directModels")
  void adaptiveSolver(String name, int threads) {
    DeviceModel model = model(name);
    DeviceBank bank =
        builder(model, model.presets().get(0).name(), FEW, threads)
            .solver(new DormandPrince54Solver(1e-7))
            .build();
    GoldenBits.check("device.adaptive." + name, threads, trajectory(bank, 5));
  }

  @ParameterizedTest
  @MethodSource("directModels")
  void passageSolver(String name, int threads) {
    DeviceModel model = model(name);
    DeviceBank bank =
        builder(model, model.presets().get(0).name(), FEW, threads)
            .solver(TransitTimeSolver.DEFAULT)
            .build();
    GoldenBits.check("device.passage." + name, threads, trajectory(bank, 5));
  }

  @AnyThreads
  void passageTimes(int threads) {
    Bits bits = new Bits();
    for (String name : new String[] {"jart-vcm-v1b", "jart-vcm-v1b-full", "vteam"}) {
      PhysicalDevice device = (PhysicalDevice) model(name);
      double lower = device.window().lowerState();
      double upper = device.window().upperState();
      for (double volts : new double[] {-0.342, 0.7065}) {
        TransitTimes times =
            new TransitTimes(device, volts, device.nominalParameters(), device.window());
        Inputs inputs = new Inputs(6);
        for (int i = 0; i < 10; i++) {
          bits.add(times.seconds(inputs.uniform(lower, upper), inputs.uniform(lower, upper)));
        }
      }
    }
    GoldenBits.check("device.passage-times", threads, bits);
  }

  @AnyThreads
  void withoutWindowAndStuck(int threads) {
    DeviceModel model = model("jart-vcm-v1b");
    DeviceBank free =
        builder(model, "REALISTIC", 100, threads)
            .withoutWindow()
            .stuck(StuckAtFaults.fractions(0.05, 0.05, 0.05))
            .build();
    GoldenBits.check("device.without-window", threads, trajectory(free, 6));
    DeviceBank listed =
        builder(model, "REALISTIC", 40, threads)
            .stuck(StuckAtFaults.listed(Map.of(3, 0.5, 17, 1.5)))
            .build();
    GoldenBits.check("device.stuck-listed", threads, trajectory(listed, 3));
  }

  @AnyThreads
  void seriesResistance(int threads) {
    PhysicalDevice cell = (PhysicalDevice) model("jart-vcm-v1b");
    DeviceModel model = new SeriesAccessDevice(cell, new AccessDevice.Resistance(500));
    DeviceBank bank = builder(model, "REALISTIC", FEW, threads).build();
    GoldenBits.check("device.one-transistor", threads, trajectory(bank, 4));
  }

  @AnyThreads
  void selector(int threads) {
    PhysicalDevice cell = (PhysicalDevice) model("vteam");
    DeviceModel model =
        new SeriesAccessDevice(cell, new AccessDevice.ExponentialSelector(1e-7, 0.02));
    DeviceBank bank = builder(model, "MODEST", FEW, threads).build();
    GoldenBits.check("device.one-selector", threads, trajectory(bank, 4));
  }

  @AnyThreads
  void retention(int threads) {
    PhysicalDevice physical =
        new RetentionModel(0.3, 1.1, 1e-12).applyTo((PhysicalDevice) model("jart-vcm-v1b"));
    DeviceBank bank = builder(physical, "REALISTIC", 100, threads).build();
    GoldenBits.check("device.retention.jart-vcm-v1b", threads, trajectory(bank, 5));
    PulseResponseDevice soft =
        new RetentionModel(0.1, 1.0, 1e-9).applyTo((PulseResponseDevice) model("soft-bounds"));
    DeviceBank trains = builder(soft, "MODEST", 100, threads).build();
    GoldenBits.check("device.retention.soft-bounds", threads, trajectory(trains, 5));
  }

  @AnyThreads
  void twoStateComponents(int threads) {
    DeviceBank bank = builder(new HeatedDevice(), "WIDE", FEW, threads).build();
    GoldenBits.check("device.two-states", threads, trajectory(bank, 6));
  }

  /** A bank in use under batches of every kind; all that can be seen after each batch. */
  private static Bits trajectory(DeviceBank bank, int batches) {
    Bits bits = new Bits();
    Inputs inputs = new Inputs(3);
    look(bank, bits);
    bank.randomizeCycleParameters(new Seed(13));
    bank.setConductances(
        Inputs.cells(bank.cells()),
        inputs.uniform(bank.cells(), bank.range().minSiemens(), bank.range().maxSiemens()));
    look(bank, bits);
    for (int n = 0; n < batches; n++) {
      apply(bank, n == 3 ? batch(bank, inputs, n).asStress() : batch(bank, inputs, n), bits);
      if (n == 2) {
        bank.advance(3600, 360);
        look(bank, bits);
      }
    }
    return bits;
  }

  /** All cells in order, or every third one from the last to the first; each fifth batch trains. */
  private static PulseBatch batch(DeviceBank bank, Inputs inputs, int n) {
    OperatingPoint point = bank.model().operatingPoint();
    boolean some = n % 4 == 2;
    int[] cells = new int[some ? bank.cells() / 3 : bank.cells()];
    double[] volts = new double[cells.length];
    double[] seconds = new double[cells.length];
    int[] units = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = some ? bank.cells() - 1 - 3 * i : i;
      volts[i] = inputs.below(2) == n % 2 ? point.setVolts() : point.resetVolts();
      if (inputs.uniform(0, 1) > AT_OPERATING_POINT) {
        volts[i] *= inputs.uniform(0.85, 1.3);
      }
      seconds[i] = inputs.decades(1e-7 * point.longestPulseSeconds(), 7);
      units[i] = inputs.below(30);
      int none = inputs.below(40);
      volts[i] *= none == 0 ? 0 : 1;
      seconds[i] *= none == 1 ? 0 : 1;
    }
    return n % 5 == 4 || bank.model() instanceof PulseResponseDevice
        ? PulseBatch.trains(cells, volts, units)
        : PulseBatch.rectangular(cells, volts, seconds);
  }

  private static void apply(DeviceBank bank, PulseBatch batch, Bits bits) {
    PulseResult result = bank.apply(batch);
    for (int i = 0; i < batch.size(); i++) {
      bits.add(result.outcome(i)).add(result.joules(i)).add(result.coulombs(i));
    }
    look(bank, bits);
  }

  private static void look(DeviceBank bank, Bits bits) {
    double[] siemens = new double[bank.cells()];
    bank.conductances(siemens);
    bits.add(siemens);
    for (int cell = 0; cell < bank.cells(); cell++) {
      bits.add(bank.state(cell)).add(bank.pulseCount(cell)).add(bank.stuck(cell));
      for (int k = 0; k < bank.model().parameters().size(); k++) {
        bits.add(bank.parameter(cell, k)).add(bank.baseParameter(cell, k));
      }
    }
  }
}
