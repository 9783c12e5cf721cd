package org.ouroboros.memristor.mapper.ceiling;

import java.util.Arrays;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.device.Window;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.core.solve.PassageTimes;
import org.ouroboros.memristor.mapper.RequestProtocol;

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
final class PassageAnswers implements PulseAnswers {

  private static final int INTERVALS = 512;

  private final Polarity polarity;
  private final PulseLengths lengths;
  private final RequestProtocol protocol;
  private final SiemensRange nominal;
  private final SiemensRange grid;
  private final float[][] times;

  /** The devices, the pulses and the distribution of requests. */
  record Asked(DeviceBank bank, double volts, PulseLengths lengths, RequestProtocol protocol) {}

  PassageAnswers(Asked asked, Workers workers) {
    DeviceBank bank = asked.bank();
    PhysicalDevice device = (PhysicalDevice) bank.model();
    polarity = device.operatingPoint().polarity(asked.volts());
    lengths = asked.lengths();
    protocol = asked.protocol();
    nominal = device.window().siemens(device);
    double[][] ends = new double[bank.cells()][];
    for (int k = 0; k < ends.length; k++) {
      ends[k] = ends(device, parameters(bank, k));
    }
    double least = Arrays.stream(ends).mapToDouble(e -> e[0]).min().orElseThrow();
    double most = Arrays.stream(ends).mapToDouble(e -> e[1]).max().orElseThrow();
    grid =
        new SiemensRange(
            Math.min(least, nominal.minSiemens()), Math.max(most, nominal.maxSiemens()));
    times = new float[INTERVALS + 1][bank.cells()];
    workers.forRange(
        bank.cells(),
        4,
        (from, to) -> {
          for (int k = from; k < to; k++) {
            fill(device, asked.volts(), parameters(bank, k), ends[k], k);
          }
        });
  }

  private static double[] parameters(DeviceBank bank, int cell) {
    double[] parameters = new double[bank.model().parameters().size()];
    for (int p = 0; p < parameters.length; p++) {
      parameters[p] = bank.parameter(cell, p);
    }
    return parameters;
  }

  /** Conductances of a device at the ends of the window. */
  private static double[] ends(PhysicalDevice device, double[] parameters) {
    double readVolts = device.operatingPoint().readVolts();
    double[] state = device.restState(parameters);
    state[0] = device.window().lowerState();
    double least = device.conductanceSiemens(readVolts, state, parameters);
    state[0] = device.window().upperState();
    return new double[] {least, device.conductanceSiemens(readVolts, state, parameters)};
  }

  /**
   * Fills the column of a device. Conductances beyond its own end of the window in the direction of
   * the voltage have infinite time; those beyond its other end count as that end.
   */
  private void fill(
      PhysicalDevice device, double volts, double[] parameters, double[] ends, int column) {
    double readVolts = device.operatingPoint().readVolts();
    Window window = device.window();
    PassageTimes passage = new PassageTimes(device, volts, parameters, window);
    double[] state = device.restState(parameters);
    boolean up = polarity == Polarity.SET;
    double slack = 1e-9 * (ends[1] - ends[0]);
    for (int j = 0; j <= INTERVALS; j++) {
      double siemens = grid.minSiemens() + grid.span() * j / INTERVALS;
      boolean beyond = up ? siemens > ends[1] + slack : siemens < ends[0] - slack;
      if (beyond) {
        times[j][column] = Float.POSITIVE_INFINITY;
        continue;
      }
      if (siemens <= ends[0] || siemens >= ends[1]) {
        state[0] = siemens <= ends[0] ? window.lowerState() : window.upperState();
      } else {
        device.setConductance(siemens, readVolts, state, parameters);
        state[0] = Math.max(window.lowerState(), Math.min(window.upperState(), state[0]));
      }
      times[j][column] = (float) passage.sinceLower(state[0]);
    }
  }

  @Override
  public Counter counter() {
    return new IntervalCounter();
  }

  private final class IntervalCounter implements Counter {

    private final double[] start = new double[times[0].length];
    private final double[] near = new double[times[0].length];
    private final double[] far = new double[times[0].length];
    private final double[] weight = new double[times[0].length];

    @Override
    public double count(PulseAim aim, double[] hits) {
      boolean up = polarity == Polarity.SET;
      double from = aim.startSiemens();
      boolean inside = up ? aim.nearSiemens() <= from : aim.nearSiemens() >= from;
      boolean stopped =
          up ? aim.farSiemens() >= grid.maxSiemens() : aim.farSiemens() <= grid.minSiemens();
      at(from, start);
      at(inside ? from : aim.nearSiemens(), near);
      if (!stopped) {
        at(aim.farSiemens(), far);
      }
      double total = weigh(aim.targetSiemens());
      Arrays.fill(hits, 0, lengths.count(), 0);
      for (int k = 0; k < start.length; k++) {
        double enter = inside ? 0 : near[k] - start[k];
        // A device that comes to rest on the way has an infinite or NaN time.
        if (weight[k] > 0 && enter <= lengths.longest()) {
          double leave = stopped ? Double.POSITIVE_INFINITY : far[k] - start[k];
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

    private void at(double siemens, double[] seconds) {
      double position = (siemens - grid.minSiemens()) / grid.span() * INTERVALS;
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

    private double weigh(double target) {
      if (!(protocol instanceof RequestProtocol.Reachable reachable)) {
        Arrays.fill(weight, 1);
        return weight.length;
      }
      boolean bound = target <= nominal.minSiemens() || target >= nominal.maxSiemens();
      at(target, weight);
      double position = (target - grid.minSiemens()) / grid.span() * INTERVALS;
      int j = Math.max(0, Math.min(INTERVALS - 1, (int) position));
      double total = 0;
      for (int k = 0; k < weight.length; k++) {
        double spare = reachable.longestSeconds() - (weight[k] - start[k]);
        double density = Math.abs((double) times[j + 1][k] - times[j][k]);
        boolean reached = spare > 0 && Double.isFinite(density);
        weight[k] = !reached ? 0 : bound ? spare : density;
        total += weight[k];
      }
      return total;
    }
  }
}
