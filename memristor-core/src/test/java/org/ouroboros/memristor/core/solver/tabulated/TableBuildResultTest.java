package org.ouroboros.memristor.core.solver.tabulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.testing.TwoStateDevice;

/** Where there is no table, the description says why. */
class TableBuildResultTest {

  /** A device for each reason to have no table. */
  enum Case {
    /** Three parameters that shape the rate. */
    THREE_SHAPES("a, b, c all shape the rate, a table takes 2") {
      @Override
      double rate(double x, double[] p) {
        return 1 + p[0] * x + p[1] * x * x + p[2] * x * x * x;
      }
    },
    /** A kink at a place that depends on a parameter. */
    KINK("the bound needs more than 256 panels of a") {
      @Override
      double rate(double x, double[] p) {
        return 0.05 + Math.abs(x - 0.1 * p[0]);
      }
    },
    /** Two axes that need fine panels. */
    LARGE("MB, more than 64") {
      @Override
      double rate(double x, double[] p) {
        return 2 + Math.sin(12 * x * p[0]) * Math.sin(9 * p[0] * p[1]);
      }
    },
    /** A voltage at which nothing moves. */
    STANDSTILL("the rate vanishes at the state ") {
      @Override
      double rate(double x, double[] p) {
        return 0;
      }
    },
    /** Equations without an answer in part of the window. */
    NO_ANSWER("the rate is undefined at the state ") {
      @Override
      double rate(double x, double[] p) {
        return Math.sqrt(0.5 - x) + 1;
      }
    };

    final String reason;

    Case(String reason) {
      this.reason = reason;
    }

    abstract double rate(double x, double[] p);
  }

  /** Parameters a, b, c of 1, and a rate proportional to the voltage. */
  private record Device(Case kind) implements PhysicalDevice {

    private static final List<String> NAMES = List.of("a", "b", "c");

    static Variation all() {
      List<Variation.ParameterVariation> spreads = new ArrayList<>();
      for (String name : NAMES) {
        spreads.add(
            new Variation.ParameterVariation(
                name,
                new Variation.DeviceVariation(0.1, 0.5, 1.5, Variation.Limit.CLIP),
                Variation.CycleVariation.NONE));
      }
      return new Variation("ALL", spreads);
    }

    @Override
    public String name() {
      return kind.name();
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
    public double currentAmperes(double volts, double[] state, double[] parameters) {
      return 1e-6 * volts;
    }

    @Override
    public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
      perSecond[0] = volts * kind.rate(state[0], parameters);
    }
  }

  @ParameterizedTest
  @EnumSource
  void description_noTable_saysWhy(Case kind) {
    Device model = new Device(kind);
    PulseSolver.Domain domain = PulseSolver.Domain.of(model, Device.all(), model.window());
    assertThat(TabulatedSolver.defaults().prepare(model, domain).description())
        .contains("1.0 V: integrated (", "-1.0 V: integrated (", kind.reason);
  }

  @Test
  void description_severalStateComponents_saysSo() {
    TwoStateDevice model = new TwoStateDevice();
    PulseSolver.Domain domain = PulseSolver.Domain.of(model, Variation.NONE, model.window());
    assertThat(TabulatedSolver.defaults().prepare(model, domain).description())
        .startsWith("adaptive")
        .endsWith("(no table: 2 state components)");
  }
}
