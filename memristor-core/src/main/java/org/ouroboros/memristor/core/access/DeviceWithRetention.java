package org.ouroboros.memristor.core.access;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A decorator that adds a {@link RetentionModel} to a device; only {@link #relax} differs.
 *
 * @param <D> the kind of the decorated device
 */
abstract class DeviceWithRetention<D extends DeviceModel> extends DelegatingDevice<D> {
  private final RetentionModel retention;

  private DeviceWithRetention(D cell, RetentionModel retention) {
    super(cell, retention);
    this.retention = retention;
    double[] nominal = cell.nominalParameters();
    Require.inRange(
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
    state[0] = retention.relaxedState(state[0], seconds, kelvin);
  }

  public double conductanceSiemens(double readVolts, double[] state, double[] parameters) {
    return cell.conductanceSiemens(readVolts, state, parameters);
  }

  public void setConductance(
      double siemens, double readVolts, double[] state, double[] parameters) {
    cell.setConductance(siemens, readVolts, state, parameters);
  }

  /** Around a physical device. */
  static final class Physical extends DeviceWithRetention<PhysicalDevice>
      implements PhysicalDevice {
    Physical(PhysicalDevice cell, RetentionModel retention) {
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
  static final class PulseResponse extends DeviceWithRetention<PulseResponseDevice>
      implements PulseResponseDevice {
    PulseResponse(PulseResponseDevice cell, RetentionModel retention) {
      super(cell, retention);
    }

    @Override
    public void step(Polarity polarity, double[] state, double[] parameters) {
      cell.step(polarity, state, parameters);
    }
  }
}
