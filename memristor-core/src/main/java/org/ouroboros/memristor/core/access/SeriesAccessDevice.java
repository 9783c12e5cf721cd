package org.ouroboros.memristor.core.access;

import java.util.List;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A cell in series with its access device (1T1R, 1S1R). The same current flows through both:
 *
 * <pre>
 * Vcell + access(I(Vcell)) = V
 * </pre>
 *
 * <p>If the cell's current increases with Vcell, so does the left side, and there is exactly one
 * solution between 0 and V. State, parameters, bounds, window and presets are the cell's. Voltages,
 * conductances, charges and energies are those of the series connection.
 *
 * <p>Operating point: each programming voltage is the cell's plus the drop across the access device
 * at that cell voltage, in the middle of the window at nominal parameters; there the cell switches
 * as fast as without access device. In other states the cell sees a lower or higher voltage. A cell
 * whose programming voltage lies just above a threshold may therefore stop before the end of the
 * window. The read voltage is the cell's, which suits a transistor; behind a selector that hardly
 * conducts at it the read contrast is small. {@link #withOperatingPoint} sets other voltages.
 *
 * <p>Currents and rates are NaN where the cell's current is. Each takes four to five evaluations of
 * the cell's current behind a resistance, seven to twelve behind a selector.
 */
public final class SeriesAccessDevice extends DelegatingDevice<PhysicalDevice>
    implements PhysicalDevice {
  private final AccessDevice access;
  private final OperatingPoint operatingPoint;

  /**
   * Connects a cell and an access device in series.
   *
   * @param cell the cell; its current must increase with the voltage
   * @param access the access device
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the cell's current is
   *     not finite in the middle of its window
   */
  public SeriesAccessDevice(PhysicalDevice cell, AccessDevice access) {
    this(cell, access, operatingPointWithAccessDrop(cell, access));
  }

  private SeriesAccessDevice(PhysicalDevice cell, AccessDevice access, OperatingPoint point) {
    super(cell, List.of(access, point));
    this.access = access;
    this.operatingPoint = point;
  }

  private static OperatingPoint operatingPointWithAccessDrop(
      PhysicalDevice cell, AccessDevice access) {
    double[] parameters = cell.nominalParameters();
    double[] state = cell.restState(parameters);
    StateWindow window = cell.window();
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

  /** {@return this device with another operating point: voltages across both, and times} */
  public SeriesAccessDevice withOperatingPoint(OperatingPoint point) {
    return new SeriesAccessDevice(cell, access, point);
  }

  /** {@return the access device} */
  public AccessDevice access() {
    return access;
  }

  @Override
  public String name() {
    return cell.name() + "+" + access.nameSuffix();
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
   * {@return the voltage across the cell alone [V]; NaN if the cell has no current}
   *
   * @param volts voltage across the series connection [V]
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
