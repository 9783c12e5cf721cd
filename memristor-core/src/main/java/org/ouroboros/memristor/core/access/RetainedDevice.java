package org.ouroboros.memristor.core.access;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;

/**
 * A decorator that adds a {@link Retention} to a device; only {@link #relax} differs.
 *
 * @param <D> the kind of the decorated device
 */
abstract class RetainedDevice<D extends DeviceModel> extends WrappedDevice<D> {

  private final Retention retention;

  private RetainedDevice(D cell, Retention retention) {
    super(cell, retention);
    this.retention = retention;
    double[] nominal = cell.nominalParameters();
    Require.within(
        "restState", retention.restState(), cell.lowerState(nominal), cell.upperState(nominal));
  }

  @Override
  public String name() {
    return cell.name() + "+retention";
  }

  public String description() {
    return cell.description() + ", with " + retention;
  }

  @Override
  public void relax(double seconds, double kelvin, double[] state, double[] parameters) {
    cell.relax(seconds, kelvin, state, parameters);
    state[0] = retention.relaxed(state[0], seconds, kelvin);
  }

  public double conductanceSiemens(double readVolts, double[] state, double[] parameters) {
    return cell.conductanceSiemens(readVolts, state, parameters);
  }

  public void setConductance(
      double siemens, double readVolts, double[] state, double[] parameters) {
    cell.setConductance(siemens, readVolts, state, parameters);
  }

  /** Around a physical device. */
  static final class Physical extends RetainedDevice<PhysicalDevice> implements PhysicalDevice {

    Physical(PhysicalDevice cell, Retention retention) {
      super(cell, retention);
    }

    @Override
    public double currentAmperes(double volts, double[] state, double[] parameters) {
      return cell.currentAmperes(volts, state, parameters);
    }

    @Override
    public void rate(double volts, double[] state, double[] parameters, double[] perSecond) {
      cell.rate(volts, state, parameters, perSecond);
    }

    @Override
    public Dynamics at(double volts) {
      return cell.at(volts);
    }
  }

  /** Around a pulse-response device. */
  static final class PulseResponse extends RetainedDevice<PulseResponseDevice>
      implements PulseResponseDevice {

    PulseResponse(PulseResponseDevice cell, Retention retention) {
      super(cell, retention);
    }

    @Override
    public void step(Polarity polarity, double[] state, double[] parameters) {
      cell.step(polarity, state, parameters);
    }
  }
}
