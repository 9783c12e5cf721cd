package org.ouroboros.memristor.mapper.training;

/**
 * Miss of one simulated device per sample: it succeeds for outputs of one interval, whose ends are
 * smoothed by logistic functions to give a gradient. Outside of [-1, 1] a quadratic penalty
 * applies.
 */
final class SoftHits implements Objective {

  private final double[] near;
  private final double[] far;
  private final double softness;

  /**
   * Makes the loss.
   *
   * @param near lower end of each sample's interval
   * @param far upper end; infinite if unbounded
   * @param softness width of the smoothed ends, in outputs
   */
  SoftHits(double[] near, double[] far, double softness) {
    this.near = near;
    this.far = far;
    this.softness = softness;
  }

  @Override
  public double loss(int sample, double output) {
    double outside = outside(output);
    return 1
        - (logistic((output - near[sample]) / softness)
            - logistic((output - far[sample]) / softness))
        + 0.5 * outside * outside;
  }

  @Override
  public double slope(int sample, double output) {
    return outside(output)
        - (rise((output - near[sample]) / softness) - rise((output - far[sample]) / softness));
  }

  private double rise(double x) {
    double p = logistic(x);
    return p * (1 - p) / softness;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double outside(double output) {
    return output > 1 ? output - 1 : output < -1 ? output + 1 : 0;
  }

  /** The middle of each interval, clamped to [-1, 1]. */
  double[] centres() {
    double[] centres = new double[near.length];
    for (int i = 0; i < centres.length; i++) {
      double low = Math.max(-1, Math.min(1, near[i]));
      double high = Math.max(-1, Math.min(1, far[i]));
      centres[i] = 0.5 * (low + high);
    }
    return centres;
  }
}
