package org.ouroboros.memristor.core.flow;

/**
 * The panels that the state axis is cut into, narrow where the rate changes fast. A panel is found
 * through buckets of equal width, each of which knows the first panel that reaches into it.
 */
final class StatePanels {

  /** So many that most lie in one panel. */
  private static final int MAX_BUCKETS = 1 << 14;

  private final double[] bounds;
  private final double[] centres;
  private final double[] halfWidths;
  private final double[] inverseHalfWidths;
  private final char[] firstPanel;
  private final double bucketsPerUnit;

  /** Cuts at ascending bounds, at least two. */
  StatePanels(double[] bounds) {
    this.bounds = bounds;
    double width = upper() - lower();
    double narrowest = width;
    for (int i = 1; i < bounds.length; i++) {
      narrowest = Math.min(narrowest, bounds[i] - bounds[i - 1]);
    }
    int buckets = (int) Math.min(MAX_BUCKETS, 4 * Math.round(width / narrowest));
    firstPanel = new char[buckets + 1];
    bucketsPerUnit = buckets / width;
    centres = new double[bounds.length - 1];
    halfWidths = new double[bounds.length - 1];
    inverseHalfWidths = new double[bounds.length - 1];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = 0.5 * (bounds[i] + bounds[i + 1]);
      halfWidths[i] = 0.5 * (bounds[i + 1] - bounds[i]);
      inverseHalfWidths[i] = 1 / halfWidths[i];
    }
    int panel = 0;
    for (int bucket = 0; bucket <= buckets; bucket++) {
      double start = lower() + width * bucket / buckets;
      while (panel < count() - 1 && bounds[panel + 1] <= start) {
        panel++;
      }
      firstPanel[bucket] = (char) panel;
    }
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

  /** Panel of a state that is covered. */
  int panel(double state) {
    int panel = firstPanel[(int) ((state - bounds[0]) * bucketsPerUnit)];
    while (state > bounds[panel + 1]) {
      panel++;
    }
    // Rounding may have put a state that lies just below a bucket's panel into it.
    while (state < bounds[panel]) {
      panel--;
    }
    return panel;
  }

  double halfWidth(int panel) {
    return halfWidths[panel];
  }

  /** Coordinate in [-1, 1] of a state in a panel. */
  double local(int panel, double state) {
    return (state - centres[panel]) * inverseHalfWidths[panel];
  }

  /** State at a coordinate of a panel. */
  double state(int panel, double local) {
    return centres[panel] + halfWidths[panel] * local;
  }
}
