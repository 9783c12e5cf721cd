package org.ouroboros.memristor.strategies;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.mapping.PassageForecast;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;

/**
 * Plans pulses from a mapper's posterior of cells. The {@link RemainingPulses} table of a tolerance
 * is built at its first use. Thread-safe.
 */
final class PulsePlanner {

  /** Distance of the tabulated tolerances, as a natural logarithm. */
  private static final double TOLERANCE_STEP = 0.25;

  private final PulseMapper mapper;
  private final SiemensRange range;
  private final double noise;
  private final double costlySeconds;
  private final Map<Long, RemainingPulses> tables = new ConcurrentHashMap<>();

  /** Makes a planner for a mapper that has a posterior predictive. */
  PulsePlanner(PulseMapper mapper, DeviceModel model, SiemensRange range, double noise) {
    this.mapper = mapper;
    this.range = range;
    this.noise = noise;
    costlySeconds = model.operatingPoint().longestPulseSeconds();
  }

  private PulseOutlook outlook(PassageForecast forecast) {
    return new PulseOutlook(forecast, mapper.driver(), noise, costlySeconds);
  }

  private RemainingPulses table(double tolerance) {
    return tables.computeIfAbsent(Math.round(Math.log(tolerance) / TOLERANCE_STEP), this::build);
  }

  private RemainingPulses build(long step) {
    PassageForecast forecast = mapper.forecast().orElseThrow();
    PulseOutlook outlook = outlook(forecast);
    double middle = Math.sqrt(range.minSiemens() * range.maxSiemens());
    forecast.suppose(0);
    double leastSpread = Math.max(0.01, forecast.spreadAfter(middle, middle));
    return RemainingPulses.build(
        range,
        Math.exp(TOLERANCE_STEP * step),
        leastSpread,
        (from, target, tolerance, spread, table) -> {
          forecast.suppose(spread);
          outlook.plan(from, target, tolerance, table);
          return outlook.cost();
        });
  }

  /** Per-thread workspace of the planner. */
  final class Desk {
    private final PassageForecast forecast = mapper.forecast().orElseThrow();
    private final PulseOutlook outlook = outlook(forecast);

    /**
     * Plans the next pulse of a cell; none, only another reading, if its clamped reading lies
     * inside the band.
     */
    void plan(MappedPulses pulses, int cell, ProgrammingTargets targets) {
      double from = pulses.start(cell);
      double target = targets.siemens(cell);
      double tolerance = targets.tolerance(cell);
      if (targets.hit(cell, from)) {
        pulses.put(cell, mapper.driver().range(Polarity.SET).weakestVolts(), 0);
        return;
      }
      forecast.recall(pulses.memory(), cell);
      outlook.plan(from, target, tolerance, table(tolerance));
      pulses.put(cell, outlook.volts(), outlook.seconds());
    }
  }
}
