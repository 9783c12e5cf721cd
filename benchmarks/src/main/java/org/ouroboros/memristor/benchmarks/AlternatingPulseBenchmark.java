package org.ouroboros.memristor.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.solver.tabulated.TabulatedSolver;

/**
 * Rectangular pulses on a bank, including energy: one pulse per device and invocation, with
 * polarity alternating between devices and between invocations, so that the states stay distributed
 * over the window.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public abstract class AlternatingPulseBenchmark {
  static final int DEVICES = 10_000;

  @SuppressWarnings("NullAway.Init")
  private DeviceBank tabulated;

  @SuppressWarnings("NullAway.Init")
  private DeviceBank adaptive;

  private final PulseBatch[] batches = new PulseBatch[2];
  private final PulseResult result = new PulseResult();
  private int invocation;

  /** Creates a bank that solves its pulses with a solver. */
  abstract DeviceBank bank(PulseSolver solver);

  /** Creates the banks and pulses of a width [s] at the voltages of the operating point. */
  void prepare(double pulseSeconds) {
    tabulated = bank(TabulatedSolver.defaults());
    adaptive = bank(DormandPrince54Solver.DEFAULT);
    OperatingPoint point = tabulated.model().operatingPoint();
    int[] cells = IntStream.range(0, DEVICES).toArray();
    double[] seconds = new double[DEVICES];
    Arrays.fill(seconds, pulseSeconds);
    for (int first = 0; first < 2; first++) {
      double[] volts = new double[DEVICES];
      for (int i = 0; i < DEVICES; i++) {
        volts[i] = i % 2 == first ? point.setVolts() : point.resetVolts();
      }
      batches[first] = PulseBatch.rectangular(cells, volts, seconds);
    }
  }

  /** The bank of {@link #tabulatedSolver}. */
  DeviceBank tabulated() {
    return tabulated;
  }

  /** A value in [0, 1) for each device: multiples of the golden ratio modulo 1. */
  static double goldenFraction(int device) {
    return device * 0.6180339887498949 % 1;
  }

  private PulseResult applyNext(DeviceBank bank) {
    bank.apply(batches[invocation++ & 1], result);
    return result;
  }

  /** The default, tabulated solver. */
  @Benchmark
  @OperationsPerInvocation(DEVICES)
  public PulseResult tabulatedSolver() {
    return applyNext(tabulated);
  }

  /** Adaptive integration. */
  @Benchmark
  @OperationsPerInvocation(DEVICES)
  public PulseResult adaptiveIntegration() {
    return applyNext(adaptive);
  }
}
