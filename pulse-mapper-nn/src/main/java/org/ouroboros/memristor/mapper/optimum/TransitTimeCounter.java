package org.ouroboros.memristor.mapper.optimum;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.internal.network.PulseRequest;
import org.ouroboros.memristor.mapper.internal.transit.DeviceTransit;

/**
 * Counts outcomes of physical devices with one state component by transit times. Under a constant
 * voltage such a device passes each conductance once, so a successful length lies in one interval:
 * from its transit to the near edge of the tolerated band to that to the far edge, or unbounded if
 * the window stops it in between. Counting takes two steps per device.
 *
 * <p>Devices have weight 1 in P2. In P1 the target was reached by a pulse of uniform length, so the
 * weight is the density of the target: seconds per siemens, or, at a bound, the range of the
 * lengths that reach it.
 *
 * <p>Layout: times from the start of the range, a row per conductance, a column per device, because
 * a request reads all devices at the same few conductances.
 */
final class TransitTimeCounter implements OutcomeCounter {
  private static final int INTERVALS = 512;

  private final Polarity polarity;
  private final PulseLengths lengths;
  private final RequestDistribution distribution;
  private final ConductanceRange nominalRange;
  private final ConductanceRange grid;
  private final float[][] times;

  /** The devices, the pulses and the distribution of requests. */
  record VoltageProblem(
      DeviceBank bank, double volts, PulseLengths lengths, RequestDistribution distribution) {}

  TransitTimeCounter(VoltageProblem problem, Workers workers) {
    DeviceBank bank = problem.bank();
    PhysicalDevice device = (PhysicalDevice) bank.model();
    polarity = device.operatingPoint().polarity(problem.volts());
    lengths = problem.lengths();
    distribution = problem.distribution();
    nominalRange = device.window().conductanceRange(device);
    List<DeviceTransit> devices =
        IntStream.range(0, bank.cells())
            .mapToObj(k -> new DeviceTransit(device, problem.volts(), bank.parameters(k)))
            .toList();
    double minSiemens = devices.stream().mapToDouble(DeviceTransit::minSiemens).min().orElseThrow();
    double maxSiemens = devices.stream().mapToDouble(DeviceTransit::maxSiemens).max().orElseThrow();
    grid =
        new ConductanceRange(
            Math.min(minSiemens, nominalRange.minSiemens()),
            Math.max(maxSiemens, nominalRange.maxSiemens()));
    times = new float[INTERVALS + 1][bank.cells()];
    workers.forRange(
        bank.cells(),
        4,
        (from, to) -> {
          for (int k = from; k < to; k++) {
            fill(devices.get(k), k);
          }
        });
  }

  /**
   * Fills the column of a device. Conductances beyond its own end of the window in the direction of
   * the voltage have infinite time; those beyond its other end count as that end.
   */
  private void fill(DeviceTransit transit, int column) {
    boolean up = polarity == Polarity.SET;
    double rounding = 1e-9 * (transit.maxSiemens() - transit.minSiemens());
    for (int j = 0; j <= INTERVALS; j++) {
      double siemens = grid.gridPoint(j, INTERVALS);
      boolean beyond =
          up
              ? siemens > transit.maxSiemens() + rounding
              : siemens < transit.minSiemens() - rounding;
      times[j][column] = beyond ? Float.POSITIVE_INFINITY : (float) transit.secondsAt(siemens);
    }
  }

  @Override
  public Worker newWorker() {
    return new IntervalWorker();
  }

  private final class IntervalWorker implements Worker {
    private final double[] startSeconds = new double[times[0].length];
    private final double[] nearSeconds = new double[times[0].length];
    private final double[] farSeconds = new double[times[0].length];
    private final double[] weight = new double[times[0].length];

    @Override
    public double count(PulseRequest request, double[] hits) {
      double startSiemens = request.startSiemens();
      boolean inside = request.startsInside();
      boolean stopped = request.stoppedBy(grid);
      secondsAt(startSiemens, startSeconds);
      secondsAt(inside ? startSiemens : request.nearSiemens(), nearSeconds);
      if (!stopped) {
        secondsAt(request.farSiemens(), farSeconds);
      }
      double total = computeWeights(request.targetSiemens());
      Arrays.fill(hits, 0, lengths.count(), 0);
      for (int k = 0; k < startSeconds.length; k++) {
        double enter = inside ? 0 : nearSeconds[k] - startSeconds[k];
        // A device that comes to rest on the way has an infinite or NaN time.
        if (weight[k] > 0 && enter <= lengths.longest()) {
          double leave = stopped ? Double.POSITIVE_INFINITY : farSeconds[k] - startSeconds[k];
          int first = lengths.atOrAfter(enter);
          int after = leave >= 0 ? lengths.atOrBefore(leave) + 1 : lengths.count();
          if (after > first) {
            hits[first] += weight[k];
            if (after < lengths.count()) {
              hits[after] -= weight[k];
            }
          }
        }
      }
      for (int n = 1; n < lengths.count(); n++) {
        hits[n] += hits[n - 1];
      }
      return total;
    }

    private void secondsAt(double siemens, double[] seconds) {
      double position = grid.fraction(siemens) * INTERVALS;
      int j = Math.max(0, Math.min(INTERVALS - 1, (int) position));
      double fraction = Math.max(0, Math.min(1, position - j));
      float[] low = times[j];
      float[] high = times[j + 1];
      for (int k = 0; k < seconds.length; k++) {
        // An infinite neighbour of weight 0 must not turn the value into NaN.
        seconds[k] =
            fraction == 0
                ? low[k]
                : fraction == 1 ? high[k] : low[k] + fraction * ((double) high[k] - low[k]);
      }
    }

    private double computeWeights(double targetSiemens) {
      if (!(distribution instanceof RequestDistribution.ReachableRequests reachable)) {
        Arrays.fill(weight, 1);
        return weight.length;
      }
      boolean bound =
          targetSiemens <= nominalRange.minSiemens() || targetSiemens >= nominalRange.maxSiemens();
      secondsAt(targetSiemens, weight);
      double position = grid.fraction(targetSiemens) * INTERVALS;
      int j = Math.max(0, Math.min(INTERVALS - 1, (int) position));
      double total = 0;
      for (int k = 0; k < weight.length; k++) {
        double remainingSeconds = reachable.longestSeconds() - (weight[k] - startSeconds[k]);
        double density = Math.abs((double) times[j + 1][k] - times[j][k]);
        boolean reached = remainingSeconds > 0 && Double.isFinite(density);
        weight[k] = !reached ? 0 : bound ? remainingSeconds : density;
        total += weight[k];
      }
      return total;
    }
  }
}
