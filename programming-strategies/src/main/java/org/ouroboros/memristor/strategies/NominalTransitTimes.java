package org.ouroboros.memristor.strategies;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.mapping.VoltageRange;

/**
 * Transit times of the nominal device between conductances, at each voltage of a driver. Times of a
 * voltage are prepared at its first use. Thread-safe.
 */
final class NominalTransitTimes {
  /** Far beyond any driver, so that times at weak voltages remain comparable. */
  private static final double LONGEST_SECONDS = 1e6;

  private final DeviceModel model;
  private final VoltageGrid voltages;
  private final double longestSeconds;
  private final Map<Double, PulseMapper> inverses = new ConcurrentHashMap<>();

  NominalTransitTimes(DeviceModel model, PulseDriver driver) {
    this.model = model;
    voltages = new VoltageGrid(driver);
    longestSeconds = model.hasUnitPulses() ? driver.longestSeconds() : LONGEST_SECONDS;
  }

  int lastIndex(Polarity polarity) {
    return voltages.lastIndex(polarity);
  }

  double volts(Polarity polarity, int index) {
    return voltages.volts(polarity, index);
  }

  /** Computes times with reused buffers. Not thread-safe; one instance per thread. */
  final class Calculator {
    private final PulseRequests request = new PulseRequests(1);
    private final PulsePlan plan = new PulsePlan();
    private final MapperMemory noMemory = new MapperMemory(0, 0);

    /** Nominal transit time at a voltage of the move's polarity [s]; 0 for no move. */
    double seconds(double volts, double startSiemens, double endSiemens) {
      request.clear();
      request.add(0, startSiemens, endSiemens, 1);
      inverses
          .computeIfAbsent(volts, NominalTransitTimes.this::inverse)
          .choose(request, noMemory, plan);
      return plan.seconds(0);
    }

    /** Index of the strongest voltage at which the nominal time reaches a minimum; 0 if none. */
    int strongestIndex(
        Polarity polarity, double startSiemens, double endSiemens, double minNominalSeconds) {
      return voltages.strongestIndex(
          polarity, volts -> seconds(volts, startSiemens, endSiemens) >= minNominalSeconds);
    }
  }

  private PulseMapper inverse(double volts) {
    OperatingPoint point = model.operatingPoint();
    boolean set = point.polarity(volts) == Polarity.SET;
    double unitSeconds = model.pulseResolutionSeconds();
    PulseDriver driver =
        new PulseDriver(
            VoltageRange.fixed(set ? volts : point.setVolts()),
            VoltageRange.fixed(set ? point.resetVolts() : volts),
            unitSeconds,
            longestSeconds,
            unitSeconds);
    return new NoiseFreeInverse(model, driver, model.window());
  }
}
