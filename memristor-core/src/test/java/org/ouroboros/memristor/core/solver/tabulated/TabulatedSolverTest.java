package org.ouroboros.memristor.core.solver.tabulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.DormandPrince54Solver;
import org.ouroboros.memristor.core.solver.PulseSolver;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.TwoStateDevice;

class TabulatedSolverTest {

  /**
   * Everything that a table must cope with: x' = speed / cosh(p - 3 x) with a shape p, a parameter
   * that slows the upper end only, and one that scales time as a cube.
   */
  private static final class Shaped implements PhysicalDevice {

    static final Variation VARIED =
        new Variation(
            "VARIED",
            List.of(
                spread("shape", 0.5, 1.5),
                spread("limit", 1.1, 1.3),
                spread("thickness", 0.8, 1.2),
                spread("unused", 0, 2)));

    private static Variation.ParameterVariation spread(String name, double lower, double upper) {
      return new Variation.ParameterVariation(
          name,
          new Variation.DeviceVariation(0.3, lower, upper, Variation.Limit.CLIP),
          Variation.CycleVariation.NONE);
    }

    @Override
    public String name() {
      return "shaped";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(
          new Parameter("shape", 1),
          new Parameter("limit", 1.2),
          new Parameter("thickness", 1),
          new Parameter("unused", 1));
    }

    @Override
    public OperatingPoint operatingPoint() {
      return new OperatingPoint(1, -1, 0.1, 1e-3, 10);
    }

    @Override
    public double lowerState(double[] parameters) {
      return 0;
    }

    @Override
    public double upperState(double[] parameters) {
      return parameters[1];
    }

    @Override
    public StateWindow window() {
      return new StateWindow(0.05, 0.8);
    }

    @Override
    public double currentAmperes(double volts, double[] state, double[] parameters) {
      return Math.sinh(volts) * 1e-6 * (1 + 9 * state[0]);
    }

    @Override
    public void rate(double volts, double[] state, double[] p, double[] perSecond) {
      double free = Math.sinh(3 * volts) / Math.cosh(p[0] - 3 * state[0]);
      double stop = volts > 0 ? 1 - Math.pow(state[0] / p[1], 10) : 1;
      perSecond[0] = free * stop / (p[2] * p[2] * p[2]);
    }
  }

  private static double[] draw(PhysicalDevice model, Variation variation, long key) {
    PulseSolver.Domain domain = PulseSolver.Domain.of(model, variation, model.window());
    double[] p = model.nominalParameters();
    for (int k = 0; k < p.length; k++) {
      PulseSolver.Domain.Range range = domain.parameters().get(k);
      p[k] = range.lowest() + Seed.uniform(key, k) * (range.highest() - range.lowest());
    }
    return p;
  }

  /** Largest error of state and charge over random pulses, against tight integration. */
  private static double[] worst(
      TabulatedSolver flow, PhysicalDevice model, Variation variation, double[] volts) {
    PulseSolver.Domain domain = PulseSolver.Domain.of(model, variation, model.window());
    PulseSolver.CellSolver table = flow.prepare(model, domain).cellSolver();
    PulseSolver.CellSolver exact = new DormandPrince54Solver(1e-12).forModel(model);
    double[] worst = new double[2];
    for (int i = 0; i < 1000; i++) {
      long key = Seed.key(77, i);
      double[] p = draw(model, variation, key);
      double v = volts[i % volts.length];
      StateWindow window = model.window();
      double start =
          window.lowerState() + Seed.uniform(key, 10) * (window.upperState() - window.lowerState());
      double seconds = Math.pow(10, -5 + 5 * Seed.uniform(key, 11));
      double[] fast = {start};
      double[] slow = {start};
      double fastCharge = table.pulse(v, seconds, fast, p);
      double slowCharge = exact.pulse(v, seconds, slow, p);
      worst[0] =
          Math.max(worst[0], Math.abs(fast[0] - slow[0]) / Math.max(slow[0], window.lowerState()));
      worst[1] = Math.max(worst[1], Math.abs(fastCharge / slowCharge - 1));
    }
    return worst;
  }

  @Test
  void pulse_operatingPoint_agreesWithIntegration() {
    double[] error =
        worst(TabulatedSolver.defaults(), new Shaped(), Shaped.VARIED, new double[] {1, -1});
    assertThat(error[0]).isLessThan(1e-7);
    assertThat(error[1]).isLessThan(1e-6);
    double[] logistic =
        worst(
            TabulatedSolver.defaults(),
            new LogisticDevice(),
            LogisticDevice.VARIED,
            new double[] {0.3, -0.3});
    assertThat(logistic[0]).isLessThan(1e-7);
    assertThat(logistic[1]).isLessThan(1e-6);
  }

  @Test
  void pulse_voltagesInsideARange_agreeWithIntegration() {
    double[] volts = new double[50];
    for (int i = 0; i < volts.length; i++) {
      volts[i] = (i % 2 == 0 ? 1 : -1) * (0.5 + 0.1 * Seed.uniform(3, i));
    }
    TabulatedSolver flow =
        TabulatedSolver.defaults().withVoltageRange(0.5, 0.6).withVoltageRange(-0.6, -0.5);
    double[] error = worst(flow, new Shaped(), Shaped.VARIED, volts);
    assertThat(error[0]).isLessThan(1e-7);
    assertThat(error[1]).isLessThan(1e-6);
  }

  @Test
  void roles_ofEachParameter_areFoundByProbing() {
    Shaped model = new Shaped();
    List<TableAxis> ranges =
        List.of(
            new TableAxis(TableAxis.VOLTS, 1, 1, 1),
            new TableAxis(0, 0.5, 1.5, 1),
            new TableAxis(1, 1.1, 1.3, 1),
            new TableAxis(2, 0.8, 1.2, 1),
            new TableAxis(3, 0, 2, 1));
    ParameterClassification roles =
        ParameterClassification.of(model, ranges, new double[] {0.05, 0.8});
    assertThat(roles.shapingAxes()).extracting(TableAxis::parameter).containsExactly(0);
    assertThat(roles.limiterAxes()).extracting(TableAxis::parameter).containsExactly(1);
    assertThat(roles.timeScales()).extracting(TimeScale::parameter).containsExactly(2);
    assertThat(roles.timeScales().get(0).speed(1.1)).isCloseTo(Math.pow(1.1, -3), within(1e-10));
  }

  @Test
  void pulse_leavingTheTable_goesOnByIntegration() {
    LogisticDevice model = new LogisticDevice();
    PulseSolver.Domain domain = PulseSolver.Domain.of(model, Variation.NONE, model.window());
    double[] state = {0.5};
    double charge =
        TabulatedSolver.defaults()
            .prepare(model, domain)
            .cellSolver()
            .pulse(0.3, 2, state, new double[] {1, 1});
    assertThat(state[0]).isCloseTo(LogisticDevice.endState(0.3, 2, 0.5), within(1e-9));
    double expected = LogisticDevice.coulombs(0.3, 2, 0.5);
    assertThat(charge).isCloseTo(expected, within(1e-7 * expected));
  }

  @Test
  void pulse_otherOrderOfVoltages_givesTheSameBits() {
    Shaped model = new Shaped();
    PulseSolver.Domain domain = PulseSolver.Domain.of(model, Shaped.VARIED, model.window());
    double[] p = draw(model, Shaped.VARIED, 5);
    double[] volts = {1, -1, 0.77, -0.5};
    double[] forwards = new double[4];
    double[] backwards = new double[4];
    TabulatedSolver one = TabulatedSolver.defaults().withErrorBound(1e-7);
    TabulatedSolver other = TabulatedSolver.defaults().withErrorBound(1e-7);
    PulseSolver.CellSolver first = one.prepare(model, domain).cellSolver();
    PulseSolver.CellSolver second = other.prepare(model, domain).cellSolver();
    for (int i = 0; i < 4; i++) {
      double[] a = {0.4};
      double[] b = {0.4};
      first.pulse(volts[i], 0.01, a, p);
      second.pulse(volts[3 - i], 0.01, b, p);
      forwards[i] = a[0];
      backwards[3 - i] = b[0];
    }
    assertThat(forwards).containsExactly(backwards);
  }

  @Test
  void description_ofEachVoltage_saysTableOrIntegrated() {
    TwoStateDevice two = new TwoStateDevice();
    String integrated =
        TabulatedSolver.defaults()
            .prepare(two, PulseSolver.Domain.of(two, Variation.NONE, two.window()))
            .description();
    assertThat(integrated).startsWith("adaptive");
    Shaped model = new Shaped();
    PulseSolver.Domain domain = PulseSolver.Domain.of(model, Shaped.VARIED, model.window());
    assertThat(TabulatedSolver.defaults().prepare(model, domain).description())
        .contains("1.0 V: ", "-1.0 V: ", "panels")
        .containsPattern("built in \\d+\\.\\d\\d s")
        .doesNotContain("integrated");
  }

  @Test
  void description_ofARange_saysWhatPulsesHaveNeeded() {
    Shaped model = new Shaped();
    PulseSolver.Domain domain = PulseSolver.Domain.of(model, Shaped.VARIED, model.window());
    PulseSolver.Prepared solver =
        TabulatedSolver.defaults().withVoltageRange(0.5, 0.55).prepare(model, domain);
    assertThat(solver.description()).contains("0.5 to 0.55 V: 0 of 5 tables needed so far, 0.0 MB");
    solver.cellSolver().pulse(0.512, 0.01, new double[] {0.4}, model.nominalParameters());
    assertThat(solver.description()).contains("0.5 to 0.55 V: 1 of 5 tables needed so far");
  }

  @Test
  void configuration_brokenRules_areNamed() {
    assertThatThrownBy(() -> TabulatedSolver.defaults().withErrorBound(0))
        .hasMessageContaining("bound");
    assertThatThrownBy(() -> TabulatedSolver.defaults().withVoltages(1, 0))
        .hasMessageContaining("volts[1] must not be 0");
    assertThatThrownBy(() -> TabulatedSolver.defaults().withVoltageRange(-0.1, 0.1))
        .hasMessageContaining("upperVolts");
  }
}
