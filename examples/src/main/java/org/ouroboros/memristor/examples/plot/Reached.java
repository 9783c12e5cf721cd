package org.ouroboros.memristor.examples.plot;

import org.ouroboros.memristor.core.check.Require;

/**
 * Conductances that one way of programming has reached.
 *
 * @param name what the way is called in plots
 * @param targetSiemens wanted conductances [S]; looked at, not copied
 * @param reachedSiemens reached conductances [S], as many; looked at, not copied
 */
public record Reached(String name, double[] targetSiemens, double[] reachedSiemens) {

  public Reached {
    Require.length("reachedSiemens", reachedSiemens.length, targetSiemens.length);
  }
}
