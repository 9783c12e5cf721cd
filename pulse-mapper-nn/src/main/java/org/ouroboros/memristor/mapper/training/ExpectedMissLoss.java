package org.ouroboros.memristor.mapper.training;

/**
 * Expected miss probability by the success curve of each sample, interpolated linearly between bin
 * centres. Outside of the bins the curve is extrapolated if its slope leads back inside, and a
 * quadratic penalty applies in any case.
 */
final class ExpectedMissLoss implements Loss {
  private final float[][] curves;

  /** Makes the loss from the success less the cost per bin, a curve for each sample. */
  ExpectedMissLoss(float[][] curves) {
    this.curves = curves;
  }

  @Override
  public double loss(int sample, double output) {
    float[] curve = curves[sample];
    double position = position(output, curve.length);
    int bin = bin(position, curve.length);
    double fraction = position - bin;
    double rise = curve[bin + 1] - curve[bin];
    boolean leadsOutside = fraction < 0 ? rise < 0 : fraction > 1 && rise > 0;
    double counted = leadsOutside ? Math.max(0, Math.min(1, fraction)) : fraction;
    double outside = Loss.outside(output);
    return 1 - (curve[bin] + counted * rise) + 0.5 * outside * outside;
  }

  @Override
  public double derivative(int sample, double output) {
    float[] curve = curves[sample];
    double position = position(output, curve.length);
    int bin = bin(position, curve.length);
    double rise = (curve[bin + 1] - curve[bin]) * 0.5 * curve.length;
    // Beyond the outermost centres: extrapolated if the slope leads back inside, else constant.
    boolean leadsOutside = position < 0 ? rise < 0 : position > curve.length - 1 && rise > 0;
    return Loss.outside(output) - (leadsOutside ? 0 : rise);
  }

  private static double position(double output, int bins) {
    return 0.5 * (output + 1) * bins - 0.5;
  }

  private static int bin(double position, int bins) {
    return (int) Math.max(0, Math.min(bins - 2, Math.floor(position)));
  }

  /**
   * Labels for pretraining: the middle of the lengths whose success is close to the maximum, which
   * is stable against noise of a flat maximum.
   *
   * @param nearOptimum fraction of the maximum that counts as close
   * @return an output for each sample
   */
  double[] centerLabels(double nearOptimum) {
    double[] centres = new double[curves.length];
    for (int i = 0; i < curves.length; i++) {
      float[] curve = curves[i];
      int best = 0;
      for (int b = 1; b < curve.length; b++) {
        if (curve[b] > curve[best]) {
          best = b;
        }
      }
      // Where pulses cost more than they gain, the maximum is negative.
      double threshold = curve[best] - (1 - nearOptimum) * Math.abs(curve[best]);
      int low = best;
      while (low > 0 && curve[low - 1] >= threshold) {
        low--;
      }
      int high = best;
      while (high < curve.length - 1 && curve[high + 1] >= threshold) {
        high++;
      }
      centres[i] = (low + high + 1.0) / curve.length - 1;
    }
    return centres;
  }
}
