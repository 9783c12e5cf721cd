package org.ouroboros.memristor.models;

import java.util.List;
import org.ouroboros.memristor.core.device.GenericVariation;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.validation.Require;

/**
 * VTEAM, the voltage threshold adaptive memristor: Kvatinsky, Ramadan, Friedman and Kolodny, IEEE
 * TCAS-II 62(8), 2015, doi 10.1109/TCSII.2015.2433536. Below a threshold the boundary is at rest;
 * above it its speed is a power of the overdrive. In the paper w ranges from 0 (on) to D (off) with
 *
 * <pre>
 * dw/dt = k_off (v/v_off - 1)^a_off window   for v &gt; v_off &gt; 0   (RESET)
 * dw/dt = k_on  (v/v_on  - 1)^a_on  window   for v &lt; v_on &lt; 0     (SET, k_on &lt; 0)
 * R     = Ron + (Roff - Ron) w/D
 * </pre>
 *
 * <p>The state here is x = 1 - w/D, so that the conductance increases with it; the signs of
 * voltages and of k are those of the paper.
 *
 * @param onOhms resistance at x = 1 [ohm]
 * @param offOhms resistance at x = 0 [ohm], above {@code onOhms}
 * @param lengthMetres length D of the device [m]
 * @param branches parameters for negative and positive voltages
 * @param driftWindow the window function
 */
public record Vteam(
    double onOhms, double offOhms, double lengthMetres, Branches branches, DriftWindow driftWindow)
    implements PhysicalDevice {
  private static final int ON_SPEED = 0;
  private static final int OFF_SPEED = 1;
  private static final int ON_THRESHOLD = 2;
  private static final int OFF_THRESHOLD = 3;

  public Vteam {
    Require.positive("onOhms", onOhms);
    Require.positive("offOhms", offOhms);
    Require.greater("offOhms", offOhms, "onOhms", onOhms);
    Require.positive("lengthMetres", lengthMetres);
  }

  /**
   * The parameters of one direction.
   *
   * @param metresPerSecond k, the speed at twice the threshold [m/s]; negative for SET
   * @param thresholdVolts voltage above which the boundary moves [V]; negative for SET
   * @param exponent power of the overdrive, positive
   */
  public record Branch(double metresPerSecond, double thresholdVolts, double exponent) {
    public Branch {
      Require.finite("metresPerSecond", metresPerSecond);
      Require.finite("thresholdVolts", thresholdVolts);
      Require.that(
          metresPerSecond * thresholdVolts > 0,
          "thresholdVolts",
          "must have the sign of metresPerSecond " + metresPerSecond,
          thresholdVolts);
      Require.positive("exponent", exponent);
    }
  }

  /**
   * Both directions.
   *
   * @param on SET, at negative voltages
   * @param off RESET, at positive voltages
   */
  public record Branches(Branch on, Branch off) {
    public Branches {
      Require.that(
          on.thresholdVolts() < 0, "on.thresholdVolts", "must be negative", on.thresholdVolts());
      Require.that(
          off.thresholdVolts() > 0, "off.thresholdVolts", "must be positive", off.thresholdVolts());
    }
  }

  /**
   * Customary values: 50 ohm to 1 kohm, 3 nm, k_on -10 m/s, v_on -0.2 V, a_on 3, k_off 5e-4 m/s,
   * v_off 0.02 V, a_off 1 (as in MemTorch, {@code memtorch/bh/memristor/VTEAM.py}), with Biolek's
   * window of p = 2, which keeps the state within its bounds.
   */
  public Vteam() {
    this(
        50,
        1e3,
        3e-9,
        new Branches(new Branch(-10, -0.2, 3), new Branch(5e-4, 0.02, 1)),
        new DriftWindow.Biolek(2));
  }

  @Override
  public String name() {
    return "vteam";
  }

  @Override
  public String description() {
    return "VTEAM, voltage threshold adaptive memristor (Kvatinsky et al. 2015)";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter("onMetresPerSecond", branches.on().metresPerSecond()),
        new Parameter("offMetresPerSecond", branches.off().metresPerSecond()),
        new Parameter("onThresholdVolts", branches.on().thresholdVolts()),
        new Parameter("offThresholdVolts", branches.off().thresholdVolts()));
  }

  /**
   * For the default values, both directions drift at 0.01 m/s, a swing takes about half a
   * microsecond, and reading stays below both thresholds.
   */
  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(
        1.1 * branches.on().thresholdVolts(),
        21 * branches.off().thresholdVolts(),
        0.5 * branches.off().thresholdVolts(),
        1e-9,
        1e-6);
  }

  @Override
  public StateWindow window() {
    return new StateWindow(0.05, 0.95);
  }

  /**
   * The speeds vary; the thresholds are parameters too but do not vary in the presets, because the
   * rate depends sharply on them.
   */
  @Override
  public List<Variation> presets() {
    return GenericVariation.presets(
        GenericVariation.forRate(parameters().get(ON_SPEED)),
        GenericVariation.forRate(parameters().get(OFF_SPEED)));
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    return volts / MovingBoundary.ohms(onOhms, offOhms, state[0]);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    boolean on = volts < 0;
    double overdrive = volts / parameters[on ? ON_THRESHOLD : OFF_THRESHOLD] - 1;
    if (overdrive <= 0) {
      perSecond[0] = 0;
      return;
    }
    double exponent = on ? branches.on().exponent() : branches.off().exponent();
    double metresPerSecond = parameters[on ? ON_SPEED : OFF_SPEED] * Math.pow(overdrive, exponent);
    perSecond[0] = -metresPerSecond / lengthMetres * driftWindow.factor(state[0], on);
  }
}
