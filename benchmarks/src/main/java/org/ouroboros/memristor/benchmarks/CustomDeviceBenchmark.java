package org.ouroboros.memristor.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.PulseSolver;
import org.ouroboros.memristor.core.flow.TabulatedFlow;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solve.AdaptiveSolver;

/**
 * Rectangular pulses of mixed polarity on a bank of a user's own device, as in {@link
 * PulseBenchmark}: what the default solver saves over adaptive integration without extra code. At 1
 * V the device moves by half a thousandth in 1 us and comes to rest in some milliseconds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CustomDeviceBenchmark {

  private static final int DEVICES = 10_000;

  /** Length of each pulse [s]: short, about half a swing, and to rest. */
  @Param({"1e-6", "1e-3", "1e-2"})
  public double pulseSeconds;

  /** Whether the rate rises with the state, as in a filament that its current warms. */
  @Param({"false", "true"})
  public boolean accelerating;

  private DeviceBank tabulated;
  private DeviceBank adaptive;
  private final PulseBatch[] batches = new PulseBatch[2];
  private int turn;
  private final PulseResult result = new PulseResult();

  /** Makes the banks, their cells spread evenly over the window. */
  @Setup
  public void build() {
    tabulated = bank(TabulatedFlow.usual());
    adaptive = bank(AdaptiveSolver.DEFAULT);
    int[] cells = new int[DEVICES];
    double[][] volts = new double[2][DEVICES];
    double[] seconds = new double[DEVICES];
    Arrays.fill(seconds, pulseSeconds);
    for (int i = 0; i < DEVICES; i++) {
      cells[i] = i;
      volts[i % 2][i] = 1;
      volts[1 - i % 2][i] = -1;
    }
    batches[0] = PulseBatch.rectangular(cells, volts[0], seconds);
    batches[1] = PulseBatch.rectangular(cells, volts[1], seconds);
  }

  private DeviceBank bank(PulseSolver solver) {
    DeviceBank bank =
        DeviceBank.of(new OwnDevice("own", accelerating), DEVICES)
            .variation(OwnDevice.SPREAD)
            .seed(new Seed(1))
            .solver(solver)
            .build();
    for (int i = 0; i < DEVICES; i++) {
      bank.setState(i, 0.05 + 0.9 * (i * 0.6180339887498949 % 1));
    }
    return bank;
  }

  /**
   * The default: a look-up in a tabulated flow.
   *
   * @return what the pulses did
   */
  @Benchmark
  @OperationsPerInvocation(DEVICES)
  public PulseResult tabulatedFlow() {
    tabulated.apply(batches[turn++ & 1], result);
    return result;
  }

  /**
   * Adaptive integration.
   *
   * @return what the pulses did
   */
  @Benchmark
  @OperationsPerInvocation(DEVICES)
  public PulseResult adaptiveIntegration() {
    adaptive.apply(batches[turn++ & 1], result);
    return result;
  }
}
