package org.ouroboros.memristor.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
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
import org.openjdk.jmh.annotations.Warmup;
import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.linear.DenseMatrix;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.crossbar.ArrayProduct;
import org.ouroboros.memristor.crossbar.Converters;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;

/**
 * Products of an array: ideal, with read noise, and with wires, where the effective matrix is
 * precomputed; {@code solved} solves the network for each input instead.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CrossbarProductBenchmark {
  private static final double READ_VOLTS = 0.2;

  /** Rows and columns. */
  @Param({"256", "1024"})
  public int n;

  /** Inputs per batch. */
  @Param({"1", "64"})
  public int batch;

  private double[][] siemens;
  private double[] volts;
  private double[] amperes;
  private DenseMatrix matrix;
  private ArrayProduct ideal;
  private ArrayProduct noisy;
  private WireNetwork network;
  private long draw;

  /** Draws conductances and inputs. */
  @Setup
  public void setUp() {
    UniformRandomProvider random = new Seed(3).stream();
    siemens = new double[n][n];
    for (double[] row : siemens) {
      Arrays.setAll(row, c -> 1e-6 * Math.pow(100, random.nextDouble()));
    }
    volts = random.doubles((long) batch * n, 0, READ_VOLTS).toArray();
    amperes = new double[batch * n];
    Workers workers = Workers.single();
    matrix = DenseMatrix.of(siemens);
    ideal = ArrayProduct.of(siemens, Wires.IDEAL, mvmParameters(0), workers);
    noisy = ArrayProduct.of(siemens, Wires.IDEAL, mvmParameters(0.02), workers);
    network = WireNetwork.of(siemens, Wires.of(1, 1));
  }

  /** Products with wires. */
  @State(Scope.Benchmark)
  public static class Wired {
    private ArrayProduct exact;
    private ArrayProduct noisy;

    /**
     * Computes the effective matrix. The cost of products does not depend on the resistance; above
     * 256 x 256 a small one shortens this computation.
     */
    @Setup
    public void setUp(CrossbarProductBenchmark benchmark) {
      double ohms = benchmark.n > 256 ? 1e-6 : 1;
      Wires wires = Wires.of(ohms, ohms);
      Workers workers = Workers.single();
      exact = ArrayProduct.of(benchmark.siemens, wires, mvmParameters(0), workers);
      noisy = ArrayProduct.of(benchmark.siemens, wires, mvmParameters(0.02), workers);
    }
  }

  private static ArrayProduct.Parameters mvmParameters(double relativeReadNoise) {
    return new ArrayProduct.Parameters(
        Converters.IDEAL,
        READ_VOLTS,
        1e-4 * READ_VOLTS,
        new ReadNoise(relativeReadNoise, new Seed(1)));
  }

  /** The dense product alone. */
  @Benchmark
  public double[] dense() {
    matrix.multiply(volts, batch, 0, amperes);
    return amperes;
  }

  /** An array without noise. */
  @Benchmark
  public double[] ideal() {
    ideal.multiply(volts, batch, 0, amperes);
    return amperes;
  }

  /** An array with read noise. */
  @Benchmark
  public double[] noisy() {
    draw += batch;
    noisy.multiply(volts, batch, draw, amperes);
    return amperes;
  }

  /** An array with wires. */
  @Benchmark
  public double[] wired(Wired wired) {
    wired.exact.multiply(volts, batch, 0, amperes);
    return amperes;
  }

  /** An array with wires and read noise. */
  @Benchmark
  public double[] noisyWired(Wired wired) {
    draw += batch;
    wired.noisy.multiply(volts, batch, draw, amperes);
    return amperes;
  }

  /** The network of wires, solved for the first input. */
  @Benchmark
  public double[] solved() {
    return network.solve(Arrays.copyOf(volts, n)).columnAmperes();
  }
}
