package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Closed-loop programming in which every pulse is planned from all outcomes of the cell so far.
 * Thread-safe.
 *
 * <p>If the mapper has a posterior predictive ({@link PulseMapper#transitTimePredictor}) and its
 * driver is the strategy's, voltage and length minimise the expected number of pulses, including
 * those that follow, over the posterior of the cell. Slow cells and cells that have not moved yet
 * get stronger voltages.
 *
 * <p>Otherwise the mapper chooses while its pulse lies well inside the driver's lengths and the
 * cell has had fewer than {@code maxMapperPulses} pulses. Then the strategy takes the nominal
 * device's time multiplied by the cell's slowness, a Kalman estimate from all of its pulses, at the
 * strongest voltage at which the pulse is not too short for the driver's resolution. That needs no
 * network and works for every device; with a single-voltage driver only the length is chosen.
 *
 * <p>After 3 pulses in a row (6 with noisy readings) that moved the reading by no more than its
 * noise, a cell gets pulses of the strongest voltage, each 30 times as long as the one before, up
 * to the driver's longest. A cell that does not move under {@code patience} of the longest ends as
 * STUCK; one that the window stopped short of its target as often in a row ends as SATURATED.
 *
 * <p>Transit times of nominal devices are cached across sessions.
 */
public final class DeviceAwareHybrid implements ProgrammingStrategy {
  private static final int MAX_IDLE_PULSES = 3;

  /** With noisy readings, which hide small moves. */
  private static final int MAX_IDLE_PULSES_WITH_NOISE = 6;

  private static final int ESCALATION_FACTOR = 30;
  private static final int DEFAULT_PATIENCE = 3;
  private static final int DEFAULT_MAPPER_PULSES = 3;

  /** A mapper's pulse below this multiple of the driver's shortest may have been clipped. */
  private static final double SHORTEST_MARGIN = 1.2;

  /** Relative change below which exact readings count as unchanged. */
  private static final double MIN_RELATIVE_CHANGE = 1e-3;

  /** Two standard deviations of the difference of two readings, in those of one. */
  private static final double DIFFERENCE_SIGMAS = 2.8;

  /** Standard deviation of the log time that the cell's speed does not explain. */
  private static final double RESIDUAL_SIGMA = 0.1;

  /** Offset from a one-sided bound on the log slowness, and its standard deviation. */
  private static final double BOUND_SIGMA = 0.7;

  /** Provides this strategy, with the mapper of the context, as {@code device-aware-hybrid}. */
  public static final class Factory extends NamedFactory {
    /** Makes the factory. */
    public Factory() {
      super(
          "device-aware-hybrid",
          "plans each pulse from all outcomes of the cell; slow cells get stronger ones",
          context -> {
            PulseMapper mapper = context.requireMapper();
            boolean usesMapperDriver =
                !context.driver().hasVoltageChoice() && mapper.driver().hasVoltageChoice();
            return new DeviceAwareHybrid(
                mapper, usesMapperDriver ? mapper.driver() : context.driver());
          });
    }
  }

  private final PulseMapper mapper;
  private final PulseDriver driver;
  private final int maxMapperPulses;
  private final int patience;
  private final boolean usesPlanner;
  private final Map<DeviceModel, NominalTransitTimes> transitTimesByModel =
      new ConcurrentHashMap<>();
  private final Map<PlannerKey, PulsePlanner> planners = new ConcurrentHashMap<>();

  /** What a planner depends on, besides the tolerance. */
  private record PlannerKey(DeviceModel model, ConductanceRange range, double relativeReadNoise) {}

  /**
   * Makes the strategy.
   *
   * @param mapper chooses the first pulses
   * @param driver pulses that the strategy itself may choose
   * @param maxMapperPulses maximum pulses chosen by the mapper per cell, at least 0
   * @param patience strongest pulses without progress, in a row, that end a cell, at least 1
   */
  public DeviceAwareHybrid(
      PulseMapper mapper, PulseDriver driver, int maxMapperPulses, int patience) {
    this.mapper = mapper;
    this.driver = driver;
    this.maxMapperPulses = Require.atLeast("maxMapperPulses", maxMapperPulses, 0);
    this.patience = Require.atLeast("patience", patience, 1);
    usesPlanner = mapper.transitTimePredictor().isPresent() && mapper.driver().equals(driver);
  }

  /**
   * Makes the strategy with a patience of 3 and the defaults for mapper pulses: 3 for a mapper with
   * memory, otherwise 1. Measured performance: docs/decisions/0010.
   *
   * @param mapper chooses the first pulses
   * @param driver pulses that the strategy itself may choose
   */
  public DeviceAwareHybrid(PulseMapper mapper, PulseDriver driver) {
    this(
        mapper,
        driver,
        mapper.newMemory(1).width() > 0 ? DEFAULT_MAPPER_PULSES : 1,
        DEFAULT_PATIENCE);
  }

  @Override
  public void write(ProgrammingSession session) {
    new SessionRun(session).run();
  }

  /** The state of one session. */
  private final class SessionRun {
    private final ProgrammingSession session;
    private final MapperMemory memory;
    private final PulseRequests requests;
    private final PulsePlan plan = new PulsePlan();
    private final SwitchingSpeedFilter speedFilter;
    private final NominalTransitTimes transitTimes;
    private final NominalTransitTimes.Calculator nominalTimes;
    private final StallDetector stallDetector;
    private final Optional<PulsePlanner.Worker> planner;
    private final double minGoodSeconds;
    private final double relativeReadNoise;
    private final int maxIdlePulses;

    SessionRun(ProgrammingSession session) {
      this.session = session;
      memory = mapper.newMemory(session.cells());
      requests = new PulseRequests(session.cells());
      speedFilter = new SwitchingSpeedFilter(session.cells());
      transitTimes =
          transitTimesByModel.computeIfAbsent(
              session.model(), model -> new NominalTransitTimes(model, driver));
      nominalTimes = transitTimes.new Calculator();
      stallDetector = new StallDetector(session, patience);
      minGoodSeconds = VoltageGrid.shortestGoodSeconds(driver);
      relativeReadNoise = session.periphery().relativeReadNoise();
      maxIdlePulses = relativeReadNoise == 0 ? MAX_IDLE_PULSES : MAX_IDLE_PULSES_WITH_NOISE;
      planner = usesPlanner ? Optional.of(sharedPlanner().new Worker()) : Optional.empty();
    }

    private PulsePlanner sharedPlanner() {
      return planners.computeIfAbsent(
          new PlannerKey(session.model(), session.conductanceRange(), relativeReadNoise),
          key -> new PulsePlanner(mapper, key.model, key.range, key.relativeReadNoise));
    }

    void run() {
      int[] unfinished = session.verify();
      for (int round = 0; unfinished.length > 0; round++) {
        requests.clear();
        session.addRequests(unfinished, requests);
        choose(round);
        session.pulse(plan);
        unfinished = session.verify();
        requests.retain(unfinished);
        plan.retain(unfinished);
        observe();
        for (int cell : unfinished) {
          stallDetector.update(cell, isStrongest(cell));
        }
        unfinished = session.unfinishedCells();
      }
    }

    private void choose(int round) {
      if (planner.isPresent()) {
        plan.reset(requests);
      } else {
        mapper.choose(requests, memory, plan);
      }
      for (int i = 0; i < plan.size(); i++) {
        if (stallDetector.idlePulses(plan.cell(i)) >= maxIdlePulses) {
          escalate(i);
        } else if (planner.isPresent()) {
          planner.get().plan(requests, memory, plan, i);
        } else if (round >= maxMapperPulses || !isInsideDriverLimits(plan.seconds(i))) {
          chooseByNominalTime(i);
        }
      }
    }

    /** Updates the mapper's memory and the speed estimates by the readings after the pulses. */
    private void observe() {
      double[] reachedSiemens = new double[plan.size()];
      Arrays.setAll(reachedSiemens, i -> session.clampedReading(plan.cell(i)));
      mapper.observe(requests, session.asApplied(plan), reachedSiemens, memory);
      for (int i = 0; planner.isEmpty() && i < reachedSiemens.length; i++) {
        updateSpeed(plan.cell(i), requests.startSiemens(i), reachedSiemens[i]);
      }
    }

    private boolean isInsideDriverLimits(double seconds) {
      return seconds > 0
          && seconds >= SHORTEST_MARGIN * mapper.driver().shortestSeconds()
          && seconds < mapper.driver().longestSeconds();
    }

    private Polarity direction(int i) {
      return Polarity.towards(requests.startSiemens(i), requests.targetSiemens(i));
    }

    /** Sets a pulse of the strongest voltage, longer after each idle pulse. */
    private void escalate(int i) {
      Polarity polarity = direction(i);
      double volts = transitTimes.volts(polarity, transitTimes.lastIndex(polarity));
      double firstSeconds =
          Math.max(minGoodSeconds, session.model().operatingPoint().unitPulseSeconds());
      int escalations = stallDetector.idlePulses(plan.cell(i)) - maxIdlePulses;
      double seconds = firstSeconds * Math.pow(ESCALATION_FACTOR, escalations);
      plan.set(i, volts, driver.nearestSeconds(seconds));
    }

    private boolean isStrongest(int cell) {
      double volts = session.lastVolts(cell);
      Polarity polarity = session.model().operatingPoint().polarity(volts);
      return volts == transitTimes.volts(polarity, transitTimes.lastIndex(polarity))
          && session.lastSeconds(cell) >= driver.maxSeconds();
    }

    private void chooseByNominalTime(int i) {
      double startSiemens = requests.startSiemens(i);
      double targetSiemens = requests.targetSiemens(i);
      Polarity polarity = direction(i);
      double slowness = Math.exp(speedFilter.logSlowness(plan.cell(i), polarity));
      int index =
          nominalTimes.strongestIndex(
              polarity, startSiemens, targetSiemens, minGoodSeconds / slowness);
      double volts = transitTimes.volts(polarity, index);
      double seconds = slowness * nominalTimes.seconds(volts, startSiemens, targetSiemens);
      plan.set(i, volts, driver.clampedSeconds(seconds));
    }

    /** Updates the speed estimate: by a measured time, or by a one-sided bound on it. */
    private void updateSpeed(int cell, double startSiemens, double reachedSiemens) {
      if (session.lastSeconds(cell) == 0) {
        return;
      }
      Polarity polarity = session.model().operatingPoint().polarity(session.lastVolts(cell));
      ConductanceRange range = session.conductanceRange();
      double sign = polarity == Polarity.SET ? 1 : -1;
      double minChange = Math.max(MIN_RELATIVE_CHANGE, DIFFERENCE_SIGMAS * relativeReadNoise);
      double detectableSiemens = range.clamp(startSiemens * (1 + sign * minChange));
      if (sign * (reachedSiemens - detectableSiemens) <= 0) {
        updateByBound(cell, polarity, logRatio(cell, startSiemens, detectableSiemens), 1);
      } else if (isAtRangeEnd(cell, sign, reachedSiemens)) {
        double endSiemens = sign > 0 ? range.maxSiemens() : range.minSiemens();
        updateByBound(cell, polarity, logRatio(cell, startSiemens, endSiemens), -1);
      } else {
        updateByTime(cell, polarity, startSiemens, reachedSiemens);
      }
      speedFilter.predict(cell, Math.abs(reachedSiemens - startSiemens) / range.span());
    }

    /** Updates by a measured time, whose uncertainty is that of both readings. */
    private void updateByTime(
        int cell, Polarity polarity, double startSiemens, double reachedSiemens) {
      double logSlowness = logRatio(cell, startSiemens, reachedSiemens);
      double logUncertainty = 0;
      if (relativeReadNoise != 0) {
        double outwards = polarity == Polarity.SET ? relativeReadNoise : -relativeReadNoise;
        ConductanceRange range = session.conductanceRange();
        double outerStart = range.clamp(startSiemens * (1 - outwards));
        double outerReached = range.clamp(reachedSiemens * (1 + outwards));
        logUncertainty = logSlowness - logRatio(cell, outerStart, outerReached);
      }
      double variance = RESIDUAL_SIGMA * RESIDUAL_SIGMA + 0.5 * logUncertainty * logUncertainty;
      if (Double.isFinite(logSlowness + variance)) {
        speedFilter.update(cell, polarity, logSlowness, variance);
      }
    }

    /** Log ratio of the last pulse's length to the nominal device's; infinite if that is 0. */
    private double logRatio(int cell, double startSiemens, double endSiemens) {
      double nominalSeconds =
          nominalTimes.seconds(session.lastVolts(cell), startSiemens, endSiemens);
      return Math.log(session.lastSeconds(cell) / nominalSeconds);
    }

    private void updateByBound(int cell, Polarity polarity, double logBound, int side) {
      double logEstimate = speedFilter.logSlowness(cell, polarity);
      if (Double.isFinite(logBound) && side * (logEstimate - logBound) < BOUND_SIGMA) {
        speedFilter.update(
            cell, polarity, logBound + side * BOUND_SIGMA, BOUND_SIGMA * BOUND_SIGMA);
      }
    }

    private boolean isAtRangeEnd(int cell, double sign, double reachedSiemens) {
      double relativeMargin = Math.max(1e-4, 2 * relativeReadNoise);
      return session.lastOutcome(cell) != PulseResult.Outcome.FREE
          || (sign > 0
              ? reachedSiemens >= session.conductanceRange().maxSiemens() * (1 - relativeMargin)
              : reachedSiemens <= session.conductanceRange().minSiemens() * (1 + relativeMargin));
    }
  }
}
