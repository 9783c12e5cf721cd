package org.ouroboros.memristor.mapper.training;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.mapper.RequestDistribution;

/**
 * A sampled population at the voltage of a {@link TransitTimeTable}. In P2 all devices have the
 * same weight. In P1 the target was reached by a pulse of uniform length, so the weight is the
 * density of the target: seconds per siemens, or, at a bound, the range of the lengths that reach
 * it.
 */
final class SampledEnsemble implements DeviceEnsemble {
  private final TransitTimeTable table;
  private final RequestDistribution distribution;
  private final double[] startSeconds;
  private final double[] targetSeconds;

  SampledEnsemble(TransitTimeTable table, RequestDistribution distribution) {
    this.table = table;
    this.distribution = distribution;
    startSeconds = new double[table.deviceCount()];
    targetSeconds = new double[table.deviceCount()];
  }

  @Override
  public int size() {
    return table.deviceCount();
  }

  @Override
  public double computeWeights(double startSiemens, double targetSiemens, double[] weights) {
    table.secondsAt(startSiemens, startSeconds);
    if (!(distribution instanceof RequestDistribution.ReachableRequests reachable)) {
      Arrays.fill(weights, 1);
      return weights.length;
    }
    ConductanceRange range = table.range();
    boolean bound = targetSiemens <= range.minSiemens() || targetSiemens >= range.maxSiemens();
    table.secondsAt(targetSiemens, targetSeconds);
    table.secondsPerSiemensAt(targetSiemens, weights);
    double total = 0;
    for (int k = 0; k < weights.length; k++) {
      double remainingSeconds = reachable.longestSeconds() - (targetSeconds[k] - startSeconds[k]);
      boolean reached = remainingSeconds > 0 && Double.isFinite(weights[k]);
      weights[k] = !reached ? 0 : bound ? remainingSeconds : weights[k];
      total += weights[k];
    }
    return total;
  }

  @Override
  public void transitSeconds(double siemens, double[] seconds) {
    table.secondsAt(siemens, seconds);
    for (int k = 0; k < seconds.length; k++) {
      seconds[k] -= startSeconds[k];
    }
  }
}
