package org.ouroboros.memristor.core.access;

import java.util.List;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Window;

/**
 * A cell in series with its access device. One current flows through both:
 *
 * <pre>
 * Vcell + access(I(Vcell)) = V
 * </pre>
 *
 * <p>The left side rises with Vcell if the cell's current does, so between 0 and V there is exactly
 * one solution. State, parameters, bounds, window and presets are the cell's. Voltages,
 * conductances, charges and energies are those of the whole, which is what a periphery sees.
 *
 * <p>Operating point: programming voltages are the cell's, raised by what the access device takes
 * at the cell's own voltage in the middle of its window at nominal parameters, so that there the
 * cell switches as fast as it would alone. Elsewhere it gets less or more than its own voltage, so
 * a swing takes another time (JART VCM v1b over its window: a quarter longer behind 1 kohm, a third
 * shorter behind a selector of 1 uA and 50 mV), and where more current flows a cell whose
 * programming voltage lies just above a threshold may stop on the way. The reading voltage stays,
 * which suits a transistor; a selector that hardly conducts there leaves little contrast. {@link
 * #withOperatingPoint} sets other voltages.
 *
 * <p>Cost: a current or a rate takes four to five currents of the cell behind a resistance, seven
 * to twelve behind a selector. Where there is no solution because the cell has no current, the
 * answer is NaN.
 */
public final class AccessedDevice extends WrappedDevice<PhysicalDevice> implements PhysicalDevice {

  private final AccessDevice access;
  private final OperatingPoint operatingPoint;

  /**
   * Puts a cell behind an access device.
   *
   * @param cell the cell; its current must rise with the voltage
   * @param access the access device
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if the cell has no current in
   *     the middle of its window
   */
  public AccessedDevice(PhysicalDevice cell, AccessDevice access) {
    this(cell, access, raised(cell, access));
  }

  private AccessedDevice(PhysicalDevice cell, AccessDevice access, OperatingPoint point) {
    super(cell, List.of(access, point));
    this.access = access;
    this.operatingPoint = point;
  }

  private static OperatingPoint raised(PhysicalDevice cell, AccessDevice access) {
    double[] parameters = cell.nominalParameters();
    double[] state = cell.restState(parameters);
    Window window = cell.window();
    state[0] = 0.5 * (window.lowerState() + window.upperState());
    OperatingPoint point = cell.operatingPoint();
    double[] volts = {point.setVolts(), point.resetVolts()};
    for (int i = 0; i < volts.length; i++) {
      double drop = access.volts(cell.currentAmperes(volts[i], state, parameters));
      volts[i] += Require.finite("voltage across " + access, drop);
    }
    return new OperatingPoint(
        volts[0],
        volts[1],
        point.readVolts(),
        point.unitPulseSeconds(),
        point.longestPulseSeconds());
  }

  /**
   * The same with other voltages and times.
   *
   * @param point voltages across both and times
   * @return the device at that operating point
   */
  public AccessedDevice withOperatingPoint(OperatingPoint point) {
    return new AccessedDevice(cell, access, point);
  }

  /**
   * The access device.
   *
   * @return what sits in series with the cell
   */
  public AccessDevice access() {
    return access;
  }

  @Override
  public String name() {
    return cell.name() + "+" + access.suffix();
  }

  @Override
  public String description() {
    return cell.description() + ", behind " + access;
  }

  @Override
  public OperatingPoint operatingPoint() {
    return operatingPoint;
  }

  /**
   * The cell's share of the voltage.
   *
   * @param volts voltage across both [V]
   * @param state the state
   * @param parameters the parameters
   * @return voltage across the cell [V]; NaN if the cell has no current
   */
  public double cellVolts(double volts, double[] state, double[] parameters) {
    return new VoltageDivider(cell, access, state, parameters).cellVolts(volts);
  }

  @Override
  public double currentAmperes(double volts, double[] state, double[] parameters) {
    return cell.currentAmperes(cellVolts(volts, state, parameters), state, parameters);
  }

  @Override
  public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
    cell.rate(cellVolts(volts, state, parameters), state, parameters, perSecond);
  }

  @Override
  public Dynamics at(double volts) {
    return (state, parameters, perSecond) ->
        cell.at(cellVolts(volts, state, parameters)).evaluate(state, parameters, perSecond);
  }
}
