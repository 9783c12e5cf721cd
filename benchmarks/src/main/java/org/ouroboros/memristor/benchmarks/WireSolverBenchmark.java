package org.ouroboros.memristor.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.interfaces.linsol.LinearSolverSparse;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.models.jart.JartVcmV1b;

/**
 * Solution of an array with segments of 1 ohm, including set-up, in one thread: the library against
 * EJML's sparse Cholesky decomposition in nested dissection order. For EJML, ordering and assembly
 * of the matrix are not counted.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class WireSolverBenchmark {
  private static final double TOLERANCE = 1e-10;
  private static final double OHMS = 1;

  /** Rows and columns. */
  @Param({"64", "128", "256", "512", "1024"})
  public int n;

  /** Conductances, log-uniform: 1 to 100 uS, or the window of JART VCM v1b. */
  @Param({"1e-6..1e-4", "JART"})
  public String siemensRange;

  private double[][] siemens;
  private double[] volts;

  /** The direct solver's matrix. */
  @State(Scope.Benchmark)
  public static class Direct {
    private DMatrixSparseCSC matrix;
    private DMatrixRMaj rightHandSide;
    private DMatrixRMaj nodeVolts;

    /** Assembles the equations and checks that both solvers agree. */
    @Setup
    public void setUp(WireSolverBenchmark benchmark) {
      NodalEquations equations = new NodalEquations(benchmark.siemens, OHMS);
      matrix = equations.matrix();
      rightHandSide = equations.rightHandSide(benchmark.volts);
      nodeVolts = new DMatrixRMaj(matrix.numRows, 1);
      solve();
      WireNetwork.Solution solution = benchmark.ouroboros();
      for (int c = 0; c < benchmark.n; c++) {
        double expected = equations.columnAmperes(nodeVolts, c);
        if (!(Math.abs(solution.columnAmperes(c) - expected) <= 1e-8 * Math.abs(expected))) {
          throw new IllegalStateException("solvers disagree at column " + c);
        }
      }
    }

    DMatrixRMaj solve() {
      LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> solver =
          LinearSolverFactory_DSCC.cholesky(FillReducing.NONE);
      if (!solver.setA(matrix)) {
        throw new IllegalStateException("not positive definite");
      }
      solver.solve(rightHandSide, nodeVolts);
      return nodeVolts;
    }
  }

  /** Draws conductances and inputs. */
  @Setup
  public void setUp() {
    ConductanceRange range =
        siemensRange.equals("JART")
            ? new JartVcmV1b().window().conductanceRange(new JartVcmV1b())
            : new ConductanceRange(1e-6, 1e-4);
    double low = range.minSiemens();
    double high = range.maxSiemens();
    UniformRandomProvider random = new Seed(1).at(n).stream();
    siemens = new double[n][n];
    for (double[] row : siemens) {
      Arrays.setAll(row, c -> low * Math.pow(high / low, random.nextDouble()));
    }
    volts = random.doubles(n, 0, 0.2).toArray();
  }

  /** Prints the number of iterations. */
  @TearDown
  public void printIterations() {
    System.out.println("iterations: " + ouroboros().iterations());
  }

  /** The library. */
  @Benchmark
  public WireNetwork.Solution ouroboros() {
    Wires wires = Wires.of(OHMS, OHMS);
    return WireNetwork.of(siemens, wires, Wires.FloatingLines.NONE, TOLERANCE).solve(volts);
  }

  /** EJML's sparse Cholesky decomposition. */
  @Benchmark
  public DMatrixRMaj ejml(Direct direct) {
    return direct.solve();
  }
}
