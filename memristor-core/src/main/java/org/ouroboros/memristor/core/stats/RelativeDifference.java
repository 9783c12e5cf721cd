package org.ouroboros.memristor.core.stats;

/**
 * The two definitions of the relative percentage difference (RPD) of a reached value G from its
 * target G*.
 */
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
   * {@return the difference, 0.05 for 5 %}
   *
   * @param reached the reached value, positive
   * @param target the target value, positive
   */
  public abstract double of(double reached, double target);
}
