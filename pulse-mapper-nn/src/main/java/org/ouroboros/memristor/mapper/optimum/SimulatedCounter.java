package org.ouroboros.memristor.mapper.optimum;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.internal.network.PulseRequest;

/**
 * Counts outcomes of any device by simulation: all lengths, from evenly spaced start conductances;
 * a request uses the nearest one. Unit pulses of a pulse-response device take their c2c steps as in
 * any train; a rectangular pulse on a physical device is followed along its course without any.
 *
 * <p>In P1 the weight of a device is the time that a pulse spends within 1 % of the range of the
 * target.
 *
 * <p>Layout: conductances by start, length and device, in single precision, because there are some
 * ten million.
 */
final class SimulatedCounter implements OutcomeCounter {
  private static final int STARTS = 65;

  /** Distance from the target that counts as reached, relative to the range. */
  private static final double NEAR = 0.01;

  private final PulseLengths lengths;
  private final RequestDistribution distribution;
  private final ConductanceRange range;
  private final float[][][] reachedSiemens;

  SimulatedCounter(TransitTimeCounter.VoltageProblem problem) {
    DeviceBank bank = problem.bank();
    lengths = problem.lengths();
    distribution = problem.distribution();
    range = bank.range();
    reachedSiemens = new float[STARTS][lengths.count()][bank.cells()];
    BankSnapshot before = bank.snapshot();
    int[] cells = IntStream.range(0, bank.cells()).toArray();
    double[] volts = new double[cells.length];
    Arrays.fill(volts, problem.volts());
    double[] siemens = new double[cells.length];
    double[] seconds = new double[cells.length];
    for (int s = 0; s < STARTS; s++) {
      bank.restore(before);
      Arrays.fill(siemens, startSiemens(s));
      bank.setConductances(cells, siemens);
      for (int n = 0; n < lengths.count(); n++) {
        if (n > 0) {
          Arrays.fill(seconds, lengths.seconds(n) - lengths.seconds(n - 1));
          PulseBatch more = PulseBatch.rectangular(cells, volts, seconds);
          bank.apply(bank.model().hasUnitPulses() ? more : more.asStress());
        }
        bank.conductances(siemens);
        for (int k = 0; k < cells.length; k++) {
          reachedSiemens[s][n][k] = (float) siemens[k];
        }
      }
    }
    bank.restore(before);
  }

  private double startSiemens(int s) {
    return Math.min(range.maxSiemens(), range.gridPoint(s, STARTS - 1));
  }

  @Override
  public Worker newWorker() {
    double[] weight = new double[reachedSiemens[0][0].length];
    return (request, hits) -> {
      double position = range.fraction(request.startSiemens()) * (STARTS - 1);
      int nearest = (int) Math.max(0, Math.min(STARTS - 1, Math.rint(position)));
      float[][] byLength = reachedSiemens[nearest];
      double total = computeWeights(byLength, request.targetSiemens(), weight);
      boolean startsInside =
          request.startSiemens() >= request.lowestSiemens()
              && request.startSiemens() <= request.highestSiemens();
      hits[0] = startsInside ? total : 0;
      for (int n = 1; n < byLength.length; n++) {
        hits[n] = sum(byLength[n], request, weight);
      }
      return total;
    };
  }

  private static double sum(float[] siemens, PulseRequest request, double[] weight) {
    double low = request.lowestSiemens();
    double high = request.highestSiemens();
    double sum = 0;
    for (int k = 0; k < siemens.length; k++) {
      sum += siemens[k] >= low && siemens[k] <= high ? weight[k] : 0;
    }
    return sum;
  }

  private double computeWeights(float[][] byLength, double targetSiemens, double[] weight) {
    if (!(distribution instanceof RequestDistribution.ReachableRequests reachable)) {
      Arrays.fill(weight, 1);
      return weight.length;
    }
    Arrays.fill(weight, 0);
    double near = NEAR * range.span();
    for (int n = 1; n < byLength.length; n++) {
      double endSeconds = Math.min(reachable.longestSeconds(), lengths.seconds(n));
      double dwellSeconds = endSeconds - lengths.seconds(n - 1);
      for (int k = 0; k < weight.length && dwellSeconds > 0; k++) {
        weight[k] += Math.abs(byLength[n][k] - targetSiemens) <= near ? dwellSeconds : 0;
      }
    }
    return Arrays.stream(weight).sum();
  }
}
