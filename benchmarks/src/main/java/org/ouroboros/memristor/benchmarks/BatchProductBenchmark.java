package org.ouroboros.memristor.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.linear.DenseMatrix;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.crossbar.nd4j.Nd4jBackend;

/**
 * Batches of products from double[] to double[]: row kernels, ND4J including copies, and the matrix
 * that selects between them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class BatchProductBenchmark {
  /** Rows and columns. */
  @Param({"16", "64", "256", "1024"})
  public int n;

  /** Vectors per batch. */
  @Param({"1", "4", "16", "64", "256"})
  public int batch;

  /** Threads of the row kernels and of ND4J. */
  @Param("1")
  public int threads;

  private double[] x;
  private double[] y;
  private DenseMatrix rows;
  private MatVec selected;
  private INDArray ndMatrix;
  private INDArray ndX;
  private INDArray ndY;

  /** Creates matrix and vectors. */
  @Setup
  public void setUp() {
    Blas.setThreads(threads);
    UniformRandomProvider random = new Seed(n).stream();
    double[][] weights = new double[n][n];
    for (double[] row : weights) {
      Arrays.setAll(row, c -> random.nextDouble() - 0.5);
    }
    x = random.doubles((long) batch * n).toArray();
    y = new double[batch * n];
    Workers workers = Workers.of(threads);
    rows = DenseMatrix.of(weights, workers);
    selected = new Nd4jBackend(workers).load(weights);
    ndMatrix = Nd4j.create(weights).dup('c').transpose();
    ndX = Nd4j.create(x, new long[] {n, batch}, 'f');
    ndY = Nd4j.createUninitialized(ndX.dataType(), new long[] {n, batch}, 'f');
  }

  /** Row kernels. */
  @Benchmark
  public double[] rowKernels() {
    rows.multiply(x, batch, 0, y);
    return y;
  }

  /** ND4J. */
  @Benchmark
  public double[] nd4j() {
    ((DoublePointer) ndX.data().pointer()).put(x, 0, x.length);
    ndMatrix.mmuli(ndX, ndY);
    ((DoublePointer) ndY.data().pointer()).get(y, 0, y.length);
    return y;
  }

  /** The library's selection between both. */
  @Benchmark
  public double[] selected() {
    selected.multiply(x, batch, 0, y);
    return y;
  }
}
