package org.ouroboros.memristor.strategies;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.mapping.VoltageRange;

/**
 * Transit times of the nominal device between conductances, at each voltage of a driver. Times of a
 * voltage are prepared at its first use. Thread-safe.
 */
final class VoltageLadder {

  /** Far beyond any driver, so that times at weak voltages remain comparable. */
  private static final double LONGEST_SECONDS = 1e6;

  private final DeviceModel model;
  private final Rungs rungs;
  private final double longest;
  private final Map<Double, PulseMapper> inverses = new ConcurrentHashMap<>();

  VoltageLadder(DeviceModel model, PulseDriver driver) {
    this.model = model;
    rungs = new Rungs(driver);
    boolean response = model instanceof PulseResponseDevice;
    longest = response ? driver.longestSeconds() : LONGEST_SECONDS;
  }

  int top(Polarity polarity) {
    return rungs.top(polarity);
  }

  double volts(Polarity polarity, int rung) {
    return rungs.volts(polarity, rung);
  }

  /** Computes times with reused buffers. Not thread-safe; one instance per thread. */
  final class Times {
    private final PulseRequests request = new PulseRequests(1);
    private final PulseChoices choice = new PulseChoices();
    private final MapperMemory none = new MapperMemory(0, 0);

    /** Nominal transit time at a voltage of the move's polarity [s]; 0 for no move. */
    double seconds(double volts, double from, double to) {
      request.clear();
      request.add(0, from, to, 1);
      inverses.computeIfAbsent(volts, VoltageLadder.this::inverse).choose(request, none, choice);
      return choice.seconds(0);
    }

    /** Index of the strongest voltage at which the nominal time reaches a minimum; 0 if none. */
    int rung(Polarity polarity, double from, double to, double leastNominalSeconds) {
      return rungs.strongest(polarity, volts -> seconds(volts, from, to) >= leastNominalSeconds);
    }
  }

  private PulseMapper inverse(double volts) {
    OperatingPoint point = model.operatingPoint();
    boolean set = point.polarity(volts) == Polarity.SET;
    double setVolts = set ? volts : point.setVolts();
    double resetVolts = set ? point.resetVolts() : volts;
    double unit = model instanceof PulseResponseDevice ? point.unitPulseSeconds() : 0;
    PulseDriver at =
        new PulseDriver(
            VoltageRange.fixed(setVolts), VoltageRange.fixed(resetVolts), unit, longest, unit);
    return new NoiseFreeInverse(model, at, model.window());
  }
}
