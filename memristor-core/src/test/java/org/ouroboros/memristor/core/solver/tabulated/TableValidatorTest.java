package org.ouroboros.memristor.core.solver.tabulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.solver.PulseSolver;

/** What probing may overlook does not get past the stated bound: a better table, or none. */
class TableValidatorTest {

  /** Rates whose parameters hardly matter, or act where no probe is. */
  enum Trap {
    TWO_WEAK {
      @Override
      double rate(double x, double a, double b) {
        return (1 - 0.04 * a * x) * (1 - 0.04 * b * x);
      }
    },
    WEAK_KINK {
      @Override
      double rate(double x, double a, double b) {
        return 1 + Math.abs(x - 0.1 * a);
      }
    },
    STEEP_STOP {
      @Override
      double rate(double x, double a, double b) {
        return 1 - Math.pow(x / (0.8 + 0.4 * a), 60);
      }
    },
    KINKED_SCALE {
      @Override
      double rate(double x, double a, double b) {
        return 0.1 + Math.abs(a - 0.93);
      }
    };

    abstract double rate(double x, double a, double b);
  }

  private record Device(Trap trap) implements PhysicalDevice {

    static final List<String> NAMES = List.of("a", "b");

    static final Variation SPREAD =
        new Variation(
            "SPREAD",
            NAMES.stream()
                .map(
                    name ->
                        new Variation.ParameterVariation(
                            name,
                            new Variation.DeviceVariation(0.5, 0.5, 1.5, Variation.Limit.CLIP),
                            Variation.CycleVariation.NONE))
                .toList());

    @Override
    public String name() {
      return trap.name();
    }

    @Override
    public List<Parameter> parameters() {
      return NAMES.stream().map(name -> new Parameter(name, 1)).toList();
    }

    @Override
    public OperatingPoint operatingPoint() {
      return new OperatingPoint(1, -1, 0.1, 1e-3, 1);
    }

    @Override
    public StateWindow window() {
      return new StateWindow(0.05, 0.95);
    }

    @Override
    public double currentAmperes(double volts, double[] x, double[] p) {
      return volts * (1e-6 + 9e-6 * x[0]);
    }

    @Override
    public void rate(double volts, double[] x, double[] p, double[] perSecond) {
      perSecond[0] = volts * trap.rate(x[0], p[0], p[1]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void pulse_deviceOfTraps_keepsTheStatedBound(Trap trap) {
    Device model = new Device(trap);
    PulseSolver.Domain domain = PulseSolver.Domain.of(model, Device.SPREAD, model.window());
    PulseSolver.CellSolver solver = TabulatedSolver.defaults().prepare(model, domain).cellSolver();
    PulseSolver.CellSolver exact = new DormandPrince54Solver(1e-12).forModel(model);
    double[] rate = new double[1];
    for (int i = 0; i < 1000; i++) {
      long key = Seed.key(9, i);
      double[] p = {0.5 + Seed.uniform(key, 0), 0.5 + Seed.uniform(key, 1)};
      double volts = i % 2 == 0 ? 1 : -1;
      double start = 0.4 + 0.2 * Seed.uniform(key, 2);
      double seconds = 1e-3 * Math.pow(200, Seed.uniform(key, 3));
      double[] found = {start};
      double[] expected = {start};
      solver.pulse(volts, seconds, found, p);
      exact.pulse(volts, seconds, expected, p);
      model.rate(volts, expected, p, rate);
      assertThat(found[0])
          .as(Arrays.toString(p))
          .isCloseTo(expected[0], within(3e-8 * seconds * Math.abs(rate[0]) + 1e-10));
    }
  }
}
