package org.ouroboros.memristor.core.stats;

/** The two forms of the relative percentage difference (RPD) between reached and wanted value. */
public enum RelativeDifference {
  /** (G - G*) / G*. */
  OF_TARGET {
    @Override
    public double of(double reached, double target) {
      return (reached - target) / target;
    }
  },
  /** 2 (G - G*) / (G + G*). */
  SYMMETRIC {
    @Override
    public double of(double reached, double target) {
      return 2 * (reached - target) / (reached + target);
    }
  };

  /**
   * The difference.
   *
   * @param reached the value reached, positive
   * @param target the value wanted, positive
   * @return the difference, 0.05 for 5 %
   */
  public abstract double of(double reached, double target);
}
