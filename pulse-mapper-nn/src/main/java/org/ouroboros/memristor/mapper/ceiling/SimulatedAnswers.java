package org.ouroboros.memristor.mapper.ceiling;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.mapper.RequestProtocol;

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
final class SimulatedAnswers implements PulseAnswers {

  private static final int STARTS = 65;

  /** Distance from the target that counts as reached, relative to the range. */
  private static final double NEAR = 0.01;

  private final PulseLengths lengths;
  private final RequestProtocol protocol;
  private final SiemensRange range;
  private final float[][][] reached;

  SimulatedAnswers(PassageAnswers.Asked asked) {
    DeviceBank bank = asked.bank();
    lengths = asked.lengths();
    protocol = asked.protocol();
    range = bank.range();
    reached = new float[STARTS][lengths.count()][bank.cells()];
    BankSnapshot before = bank.snapshot();
    int[] cells = IntStream.range(0, bank.cells()).toArray();
    double[] volts = new double[cells.length];
    Arrays.fill(volts, asked.volts());
    double[] siemens = new double[cells.length];
    double[] seconds = new double[cells.length];
    for (int s = 0; s < STARTS; s++) {
      bank.restore(before);
      Arrays.fill(siemens, start(s));
      bank.setConductances(cells, siemens);
      for (int n = 0; n < lengths.count(); n++) {
        if (n > 0) {
          Arrays.fill(seconds, lengths.seconds(n) - lengths.seconds(n - 1));
          PulseBatch more = PulseBatch.rectangular(cells, volts, seconds);
          bank.apply(bank.model() instanceof PulseResponseDevice ? more : more.asStress());
        }
        bank.conductances(siemens);
        for (int k = 0; k < cells.length; k++) {
          reached[s][n][k] = (float) siemens[k];
        }
      }
    }
    bank.restore(before);
  }

  private double start(int s) {
    double start = range.minSiemens() + range.span() * s / (STARTS - 1);
    return Math.min(range.maxSiemens(), start);
  }

  @Override
  public Counter counter() {
    double[] weight = new double[reached[0][0].length];
    return (aim, hits) -> {
      double position = (aim.startSiemens() - range.minSiemens()) / range.span() * (STARTS - 1);
      int nearest = (int) Math.max(0, Math.min(STARTS - 1, Math.rint(position)));
      float[][] byLength = reached[nearest];
      double total = weigh(byLength, aim.targetSiemens(), weight);
      boolean there =
          aim.startSiemens() >= aim.lowestSiemens() && aim.startSiemens() <= aim.highestSiemens();
      hits[0] = there ? total : 0;
      for (int n = 1; n < byLength.length; n++) {
        hits[n] = sum(byLength[n], aim, weight);
      }
      return total;
    };
  }

  private static double sum(float[] siemens, PulseAim aim, double[] weight) {
    double low = aim.lowestSiemens();
    double high = aim.highestSiemens();
    double sum = 0;
    for (int k = 0; k < siemens.length; k++) {
      sum += siemens[k] >= low && siemens[k] <= high ? weight[k] : 0;
    }
    return sum;
  }

  private double weigh(float[][] byLength, double target, double[] weight) {
    if (!(protocol instanceof RequestProtocol.Reachable reachable)) {
      Arrays.fill(weight, 1);
      return weight.length;
    }
    Arrays.fill(weight, 0);
    double near = NEAR * range.span();
    for (int n = 1; n < byLength.length; n++) {
      double until = Math.min(reachable.longestSeconds(), lengths.seconds(n));
      double spent = until - lengths.seconds(n - 1);
      for (int k = 0; k < weight.length && spent > 0; k++) {
        weight[k] += Math.abs(byLength[n][k] - target) <= near ? spent : 0;
      }
    }
    return Arrays.stream(weight).sum();
  }
}
