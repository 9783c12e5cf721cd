package org.ouroboros.memristor.core.flow;

/**
 * The panels that the state axis is cut into, narrow where the rate changes fast. A panel is found
 * through buckets of equal width, each of which knows the first panel that reaches into it.
 */
final class StatePanels {

  private static final int BUCKETS_PER_PANEL = 16;

  private final double[] bounds;
  private final int[] firstPanel;
  private final double bucketsPerUnit;

  /** Cuts at ascending bounds, at least two. */
  StatePanels(double[] bounds) {
    this.bounds = bounds;
    int buckets = BUCKETS_PER_PANEL * (bounds.length - 1);
    firstPanel = new int[buckets + 1];
    double width = upper() - lower();
    bucketsPerUnit = buckets / width;
    int panel = 0;
    for (int bucket = 0; bucket <= buckets; bucket++) {
      double start = lower() + width * bucket / buckets;
      while (panel < count() - 1 && bounds[panel + 1] <= start) {
        panel++;
      }
      firstPanel[bucket] = panel;
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

  boolean covers(double state) {
    return state >= lower() && state <= upper();
  }

  /** Panel of a state that is covered. */
  int panel(double state) {
    int panel = firstPanel[(int) ((state - bounds[0]) * bucketsPerUnit)];
    while (state > bounds[panel + 1]) {
      panel++;
    }
    // Rounding may have put a state that lies just below a bucket into it.
    while (state < bounds[panel]) {
      panel--;
    }
    return panel;
  }

  double centre(int panel) {
    return 0.5 * (bounds[panel] + bounds[panel + 1]);
  }

  double halfWidth(int panel) {
    return 0.5 * (bounds[panel + 1] - bounds[panel]);
  }
}
