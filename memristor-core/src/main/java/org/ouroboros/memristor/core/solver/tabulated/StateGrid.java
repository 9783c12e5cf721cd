package org.ouroboros.memristor.core.solver.tabulated;

/** The non-uniform panels of the state axis, narrow where the rate changes fast. */
final class StateGrid {
  private final double[] bounds;

  /** Centre, half width and inverse half width of each panel, interleaved for cache locality. */
  private final double[] geometry;

  private final BucketIndex bucketIndex;

  /** Creates panels between ascending bounds, at least two. */
  StateGrid(double[] bounds) {
    this.bounds = bounds;
    geometry = new double[3 * count()];
    for (int i = 0; i < count(); i++) {
      double halfWidth = 0.5 * (bounds[i + 1] - bounds[i]);
      geometry[3 * i] = 0.5 * (bounds[i] + bounds[i + 1]);
      geometry[3 * i + 1] = halfWidth;
      geometry[3 * i + 2] = 1 / halfWidth;
    }
    bucketIndex = new BucketIndex(bounds);
  }

  int count() {
    return bounds.length - 1;
  }

  double lower() {
    return bounds[0];
  }

  double upper() {
    return bounds[bounds.length - 1];
  }

  double bound(boolean upper) {
    return upper ? upper() : lower();
  }

  boolean covers(double state) {
    return state >= lower() && state <= upper();
  }

  /** Returns the panel of a covered state. */
  int panel(double state) {
    return bucketIndex.panel(state);
  }

  double halfWidth(int panel) {
    return geometry[3 * panel + 1];
  }

  /** Returns the local coordinate in [-1, 1] of a state in a panel. */
  double local(int panel, double state) {
    return (state - geometry[3 * panel]) * geometry[3 * panel + 2];
  }

  /** Returns the state at a local coordinate of a panel. */
  double state(int panel, double local) {
    return geometry[3 * panel] + geometry[3 * panel + 1] * local;
  }
}
