package org.ouroboros.memristor.mapper.training;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.mapper.NetworkCoding;

/**
 * Success curve: the probability that a pulse brings a request within its tolerance, as a function
 * of the pulse's length. Not thread-safe; one instance per thread.
 *
 * <p><b>Implementation note.</b> A device succeeds for lengths of one interval: from its transit to
 * the near edge of the tolerated band to that to the far edge, or unbounded if the window stops it
 * inside the band. The curve is the weighted fraction of devices whose interval contains a length;
 * the driver's jitter blurs its ends. Curves are binned evenly in the logarithm of the length,
 * across the outputs -1 to 1 of a {@link NetworkCoding}.
 */
final class SuccessCurves {

  static final int BINS = 160;

  /**
   * Tighter tolerances that contribute with a small weight, relative to the requested one. See
   * docs/decisions/0003-among-equally-sure-pulses-the-best-aimed.md.
   */
  private static final double[] FINER = {0.4, 0.2};

  private static final float FINER_WEIGHT = 0.15f;

  /** Tighter tolerances than this do not contribute. */
  private static final double FINEST = 0.05;

  /** Passes of smoothing with weights 1/4, 1/2, 1/4: a standard deviation of 1 bin. */
  private static final int SMOOTHINGS = 2;

  private static final double JITTER_NODE = Math.sqrt(3);

  private final Crowd crowd;
  private final NetworkCoding coding;
  private final double jitterSeconds;
  private final double[] near;
  private final double[] far;
  private final double[] weight;
  private final double[] steps;
  private final double[] curve;

  /**
   * Prepares curves.
   *
   * @param crowd the devices
   * @param coding the meaning of the bins
   * @param jitterSeconds standard deviation of a pulse's length [s]
   */
  SuccessCurves(Crowd crowd, NetworkCoding coding, double jitterSeconds) {
    steps = new double[BINS + 2];
    curve = new double[BINS];
    this.crowd = crowd;
    this.coding = coding;
    this.jitterSeconds = jitterSeconds;
    near = new double[crowd.size()];
    far = new double[crowd.size()];
    weight = new double[crowd.size()];
  }

  /** Length at the middle of a bin [s]. */
  double seconds(int bin) {
    return coding.seconds((2 * bin + 1.0) / BINS - 1);
  }

  /**
   * Utility of a pulse for a request: its success and, with small weights, its success at tighter
   * tolerances, so that the best centred of equally successful lengths is preferred.
   *
   * @param from start conductance [S]
   * @param to target conductance [S]
   * @param tolerance relative tolerance
   * @return utility per bin, from 0 to 1
   */
  float[] worth(double from, double to, double tolerance) {
    float[] worth = curve(from, to, tolerance);
    float total = 1;
    for (int k = 0; k < FINER.length && tolerance * FINER[k] >= FINEST; k++) {
      float[] finer = curve(from, to, tolerance * FINER[k]);
      for (int b = 0; b < BINS; b++) {
        worth[b] += FINER_WEIGHT * finer[b];
      }
      total += FINER_WEIGHT;
    }
    for (int b = 0; b < BINS; b++) {
      worth[b] /= total;
    }
    return worth;
  }

  /**
   * Computes the success curve of a request.
   *
   * @param from start conductance [S]
   * @param to target conductance [S]
   * @param tolerance relative tolerance
   * @return probability per bin; all 0 if no device can succeed
   */
  float[] curve(double from, double to, double tolerance) {
    SiemensRange range = coding.range();
    boolean up = Polarity.towards(from, to) == Polarity.SET;
    double nearSiemens = to * (up ? 1 - tolerance : 1 + tolerance);
    double farSiemens = to * (up ? 1 + tolerance : 1 - tolerance);
    boolean inside = up ? nearSiemens <= from : nearSiemens >= from;
    boolean stopped = up ? farSiemens >= range.maxSiemens() : farSiemens <= range.minSiemens();
    double total = crowd.weigh(from, to, weight);
    crowd.secondsTo(inside ? from : nearSiemens, near);
    if (!stopped) {
      crowd.secondsTo(farSiemens, far);
    }
    Arrays.fill(steps, 0);
    for (int k = 0; k < near.length; k++) {
      if (weight[k] > 0) {
        rise(near[k], weight[k]);
        if (!stopped) {
          rise(far[k], -weight[k]);
        }
      }
    }
    return smooth(total);
  }

  private void rise(double seconds, double height) {
    if (jitterSeconds == 0) {
      step(seconds, height);
    } else {
      step(seconds - JITTER_NODE * jitterSeconds, height / 6);
      step(seconds, height * 4 / 6);
      step(seconds + JITTER_NODE * jitterSeconds, height / 6);
    }
  }

  /** Adds a step at a length; its own bin counts with the fraction beyond the length. */
  private void step(double seconds, double height) {
    double position =
        seconds > coding.shortestSeconds() ? 0.5 * (coding.output(seconds) + 1) * BINS : 0;
    // A device that comes to rest on the way has an infinite or NaN time.
    if (!(position < BINS)) {
      return;
    }
    int bin = (int) position;
    double beyond = bin + 1 - position;
    steps[bin] += height * beyond;
    steps[bin + 1] += height * (1 - beyond);
  }

  private float[] smooth(double total) {
    double sum = 0;
    for (int b = 0; b < BINS; b++) {
      sum += steps[b];
      curve[b] = total > 0 ? sum / total : 0;
    }
    for (int s = 0; s < SMOOTHINGS; s++) {
      double before = curve[0];
      for (int b = 0; b < BINS; b++) {
        double after = curve[Math.min(b + 1, BINS - 1)];
        double smoothed = 0.25 * before + 0.5 * curve[b] + 0.25 * after;
        before = curve[b];
        curve[b] = smoothed;
      }
    }
    float[] result = new float[BINS];
    for (int b = 0; b < BINS; b++) {
      result[b] = (float) curve[b];
    }
    return result;
  }
}
