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
import org.ouroboros.memristor.core.random.Seed;

/**
 * Product of one vector and a square matrix: the library's row kernels against OpenBLAS and ND4J,
 * and OpenBLAS's dasum, which reads the matrix once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatrixProductBenchmark {
  /** Rows and columns of the matrix. */
  @Param({"16", "32", "64", "128", "256", "512", "1024", "2048", "4096"})
  public int n;

  /** Threads of the row kernels, of OpenBLAS and of ND4J. */
  @Param("1")
  public int threads;

  private DenseMatrix matrix;
  private double[] x;
  private double[] y;
  private Blas blas;
  private INDArray ndMatrix;
  private INDArray ndX;
  private INDArray ndY;

  /** Creates matrix and vector and checks that row kernels and OpenBLAS agree. */
  @Setup
  public void setUp() {
    UniformRandomProvider random = new Seed(n).stream();
    double[][] weights = new double[n][n];
    for (double[] row : weights) {
      Arrays.setAll(row, i -> random.nextDouble() - 0.5);
    }
    x = random.doubles(n).toArray();
    y = new double[n];
    Blas.setThreads(threads);
    blas = new Blas(weights, x, 1);
    ndMatrix = Nd4j.create(weights).dup('f');
    ndX = Nd4j.create(x, new long[] {1, n}, 'f');
    ndY = Nd4j.createUninitialized(ndX.dataType(), new long[] {1, n}, 'f');
    // Created last: if created before the others, whose garbage is collected, n = 128 is slower.
    matrix = DenseMatrix.of(weights, Workers.of(threads));
    rowKernels();
    blas.multiply();
    for (int i = 0; i < n; i++) {
      if (!(Math.abs(blas.result(i) - y[i]) < 1e-12 * n)) {
        throw new IllegalStateException("products disagree at " + i);
      }
    }
  }

  /** The row kernels. */
  @Benchmark
  public double[] rowKernels() {
    matrix.multiply(x, 1, 0, y);
    return y;
  }

  /** The row kernels, transposed. */
  @Benchmark
  public double[] rowKernelsTransposed() {
    matrix.multiplyTransposed(x, 1, 0, y);
    return y;
  }

  /** OpenBLAS's dgemv. */
  @Benchmark
  public DoublePointer openBlas() {
    return blas.multiply();
  }

  /** OpenBLAS's dgemv, transposed. */
  @Benchmark
  public DoublePointer openBlasTransposed() {
    return blas.multiplyTransposed();
  }

  /** OpenBLAS's dasum over the matrix, a measure of memory bandwidth. */
  @Benchmark
  public double dasum() {
    return blas.absoluteSum();
  }

  /** ND4J with a newly allocated result. */
  @Benchmark
  public INDArray nd4j() {
    return ndX.mmul(ndMatrix);
  }

  /** ND4J into a preallocated result. */
  @Benchmark
  public INDArray nd4jPreallocated() {
    return ndX.mmuli(ndMatrix, ndY);
  }
}
