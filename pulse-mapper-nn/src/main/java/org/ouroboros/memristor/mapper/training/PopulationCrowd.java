package org.ouroboros.memristor.mapper.training;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.mapper.RequestProtocol;

/**
 * A sampled population at the voltage of a {@link PassageTable}. In P2 all devices have the same
 * weight. In P1 the target was reached by a pulse of uniform length, so the weight is the density
 * of the target: seconds per siemens, or, at a bound, the range of the lengths that reach it.
 */
final class PopulationCrowd implements Crowd {

  private final PassageTable table;
  private final RequestProtocol protocol;
  private final double[] start;
  private final double[] arrival;

  PopulationCrowd(PassageTable table, RequestProtocol protocol) {
    this.table = table;
    this.protocol = protocol;
    start = new double[table.devices()];
    arrival = new double[table.devices()];
  }

  @Override
  public int size() {
    return table.devices();
  }

  @Override
  public double weigh(double from, double to, double[] weights) {
    table.at(from, start);
    if (!(protocol instanceof RequestProtocol.Reachable reachable)) {
      Arrays.fill(weights, 1);
      return weights.length;
    }
    SiemensRange range = table.range();
    boolean bound = to <= range.minSiemens() || to >= range.maxSiemens();
    table.at(to, arrival);
    table.slopeAt(to, weights);
    double total = 0;
    for (int k = 0; k < weights.length; k++) {
      double spare = reachable.longestSeconds() - (arrival[k] - start[k]);
      boolean reached = spare > 0 && Double.isFinite(weights[k]);
      weights[k] = !reached ? 0 : bound ? spare : weights[k];
      total += weights[k];
    }
    return total;
  }

  @Override
  public void secondsTo(double siemens, double[] seconds) {
    table.at(siemens, seconds);
    for (int k = 0; k < seconds.length; k++) {
      seconds[k] -= start[k];
    }
  }
}
