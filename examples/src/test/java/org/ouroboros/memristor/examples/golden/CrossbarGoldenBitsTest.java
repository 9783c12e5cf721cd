package org.ouroboros.memristor.examples.golden;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.linear.DenseMatrix;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.crossbar.ArrayProgrammer;
import org.ouroboros.memristor.crossbar.Converters;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarBackend;
import org.ouroboros.memristor.crossbar.CrossbarLayer;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.crossbar.WeightMapping;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.strategies.Hybrid;

/** Wires, products and weights of crossbars, and plain products. */
class CrossbarGoldenBitsTest {

  private static final int ROWS = 24;
  private static final int COLUMNS = 17;
  private static final int BATCH = 9;

  private static final Map<String, Wires> WIRES =
      Map.of(
          "row-wires", Wires.of(2, 0),
          "column-wires", Wires.of(0, 3),
          "both-wires", Wires.of(1, 2.5),
          "strong-wires", Wires.of(200, 90),
          "both-ends",
              Wires.of(1.5, 0.5)
                  .withRowEnds(Wires.LineEnds.BOTH)
                  .withColumnEnds(Wires.LineEnds.FIRST),
          "drivers",
              Wires.of(0, 0.7)
                  .withRowEnds(Wires.LineEnds.BOTH.withOhms(100))
                  .withColumnEnds(new Wires.LineEnds(30, 70)));

  private static final Map<String, WeightMapping> CODINGS =
      Map.of(
          "pairs", WeightMapping.DIFFERENTIAL_PAIRS,
          "offset", WeightMapping.OFFSET_COLUMN,
          "reference", WeightMapping.REFERENCE_COLUMN);

  static Stream<Arguments> wires() {
    return GoldenBits.forThreads(WIRES.keySet().stream().sorted());
  }

  @ParameterizedTest
  @MethodSource("wires")
  void solutions(String kind, int threads) {
    Bits bits = new Bits();
    Inputs inputs = new Inputs(61);
    for (Wires.FloatingLines floating :
        List.of(
            Wires.FloatingLines.NONE,
            Wires.FloatingLines.of(new int[] {0, 5, 23}, new int[] {2, 16}),
            Wires.FloatingLines.allBut(ROWS, COLUMNS, 7, 9))) {
      WireNetwork network = WireNetwork.of(conductances(inputs), WIRES.get(kind), floating, 1e-12);
      for (int n = 0; n < 2; n++) {
        double[] rows = inputs.uniform(ROWS, -0.2, 0.2);
        double[] columns = inputs.uniform(COLUMNS, -0.1, 0.1);
        add(n == 0 ? network.solve(rows) : network.solve(rows, columns), bits);
      }
    }
    GoldenBits.check("crossbar.solutions." + kind, threads, bits);
  }

  @ParameterizedTest
  @MethodSource("wires")
  void effectiveMatrices(String kind, int threads) {
    Workers workers = Workers.of(threads);
    double[][] wide = new Inputs(62).matrix(9, 20, 1e-5, 6e-4);
    Bits bits = new Bits();
    bits.add(
        WireNetwork.of(conductances(new Inputs(61)), WIRES.get(kind)).effectiveSiemens(workers));
    bits.add(WireNetwork.of(wide, WIRES.get(kind)).effectiveSiemens(workers));
    GoldenBits.check("crossbar.effective-matrices." + kind, threads, bits);
  }

  static Stream<Arguments> arrays() {
    return GoldenBits.forThreads(
        Stream.concat(Stream.of("ideal"), WIRES.keySet().stream().sorted())
            .flatMap(wires -> Stream.of(wires, wires + "/noise", wires + "/noise/converters")));
  }

  /** Products of arrays in both directions, with all that their periphery does to them. */
  @ParameterizedTest
  @MethodSource("arrays")
  void products(String kind, int threads) {
    Bits bits = new Bits();
    boolean tall = kind.startsWith("ideal") || kind.startsWith("both-wires");
    for (int rows : tall ? new int[] {ROWS, 130} : new int[] {ROWS}) {
      CrossbarArray array = array(kind, rows, threads);
      Inputs inputs = new Inputs(65);
      array.setConductances(
          inputs.uniform(
              array.cells(),
              array.conductanceRange().minSiemens(),
              array.conductanceRange().maxSiemens()));
      multiply(array.product(), 0.2, inputs, bits);
      double[] siemens = new double[array.cells()];
      array.read(Inputs.cells(array.cells()), 7, siemens);
      bits.add(siemens);
    }
    GoldenBits.check("crossbar.products." + kind, threads, bits);
  }

  private static CrossbarArray array(String kind, int rows, int threads) {
    Workers workers = Workers.of(threads);
    DeviceModel model = DeviceModel.catalog().find("jart-vcm-v1b");
    DeviceBank bank =
        DeviceBank.builder(model, rows * COLUMNS)
            .variation(model.preset("REALISTIC"))
            .seed(new Seed(63))
            .workers(workers)
            .build();
    return CrossbarSpec.builder(model)
        .periphery(new PeripheryParameters(kind.contains("noise") ? 0.03 : 0, 1e-6, 1e-7))
        .converters(kind.contains("converters") ? new Converters(6, 8) : Converters.IDEAL)
        .wires(WIRES.getOrDefault(kind.split("/", -1)[0], Wires.IDEAL))
        .workers(workers)
        .build()
        .newArray(bank, rows, COLUMNS, new Seed(64));
  }

  static Stream<Arguments> codings() {
    return GoldenBits.forThreads(
        CODINGS.keySet().stream()
            .sorted()
            .flatMap(coding -> Stream.of(coding, coding + "/wires", coding + "/compensated")));
  }

  /** Weights in tiles. */
  @ParameterizedTest
  @MethodSource("codings")
  void layers(String kind, int threads) {
    WeightMapping mapping = CODINGS.get(kind.split("/", -1)[0]);
    CrossbarSpec.Builder hardware =
        CrossbarSpec.builder(DeviceModel.catalog().find("jart-vcm-v1b"))
            .tileSize(new CrossbarSpec.TileSize(16, 12))
            .periphery(new PeripheryParameters(0.01, 1e-6, 1e-7))
            .converters(new Converters(8, 10))
            .workers(Workers.of(threads));
    if (kind.contains("/")) {
      hardware.wires(Wires.of(1, 1.5));
    }
    CrossbarBackend backend =
        new CrossbarBackend(
            hardware.build(),
            ArrayProgrammer.ideal(),
            RunContext.of(66),
            kind.contains("compensated") ? mapping.withCompensation() : mapping);
    Inputs inputs = new Inputs(67);
    CrossbarLayer layer = backend.load(inputs.matrix(20, 15, -0.7, 1.1));
    Bits bits = new Bits();
    bits.add(layer.weights());
    multiply(layer, 1, inputs, bits);
    GoldenBits.check("crossbar.layers." + kind, threads, bits);
  }

  /** Weights that a strategy writes into devices that differ. */
  @AnyThreads
  void writtenLayer(int threads) {
    DeviceModel model = DeviceModel.catalog().find("jart-vcm-v1b");
    CrossbarSpec hardware =
        CrossbarSpec.builder(model)
            .variation(model.preset("REALISTIC"))
            .tileSize(new CrossbarSpec.TileSize(8, 10))
            .workers(Workers.of(threads))
            .build();
    Hybrid hybrid = new Hybrid(PulseMappers.bundled("jart-vcm-v1b-realistic"));
    ArrayProgrammer writer = ArrayProgrammer.withStrategy(hybrid, 0.05, Budget.ofPulses(20));
    CrossbarBackend backend = new CrossbarBackend(hardware, writer, RunContext.of(68));
    Inputs inputs = new Inputs(69);
    CrossbarLayer layer = backend.load(inputs.matrix(12, 9, -2, 2));
    Bits bits = new Bits();
    bits.add(layer.weights());
    multiply(layer, 3, inputs, bits);
    GoldenBits.check("crossbar.written-layer", threads, bits);
  }

  static Stream<Arguments> shapes() {
    return GoldenBits.forThreads(
        Stream.of("1x1", "5x3", "63x64", "64x10", "128x128", "129x5", "300x70", "70x300"));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void denseProducts(String shape, int threads) {
    String[] sides = shape.split("x", -1);
    Inputs inputs = new Inputs(70);
    double[][] matrix =
        inputs.matrix(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), -1, 1);
    Bits bits = new Bits();
    multiply(DenseMatrix.of(matrix, Workers.of(threads)), 1, inputs, bits);
    multiply(new DigitalBackend(Workers.of(threads)).load(matrix), 1, inputs, bits);
    GoldenBits.check("crossbar.dense." + shape, threads, bits);
  }

  /** Large enough for several threads even with a single input. */
  @AnyThreads
  void largeDenseProducts(int threads) {
    Inputs inputs = new Inputs(71);
    Bits bits = new Bits();
    multiply(DenseMatrix.of(inputs.matrix(900, 700, -1, 1), Workers.of(threads)), 1, inputs, bits);
    GoldenBits.check("crossbar.dense.large", threads, bits);
  }

  /** Conductances over two decades, a tenth of the cells open. */
  private static double[][] conductances(Inputs inputs) {
    double[][] siemens = new double[ROWS][COLUMNS];
    for (double[] row : siemens) {
      for (int c = 0; c < row.length; c++) {
        row[c] = inputs.below(10) == 0 ? 0 : inputs.decades(1e-6, 3);
      }
    }
    return siemens;
  }

  private static void add(WireNetwork.Solution solution, Bits bits) {
    for (int r = 0; r < ROWS; r++) {
      bits.add(solution.rowAmperes(r));
      for (int c = 0; c < COLUMNS; c++) {
        bits.add(solution.rowVolts(r, c)).add(solution.columnVolts(r, c));
        bits.add(solution.cellVolts(r, c)).add(solution.cellAmperes(r, c));
      }
    }
    bits.add(solution.columnAmperes());
    bits.add(solution.iterations()).add(solution.relativeResidual());
  }

  /** A single product and a batch of each direction, every tenth input 0. */
  private static void multiply(MatVec matrix, double most, Inputs inputs, Bits bits) {
    for (int batch : new int[] {1, BATCH}) {
      double[] x = inputs.uniform(batch * matrix.inputs(), -most, most);
      for (int i = 0; i < x.length; i += 10) {
        x[i] = 0;
      }
      double[] y = new double[batch * matrix.outputs()];
      matrix.multiply(x, batch, 5, y);
      bits.add(y);
      double[] back = inputs.uniform(batch * matrix.outputs(), -most, most);
      matrix.multiplyTransposed(back, batch, 6, x);
      bits.add(x);
    }
  }
}
