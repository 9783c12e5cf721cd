package org.ouroboros.memristor.benchmarks;

import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * Pulses of alternating polarity on a bank of a user-defined device, as in {@link PulseBenchmark}:
 * default solver against adaptive integration. At 1 V the state changes by less than 0.01 in 1 us
 * and is at rest after some milliseconds.
 */
public class CustomDeviceBenchmark extends AlternatingPulseBenchmark {
  /** Variation of the speed from device to device, none from cycle to cycle. */
  private static final Variation SPEED_VARIATION =
      new Variation(
          "SPREAD",
          List.of(
              new Variation.ParameterVariation(
                  "speed",
                  new Variation.DeviceVariation(0.1, 0.7, 1.3, Variation.Limit.RESAMPLE),
                  Variation.CycleVariation.NONE)));

  /** Rate as a function of the state. */
  public enum Shape {
    /** Proportional to the remaining displacement. */
    RELAXING,
    /** The same, increasing with the dissipated power, as in a self-heated filament. */
    ACCELERATING,
    /** Joglekar's window, which vanishes at both ends. */
    WINDOWED
  }

  /** Pulse width [s]: small change, large change, and until rest. */
  @Param({"1e-6", "1e-3", "1e-2"})
  public double pulseSeconds;

  /** Rate as a function of the state. */
  @Param public Shape shape;

  /** Creates the banks with states distributed evenly over the window. */
  @Setup
  public void setUp() {
    prepare(pulseSeconds);
  }

  @Override
  DeviceBank bank(PulseSolver solver) {
    DeviceBank bank =
        DeviceBank.builder(new CustomDevice("own", shape), DEVICES)
            .variation(SPEED_VARIATION)
            .seed(new Seed(1))
            .solver(solver)
            .build();
    for (int i = 0; i < DEVICES; i++) {
      bank.setState(i, 0.05 + 0.9 * goldenFraction(i));
    }
    return bank;
  }
}
