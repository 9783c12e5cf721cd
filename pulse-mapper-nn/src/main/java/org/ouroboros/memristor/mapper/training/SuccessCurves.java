package org.ouroboros.memristor.mapper.training;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.mapper.NetworkCoding;
import org.ouroboros.memristor.mapper.RequestProtocol;

/**
 * The probability that a pulse brings a request within its tolerance, as a function of the pulse's
 * length.
 *
 * <p>A device of the population reaches the tolerated band for lengths of one interval: from its
 * passage to the near edge of the band to its passage beyond the far edge, without end if the
 * window stops it inside the band. The curve is the weighted share of the devices whose interval
 * holds a length. In P2 all devices weigh the same. A P1 request was reached by its device, so a
 * device weighs as much as a pulse of uniformly drawn length is likely to take it there: seconds
 * per siemens at the target, or, on a bound, the part of the lengths that reach it.
 *
 * <p>Curves live on bins of equal width in the logarithm of the length, across the outputs -1 to 1
 * of a {@link NetworkCoding}.
 */
final class SuccessCurves {

  /** Number of bins. */
  static final int BINS = 160;

  /** Finer tolerances that count a little, relative to the one asked for. */
  private static final double[] FINER = {0.4, 0.2};

  private static final float FINER_WEIGHT = 0.15f;

  /** No tolerance finer than this counts: aiming is then all there is. */
  private static final double FINEST = 0.05;

  /** How often a curve is smoothed with weights 1/4, 1/2, 1/4: a standard deviation of 1 bin. */
  private static final int SMOOTHINGS = 2;

  private final PassageTable table;
  private final Polarity polarity;
  private final NetworkCoding coding;
  private final RequestProtocol protocol;

  SuccessCurves(
      PassageTable table, Polarity polarity, NetworkCoding coding, RequestProtocol protocol) {
    this.table = table;
    this.polarity = polarity;
    this.coding = coding;
    this.protocol = protocol;
  }

  /** Scratch of one thread. */
  final class Builder {
    private final double[] start = new double[table.devices()];
    private final double[] near = new double[table.devices()];
    private final double[] far = new double[table.devices()];
    private final double[] weight = new double[table.devices()];
    private final double[] steps = new double[BINS + 2];

    /**
     * What a pulse is worth to a request: its success, and with small weights its success at finer
     * tolerances, so that among lengths that are equally sure the one that aims best wins.
     *
     * @param from start conductance [S]
     * @param to target conductance [S]
     * @param tolerance relative tolerance
     * @return worth per bin, from 0 to 1
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
     * Computes the curve of a request.
     *
     * @param from start conductance [S]
     * @param to target conductance [S]
     * @param tolerance relative tolerance
     * @return probability per bin; all 0 if no device can do it
     */
    float[] curve(double from, double to, double tolerance) {
      SiemensRange range = table.range();
      boolean up = polarity == Polarity.SET;
      double nearSiemens = to * (up ? 1 - tolerance : 1 + tolerance);
      double farSiemens = to * (up ? 1 + tolerance : 1 - tolerance);
      boolean inside = up ? nearSiemens <= from : nearSiemens >= from;
      boolean stopped = up ? farSiemens >= range.maxSiemens() : farSiemens <= range.minSiemens();
      table.at(from, start);
      table.at(inside ? from : nearSiemens, near);
      if (!stopped) {
        table.at(farSiemens, far);
      }
      double total = weigh(to);
      Arrays.fill(steps, 0);
      for (int k = 0; k < start.length; k++) {
        if (weight[k] > 0) {
          rise(near[k] - start[k], weight[k]);
          if (!stopped) {
            rise(far[k] - start[k], -weight[k]);
          }
        }
      }
      return smooth(total);
    }

    /** Adds a step at a length; inside its bin it counts with the part of the bin beyond it. */
    private void rise(double seconds, double height) {
      double position =
          seconds > coding.shortestSeconds() ? 0.5 * (coding.output(seconds) + 1) * BINS : 0;
      // A device that stands still on the way never arrives; its time is infinite or NaN.
      if (!(position < BINS)) {
        return;
      }
      int bin = (int) position;
      double beyond = bin + 1 - position;
      steps[bin] += height * beyond;
      steps[bin + 1] += height * (1 - beyond);
    }

    private double weigh(double to) {
      if (!(protocol instanceof RequestProtocol.Reachable reachable)) {
        Arrays.fill(weight, 1);
        return weight.length;
      }
      SiemensRange range = table.range();
      boolean bound = to <= range.minSiemens() || to >= range.maxSiemens();
      double[] arrival = new double[weight.length];
      table.at(to, arrival);
      table.slopeAt(to, weight);
      double total = 0;
      for (int k = 0; k < weight.length; k++) {
        double spare = reachable.longestSeconds() - (arrival[k] - start[k]);
        boolean reached = spare > 0 && Double.isFinite(weight[k]);
        weight[k] = !reached ? 0 : bound ? spare : weight[k];
        total += weight[k];
      }
      return total;
    }

    private float[] smooth(double total) {
      double[] curve = new double[BINS];
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
}
