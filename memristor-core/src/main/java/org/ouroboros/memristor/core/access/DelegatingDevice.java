package org.ouroboros.memristor.core.access;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;

/**
 * Delegates the methods of {@link DeviceModel} to a decorated device. It does not implement that
 * interface itself: its subclasses choose one of the two kinds.
 *
 * @param <D> the kind of the decorated device
 */
abstract class DelegatingDevice<D extends DeviceModel> {
  final D cell;

  /** What the decorator adds; part of its equality. */
  private final Object decoration;

  DelegatingDevice(D cell, Object decoration) {
    this.cell = cell;
    this.decoration = decoration;
  }

  /** {@return the decorated device} */
  public final D cell() {
    return cell;
  }

  public String name() {
    return cell.name();
  }

  public List<Parameter> parameters() {
    return cell.parameters();
  }

  public int stateSize() {
    return cell.stateSize();
  }

  public OperatingPoint operatingPoint() {
    return cell.operatingPoint();
  }

  public double lowerState(double[] parameters) {
    return cell.lowerState(parameters);
  }

  public double upperState(double[] parameters) {
    return cell.upperState(parameters);
  }

  public void stateBounds(boolean upper, double[][] columns, int count, double[] bounds) {
    cell.stateBounds(upper, columns, count, bounds);
  }

  public StateWindow window() {
    return cell.window();
  }

  public List<Variation> presets() {
    return cell.presets();
  }

  public double[] restState(double[] parameters) {
    return cell.restState(parameters);
  }

  public void relax(double seconds, double kelvin, double[] state, double[] parameters) {
    cell.relax(seconds, kelvin, state, parameters);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof DelegatingDevice<?> that
        && getClass() == that.getClass()
        && cell.equals(that.cell)
        && decoration.equals(that.decoration);
  }

  @Override
  public final int hashCode() {
    return Objects.hash(getClass().getName(), cell, decoration);
  }

  @Override
  public final String toString() {
    return name() + "[" + cell + ", " + decoration + "]";
  }
}
