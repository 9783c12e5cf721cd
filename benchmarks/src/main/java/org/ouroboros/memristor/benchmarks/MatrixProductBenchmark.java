package org.ouroboros.memristor.benchmarks;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.linear.MatVec;

/** The product of one vector and a square matrix: the library's row kernels against ND4J. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatrixProductBenchmark {

  /** Rows and columns of the matrix. */
  @Param({"16", "64", "128", "512", "1024"})
  public int n;

  private MatVec matrix;
  private double[] x;
  private double[] y;
  private INDArray ndMatrix;
  private INDArray ndX;
  private INDArray ndY;

  /** Fills matrix and vector. */
  @Setup
  public void fill() {
    Random random = new Random(n);
    double[][] weights = new double[n][n];
    for (double[] row : weights) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    x = random.doubles(n).toArray();
    y = new double[n];
    matrix = new DigitalBackend().load(weights);
    ndMatrix = Nd4j.create(weights).dup('f');
    ndX = Nd4j.create(x, new long[] {1, n}, 'f');
    ndY = Nd4j.createUninitialized(ndX.dataType(), new long[] {1, n}, 'f');
  }

  /**
   * The row kernels.
   *
   * @return the product
   */
  @Benchmark
  public double[] rowKernels() {
    matrix.multiply(x, 1, 0, y);
    return y;
  }

  /**
   * ND4J into a preallocated result.
   *
   * @return the product
   */
  @Benchmark
  public INDArray nd4j() {
    return ndX.mmuli(ndMatrix, ndY);
  }
}
