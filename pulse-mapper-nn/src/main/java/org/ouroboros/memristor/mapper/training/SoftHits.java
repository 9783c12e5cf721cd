package org.ouroboros.memristor.mapper.training;

/**
 * The miss of one simulated device per sample: it hits for outputs of one interval, whose ends are
 * softened by logistic functions so that there is a slope to follow. Outside of the outputs that
 * mean something a parabola leads back.
 */
final class SoftHits implements Objective {

  private final double[] near;
  private final double[] far;
  private final double softness;

  /**
   * Holds the intervals.
   *
   * @param near output from which each sample hits
   * @param far output up to which it hits; infinite if there is no end
   * @param softness width of the ends, in outputs
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

  /** The middle of each interval, inside of the outputs that mean something. */
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
