package org.ouroboros.memristor.examples.output;

import org.ouroboros.memristor.core.validation.Require;

/** Target and reached conductances of a set of devices. */
public final class ConductanceSample {

  private final String name;
  private final double[] targetSiemens;
  private final double[] reachedSiemens;

  /**
   * Creates a sample.
   *
   * @param name name in the legend
   * @param targetSiemens target conductances [S], at least one; not copied
   * @param reachedSiemens reached conductances [S], of equal length; not copied
   */
  public ConductanceSample(String name, double[] targetSiemens, double[] reachedSiemens) {
    Require.atLeast("devices", targetSiemens.length, 1);
    Require.length("reachedSiemens", reachedSiemens.length, targetSiemens.length);
    this.name = name;
    this.targetSiemens = targetSiemens;
    this.reachedSiemens = reachedSiemens;
  }

  /**
   * Returns the name in the legend.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Returns the number of devices.
   *
   * @return at least 1
   */
  public int size() {
    return targetSiemens.length;
  }

  /**
   * Returns the target conductance of a device.
   *
   * @param device its index
   * @return the conductance [S]
   */
  public double targetSiemens(int device) {
    return targetSiemens[device];
  }

  /**
   * Returns the reached conductance of a device.
   *
   * @param device its index
   * @return the conductance [S]
   */
  public double reachedSiemens(int device) {
    return reachedSiemens[device];
  }
}
