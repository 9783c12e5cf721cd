package org.ouroboros.memristor.mapper.training;

import java.util.Arrays;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.PulseRequest;

/**
 * Success curve: the probability that a pulse brings a request within its tolerance, as a function
 * of the pulse's length. Not thread-safe; one instance per thread.
 *
 * <p><b>Implementation note.</b> A device succeeds for lengths of one interval: from its transit to
 * the near edge of the tolerated band to that to the far edge, or unbounded if the window stops it
 * inside the band. The curve is the weighted fraction of devices whose interval contains a length;
 * the driver's jitter blurs its ends. Curves are binned evenly in the logarithm of the length,
 * across the outputs -1 to 1 of a {@link FeatureEncoder}.
 */
final class SuccessCurves {
  static final int BINS = 160;

  /**
   * Tighter tolerances that contribute with a small weight, relative to the requested one. See
   * docs/decisions/0003.
   */
  private static final double[] TIGHTER = {0.4, 0.2};

  private static final float TIGHTER_WEIGHT = 0.15f;

  /** Tighter tolerances than this do not contribute. */
  private static final double TIGHTEST = 0.05;

  /** Passes of smoothing with weights 1/4, 1/2, 1/4: a standard deviation of 1 bin. */
  private static final int SMOOTHINGS = 2;

  private static final double JITTER_NODE = Math.sqrt(3);

  private final DeviceEnsemble ensemble;
  private final FeatureEncoder encoder;
  private final double jitterSeconds;
  private final double[] nearSeconds;
  private final double[] farSeconds;
  private final double[] weight;
  private final double[] steps;
  private final double[] curve;

  /** Prepares curves; the encoder defines the bins, and the jitter by its driver. */
  SuccessCurves(DeviceEnsemble ensemble, FeatureEncoder encoder) {
    steps = new double[BINS + 2];
    curve = new double[BINS];
    this.ensemble = ensemble;
    this.encoder = encoder;
    this.jitterSeconds = encoder.driver().timing().jitterSeconds();
    nearSeconds = new double[ensemble.size()];
    farSeconds = new double[ensemble.size()];
    weight = new double[ensemble.size()];
  }

  /** Length at the middle of a bin [s]. */
  double seconds(int bin) {
    return encoder.decodeSeconds((2 * bin + 1.0) / BINS - 1);
  }

  /**
   * Utility of a pulse per bin, from 0 to 1: its success and, with small weights, its success at
   * tighter tolerances, so that the best centred of equally successful lengths is preferred.
   */
  float[] utility(PulseRequest request) {
    float[] utility = curve(request);
    float total = 1;
    for (int k = 0; k < TIGHTER.length && request.tolerance() * TIGHTER[k] >= TIGHTEST; k++) {
      float[] tighter = curve(request.withTolerance(request.tolerance() * TIGHTER[k]));
      for (int b = 0; b < BINS; b++) {
        utility[b] += TIGHTER_WEIGHT * tighter[b];
      }
      total += TIGHTER_WEIGHT;
    }
    for (int b = 0; b < BINS; b++) {
      utility[b] /= total;
    }
    return utility;
  }

  /** {@return the probability of success per bin; all 0 if no device can succeed} */
  float[] curve(PulseRequest request) {
    boolean stopped = request.stoppedBy(encoder.range());
    double total = ensemble.computeWeights(request.startSiemens(), request.targetSiemens(), weight);
    ensemble.transitSeconds(
        request.startsInside() ? request.startSiemens() : request.nearSiemens(), nearSeconds);
    if (!stopped) {
      ensemble.transitSeconds(request.farSiemens(), farSeconds);
    }
    Arrays.fill(steps, 0);
    for (int k = 0; k < nearSeconds.length; k++) {
      if (weight[k] > 0) {
        addEdge(nearSeconds[k], weight[k]);
        if (!stopped) {
          addEdge(farSeconds[k], -weight[k]);
        }
      }
    }
    return smooth(total);
  }

  private void addEdge(double seconds, double height) {
    if (jitterSeconds == 0) {
      addStep(seconds, height);
    } else {
      addStep(seconds - JITTER_NODE * jitterSeconds, height / 6);
      addStep(seconds, height * 4 / 6);
      addStep(seconds + JITTER_NODE * jitterSeconds, height / 6);
    }
  }

  /** Adds a step at a length; its own bin counts with the fraction beyond the length. */
  private void addStep(double seconds, double height) {
    double position =
        seconds > encoder.shortestSeconds() ? 0.5 * (encoder.encodeSeconds(seconds) + 1) * BINS : 0;
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
