package org.ouroboros.memristor.strategies;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.mapping.TransitTimePredictor;

/**
 * Plans pulses from a mapper's posterior of cells. The {@link ExpectedPulsesTable} of a tolerance
 * is built at its first use. Thread-safe.
 */
final class PulsePlanner {
  /** Distance of the tabulated tolerances, as a natural logarithm. */
  private static final double LOG_TOLERANCE_STEP = 0.25;

  private final PulseMapper mapper;
  private final ConductanceRange range;
  private final double relativeReadNoise;
  private final double pulseEquivalentSeconds;
  private final Map<Long, ExpectedPulsesTable> tables = new ConcurrentHashMap<>();

  PulsePlanner(
      PulseMapper mapper, DeviceModel model, ConductanceRange range, double relativeReadNoise) {
    this.mapper = mapper;
    this.range = range;
    this.relativeReadNoise = relativeReadNoise;
    pulseEquivalentSeconds = model.operatingPoint().longestPulseSeconds();
  }

  private PulseLookahead newLookahead(TransitTimePredictor predictor) {
    return new PulseLookahead(
        predictor, mapper.driver(), relativeReadNoise, pulseEquivalentSeconds);
  }

  private ExpectedPulsesTable table(double relativeTolerance) {
    return tables.computeIfAbsent(
        Math.round(Math.log(relativeTolerance) / LOG_TOLERANCE_STEP), this::build);
  }

  private ExpectedPulsesTable build(long step) {
    TransitTimePredictor predictor = mapper.transitTimePredictor().orElseThrow();
    PulseLookahead lookahead = newLookahead(predictor);
    double middleSiemens = Math.sqrt(range.minSiemens() * range.maxSiemens());
    predictor.loadPrior(0);
    double minUncertainty =
        Math.max(0.01, predictor.uncertaintyAfter(middleSiemens, middleSiemens));
    return ExpectedPulsesTable.build(
        range,
        Math.exp(LOG_TOLERANCE_STEP * step),
        minUncertainty,
        (startSiemens, targetSiemens, relativeTolerance, uncertainty, table) -> {
          predictor.loadPrior(uncertainty);
          lookahead.plan(startSiemens, targetSiemens, relativeTolerance, table);
          return lookahead.cost();
        });
  }

  /** Per-thread workspace of the planner. */
  final class Worker {
    private final TransitTimePredictor predictor = mapper.transitTimePredictor().orElseThrow();
    private final PulseLookahead lookahead = newLookahead(predictor);

    /** Plans the pulse of a request; none, only a reading, if its start lies inside the band. */
    void plan(PulseRequests requests, MapperMemory memory, PulsePlan plan, int i) {
      double startSiemens = requests.startSiemens(i);
      double targetSiemens = requests.targetSiemens(i);
      double relativeTolerance = requests.tolerance(i);
      if (Math.abs(startSiemens - targetSiemens) <= relativeTolerance * targetSiemens) {
        plan.set(i, mapper.driver().voltageRange(Polarity.SET).weakestVolts(), 0);
        return;
      }
      predictor.loadCell(memory, requests.cell(i));
      lookahead.plan(startSiemens, targetSiemens, relativeTolerance, table(relativeTolerance));
      plan.set(i, lookahead.volts(), lookahead.seconds());
    }
  }
}
