package org.ouroboros.memristor.mapper.training;

/**
 * The probability to miss, by the success curve of each sample, interpolated between the middles of
 * its bins. Outside of the bins the curve goes on as it was if that leads back, and a parabola
 * leads back in any case.
 */
final class ExpectedMisses implements Objective {

  private final float[][] curves;

  /**
   * Holds the curves.
   *
   * @param curves probability of success per bin, less what a pulse costs; a curve for each sample
   */
  ExpectedMisses(float[][] curves) {
    this.curves = curves;
  }

  @Override
  public double loss(int sample, double output) {
    float[] curve = curves[sample];
    double position = position(output, curve.length);
    int bin = bin(position, curve.length);
    double fraction = position - bin;
    double rise = curve[bin + 1] - curve[bin];
    boolean leadsOut = fraction < 0 ? rise < 0 : fraction > 1 && rise > 0;
    double counted = leadsOut ? Math.max(0, Math.min(1, fraction)) : fraction;
    double outside = outside(output);
    return 1 - (curve[bin] + counted * rise) + 0.5 * outside * outside;
  }

  @Override
  public double slope(int sample, double output) {
    float[] curve = curves[sample];
    double position = position(output, curve.length);
    int bin = bin(position, curve.length);
    double rise = (curve[bin + 1] - curve[bin]) * 0.5 * curve.length;
    // Beyond the last middles the curve goes on as it was if that leads back, else it is level.
    boolean leadsOut = position < 0 ? rise < 0 : position > curve.length - 1 && rise > 0;
    return outside(output) - (leadsOut ? 0 : rise);
  }

  private static double position(double output, int bins) {
    return 0.5 * (output + 1) * bins - 0.5;
  }

  private static int bin(double position, int bins) {
    return (int) Math.max(0, Math.min(bins - 2, Math.floor(position)));
  }

  private static double outside(double output) {
    return output > 1 ? output - 1 : output < -1 ? output + 1 : 0;
  }

  /**
   * The middle of the lengths that are about as good as the best, for each sample: a label that
   * does not jump with the noise of a flat maximum.
   *
   * @param share how much of the greatest probability is about as good
   * @return an output for each sample
   */
  double[] centres(double share) {
    double[] centres = new double[curves.length];
    for (int i = 0; i < curves.length; i++) {
      float[] curve = curves[i];
      int best = 0;
      for (int b = 1; b < curve.length; b++) {
        if (curve[b] > curve[best]) {
          best = b;
        }
      }
      // Where pulses cost more than they bring, the best is the least loss.
      double enough = curve[best] - (1 - share) * Math.abs(curve[best]);
      int low = best;
      while (low > 0 && curve[low - 1] >= enough) {
        low--;
      }
      int high = best;
      while (high < curve.length - 1 && curve[high + 1] >= enough) {
        high++;
      }
      centres[i] = (low + high + 1.0) / curve.length - 1;
    }
    return centres;
  }
}
