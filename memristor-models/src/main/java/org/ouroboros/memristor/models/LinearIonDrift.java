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
 * Linear ion drift: Strukov, Snider, Stewart and Williams, Nature 453, 2008, doi
 * 10.1038/nature06932. The boundary between a doped and an undoped region moves with the current.
 * The state x is its position relative to the thickness; positive voltages are SET:
 *
 * <pre>
 * M = Ron x + Roff (1 - x),   I = V / M,   dx/dt = mu Ron I window(x) / D^2
 * </pre>
 *
 * @param onOhms resistance at x = 1 [ohm]
 * @param offOhms resistance at x = 0 [ohm], above {@code onOhms}
 * @param thicknessMetres nominal thickness D [m]
 * @param mobilitySquareMetresPerVoltSecond nominal mobility of the dopants mu [m^2/(V s)]
 * @param driftWindow the window function
 */
public record LinearIonDrift(
    double onOhms,
    double offOhms,
    double thicknessMetres,
    double mobilitySquareMetresPerVoltSecond,
    DriftWindow driftWindow)
    implements PhysicalDevice {
  private static final int THICKNESS = 0;
  private static final int MOBILITY = 1;

  public LinearIonDrift {
    Require.positive("onOhms", onOhms);
    Require.positive("offOhms", offOhms);
    Require.greater("offOhms", offOhms, "onOhms", onOhms);
    Require.positive("thicknessMetres", thicknessMetres);
    Require.positive("mobility", mobilitySquareMetresPerVoltSecond);
  }

  /**
   * Customary values: 100 ohm to 16 kohm, 10 nm and 1e-14 m^2/(V s), with Biolek's window of p = 2,
   * which lets the boundary return from the ends.
   */
  public LinearIonDrift() {
    this(100, 16e3, 10e-9, 1e-14, new DriftWindow.Biolek(2));
  }

  @Override
  public String name() {
    return "linear-ion-drift";
  }

  @Override
  public String description() {
    return "Linear ion drift with a window function (Strukov et al. 2008; Biolek et al. 2009)";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter("thicknessMetres", thicknessMetres),
        new Parameter("mobility", mobilitySquareMetresPerVoltSecond));
  }

  /** A swing at 1 V takes about 2 s, most of it near the end. */
  @Override
  public OperatingPoint operatingPoint() {
    return new OperatingPoint(1, -1, 0.1, 1e-3, 5);
  }

  @Override
  public StateWindow window() {
    return new StateWindow(0.05, 0.95);
  }

  @Override
  public List<Variation> presets() {
    return GenericVariation.presets(
        GenericVariation.forRate(parameters().get(THICKNESS)),
        GenericVariation.forRate(parameters().get(MOBILITY)));
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    return volts / MovingBoundary.ohms(onOhms, offOhms, state[0]);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    double perCoulomb =
        parameters[MOBILITY] * onOhms / (parameters[THICKNESS] * parameters[THICKNESS]);
    perSecond[0] =
        perCoulomb
            * currentAmperes(volts, state, parameters)
            * driftWindow.factor(state[0], volts > 0);
  }
}
