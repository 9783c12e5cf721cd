package org.ouroboros.memristor.examples.plot;

import org.ouroboros.memristor.core.check.Require;

/** Conductances that one way of programming has reached. Immutable. */
public final class Reached {

  private final String name;
  private final double[] targetSiemens;
  private final double[] reachedSiemens;

  /**
   * Holds reached against wanted conductances.
   *
   * @param name what the way is called in plots
   * @param targetSiemens wanted conductances, at least one [S]; looked at, not copied
   * @param reachedSiemens reached conductances [S], as many; looked at, not copied
   */
  public Reached(String name, double[] targetSiemens, double[] reachedSiemens) {
    Require.atLeast("devices", targetSiemens.length, 1);
    Require.length("reachedSiemens", reachedSiemens.length, targetSiemens.length);
    this.name = name;
    this.targetSiemens = targetSiemens;
    this.reachedSiemens = reachedSiemens;
  }

  /**
   * What the way is called in plots.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Number of devices.
   *
   * @return at least 1
   */
  public int size() {
    return targetSiemens.length;
  }

  /**
   * Wanted conductance of a device.
   *
   * @param device which one
   * @return the conductance [S]
   */
  public double targetSiemens(int device) {
    return targetSiemens[device];
  }

  /**
   * Reached conductance of a device.
   *
   * @param device which one
   * @return the conductance [S]
   */
  public double reachedSiemens(int device) {
    return reachedSiemens[device];
  }
}
