package org.ouroboros.memristor.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * Rectangular pulses of alternating polarity on a bank of JART VCM v1b devices, including energy:
 * one pulse per device and invocation.
 */
public class PulseBenchmark extends AlternatingPulseBenchmark {
  /** Pulse width [s]. */
  @Param({"1e-6", "1e-3"})
  public double pulseSeconds;

  /** Variation preset: REALISTIC has cycle-to-cycle variation, NONE has not. */
  @Param({"NONE", "REALISTIC"})
  public String variation;

  /** Threads of the bank. */
  @Param({"1", "2"})
  public int threads;

  private final EulerJart[] euler = new EulerJart[2];
  private double[] concentrations;
  private double[][] parameters;

  /** Creates the banks with conductances distributed evenly over the range. */
  @Setup
  public void setUp() {
    prepare(pulseSeconds);
    OperatingPoint point = tabulated().model().operatingPoint();
    euler[0] = new EulerJart(point.setVolts());
    euler[1] = new EulerJart(point.resetVolts());
    concentrations = new double[DEVICES];
    parameters = new double[DEVICES][4];
    for (int i = 0; i < DEVICES; i++) {
      concentrations[i] = tabulated().state(i);
      for (int k = 0; k < 4; k++) {
        parameters[i][k] = tabulated().parameter(i, k);
      }
    }
  }

  @Override
  DeviceBank bank(PulseSolver solver) {
    DeviceModel model = DeviceModel.catalog().find("jart-vcm-v1b");
    DeviceBank bank =
        DeviceBank.builder(model, DEVICES)
            .variation(model.preset(variation))
            .seed(new Seed(1))
            .solver(solver)
            .workers(Workers.of(threads))
            .build();
    bank.randomizeCycleParameters(new Seed(2));
    for (int i = 0; i < DEVICES; i++) {
      double fraction = goldenFraction(i);
      bank.setConductance(i, bank.range().interpolate(fraction));
    }
    return bank;
  }

  /**
   * Fixed Euler steps of 1e-8 s without cycle-to-cycle variation and energy, in one thread, on
   * every hundredth device.
   */
  @Benchmark
  @OperationsPerInvocation(DEVICES / 100)
  public double euler() {
    int steps = (int) Math.round(pulseSeconds / EulerJart.STEP_SECONDS);
    double sum = 0;
    for (int i = 0; i < DEVICES; i += 100) {
      int device = i + i / 100 % 2;
      sum += euler[device % 2].pulse(steps, concentrations[device], parameters[device]);
    }
    return sum;
  }
}
