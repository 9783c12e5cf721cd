package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Closed-loop programming: one pulse of a mapper, then read-verify with corrections until the cell
 * is within its tolerance.
 *
 * <p>Every pulse of a cell is the mapper's, its length multiplied by the cell's gain (1 at first).
 * After a pulse the gain becomes the applied length divided by the length that the mapper chooses
 * for the move that the cell actually made, limited to {@code maxGainGrowth} times and {@code 1 /
 * maxGainShrink} of the old gain. Where that measures nothing (the window stopped the cell, the
 * cell did not move towards the target, or the mapper gives no pulse, another voltage or the same
 * length within 1 %), the gain is multiplied by {@code maxGainGrowth} if the cell went less than
 * half of the way and divided by {@code maxGainShrink} if it went more than one and a half times
 * the way. A cell outside its tolerance for which the mapper chooses no pulse gets a unit pulse of
 * the device times the gain. The driver limits every length; the gain refers to the limited length.
 *
 * <p>After {@code maxMapperPulses} pulses a cell is corrected by the noise-free inverse of its
 * nominal device with its own gain, because pulses that a mapper chooses for a population need not
 * be consistent for one device, so that a cell could oscillate. Where the driver has several
 * voltages the inverse uses one per polarity: the strongest at which the nominal device still needs
 * several hundred of the shortest good pulses for the full range.
 *
 * <p>A cell ends as SATURATED or STUCK after {@code patience} pulses in a row that the window
 * stopped short of the target, or that were the driver's longest and moved the reading by no more
 * than its noise. Readings are clamped to the array's range before the mapper receives them.
 *
 * @param mapper chooses the pulses
 * @param maxMapperPulses pulses chosen by the mapper before the noise-free inverse takes over, at
 *     least 1
 * @param maxGainGrowth largest factor by which the gain grows after a pulse, above 1
 * @param maxGainShrink largest factor by which the gain shrinks after a pulse, above 1
 * @param patience pulses without progress, in a row, that end a cell, at least 1
 */
public record Hybrid(
    PulseMapper mapper,
    int maxMapperPulses,
    double maxGainGrowth,
    double maxGainShrink,
    int patience)
    implements ProgrammingStrategy {
  /** Full-range time of the nominal device at the inverse's voltage, in shortest good pulses. */
  private static final double FULL_RANGE_PULSES = 300;

  /** Provides this strategy, with the mapper of the context, as {@code hybrid}. */
  public static final class Factory extends NamedFactory {
    /** Makes the factory. */
    public Factory() {
      super(
          "hybrid",
          "one pulse of the mapper, then read-verify with corrections by the mapper",
          context -> new Hybrid(context.requireMapper()));
    }
  }

  public Hybrid {
    Require.atLeast("maxMapperPulses", maxMapperPulses, 1);
    requireFactor("maxGainGrowth", maxGainGrowth);
    requireFactor("maxGainShrink", maxGainShrink);
    Require.atLeast("patience", patience, 1);
  }

  private static void requireFactor(String name, double value) {
    Require.that(value > 1 && value < 1e6, name, "must lie in (1, 1e6)", value);
  }

  /**
   * Tuned defaults (docs/decisions/0010): gain growth 4, gain shrink 10, patience 20, and 2 mapper
   * pulses; 1 for a mapper that chooses voltages, unlimited for one with memory at a single
   * voltage.
   *
   * @param mapper chooses the pulses
   */
  public Hybrid(PulseMapper mapper) {
    this(mapper, defaultMapperPulses(mapper), 4, 10, 20);
  }

  private static int defaultMapperPulses(PulseMapper mapper) {
    if (mapper.driver().hasVoltageChoice()) {
      return 1;
    }
    return mapper.newMemory(1).width() > 0 ? Integer.MAX_VALUE : 2;
  }

  @Override
  public void write(ProgrammingSession session) {
    new SessionRun(session).run();
  }

  /** Returns the driver restricted to one voltage per polarity. */
  private PulseDriver singleVoltageDriver(
      ProgrammingSession session, NominalTransitTimes transitTimes) {
    PulseDriver driver = mapper.driver();
    if (!driver.hasVoltageChoice()) {
      return driver;
    }
    double fullRangeSeconds = FULL_RANGE_PULSES * VoltageGrid.shortestGoodSeconds(driver);
    double minSiemens = session.conductanceRange().minSiemens();
    double maxSiemens = session.conductanceRange().maxSiemens();
    NominalTransitTimes.Calculator nominalTimes = transitTimes.new Calculator();
    int setIndex =
        nominalTimes.strongestIndex(Polarity.SET, minSiemens, maxSiemens, fullRangeSeconds);
    int resetIndex =
        nominalTimes.strongestIndex(Polarity.RESET, maxSiemens, minSiemens, fullRangeSeconds);
    return new PulseDriver(
        VoltageRange.fixed(transitTimes.volts(Polarity.SET, setIndex)),
        VoltageRange.fixed(transitTimes.volts(Polarity.RESET, resetIndex)),
        driver.timing());
  }

  /** The state of one session. */
  private final class SessionRun {
    private final ProgrammingSession session;
    private final NominalTransitTimes.Calculator nominalTimes;
    private final Gains mapperGains;
    private final Gains inverseGains;
    private final PulseRequests requests;
    private final PulsePlan plan = new PulsePlan();

    /** Requests of the moves that the pulses made, and the mapper's choices for them. */
    private final PulseRequests moves;

    private final PulsePlan movePlan = new PulsePlan();

    SessionRun(ProgrammingSession session) {
      this.session = session;
      DeviceModel model = session.model();
      NominalTransitTimes transitTimes = new NominalTransitTimes(model, mapper.driver());
      PulseDriver singleVoltageDriver = singleVoltageDriver(session, transitTimes);
      nominalTimes = transitTimes.new Calculator();
      mapperGains = new Gains(mapper);
      inverseGains = new Gains(new NoiseFreeInverse(model, singleVoltageDriver, model.window()));
      requests = new PulseRequests(session.cells());
      moves = new PulseRequests(mapper.driver().hasVoltageChoice() ? 0 : session.cells());
    }

    void run() {
      StallDetector stallDetector = new StallDetector(session, patience);
      double longestSeconds = mapper.driver().maxSeconds();
      int[] unfinished = session.verify();
      for (int round = 1; unfinished.length > 0; round++) {
        requests.clear();
        session.addRequests(unfinished, requests);
        (round <= maxMapperPulses ? mapperGains : inverseGains).choose();
        session.pulse(plan);
        unfinished = session.verify();
        requests.retain(unfinished);
        plan.retain(unfinished);
        (round < maxMapperPulses ? mapperGains : inverseGains).update();
        for (int i = 0; i < unfinished.length; i++) {
          stallDetector.update(unfinished[i], plan.seconds(i) >= longestSeconds);
        }
        unfinished = session.unfinishedCells();
      }
    }

    /** Seconds that the nominal device needs for the move of an entry, at its voltage. */
    private double nominalSeconds(int i) {
      return nominalTimes.seconds(
          plan.volts(i), requests.startSiemens(i), session.clampedReading(plan.cell(i)));
    }

    /** Per-cell factor on the lengths that a mapper chooses. */
    private final class Gains {
      /** A measured gain is ignored if it differs by less than this fraction from the present. */
      private static final double MIN_RELATIVE_CHANGE = 0.01;

      private final PulseMapper pulseMapper;
      private final MapperMemory memory;
      private final double[] gain;

      Gains(PulseMapper pulseMapper) {
        this.pulseMapper = pulseMapper;
        memory = pulseMapper.newMemory(session.cells());
        gain = new double[session.cells()];
        Arrays.fill(gain, 1);
      }

      /** Chooses a pulse for every request and applies the cell's gain to its length. */
      void choose() {
        pulseMapper.choose(requests, memory, plan);
        PulseDriver driver = pulseMapper.driver();
        for (int i = 0; i < plan.size(); i++) {
          int cell = plan.cell(i);
          double volts = plan.volts(i);
          double mapperSeconds = plan.seconds(i);
          if (mapperSeconds == 0 || volts == 0) {
            Polarity direction = Polarity.towards(session.reading(cell), requests.targetSiemens(i));
            volts = driver.voltageRange(direction).weakestVolts();
            mapperSeconds = session.model().operatingPoint().unitPulseSeconds();
          }
          double chosenSeconds = driver.clampedSeconds(gain[cell] * mapperSeconds);
          gain[cell] = chosenSeconds / mapperSeconds;
          plan.set(i, volts, chosenSeconds);
        }
      }

      /** Updates the mapper's memory and the gains by the readings after the pulses. */
      void update() {
        double[] reachedSiemens = new double[plan.size()];
        Arrays.setAll(reachedSiemens, i -> session.clampedReading(plan.cell(i)));
        pulseMapper.observe(requests, session.asApplied(plan), reachedSiemens, memory);
        boolean byNominalTimes = mapper.driver().hasVoltageChoice();
        if (!byNominalTimes) {
          chooseForMoves(reachedSiemens);
        }
        for (int i = 0; i < reachedSiemens.length; i++) {
          double startSiemens = requests.startSiemens(i);
          double progress =
              (reachedSiemens[i] - startSiemens) / (requests.targetSiemens(i) - startSiemens);
          double expectedSeconds = byNominalTimes ? nominalSeconds(i) : mapperSecondsForMove(i);
          updateGain(plan.cell(i), progress, plan.seconds(i) / expectedSeconds);
        }
      }

      private void chooseForMoves(double[] reachedSiemens) {
        moves.clear();
        for (int i = 0; i < reachedSiemens.length; i++) {
          moves.add(
              requests.cell(i), requests.startSiemens(i), reachedSiemens[i], requests.tolerance(i));
        }
        pulseMapper.choose(moves, memory, movePlan);
      }

      /** Length that the mapper chooses for the move made; 0 if none or at another voltage [s]. */
      private double mapperSecondsForMove(int i) {
        return movePlan.volts(i) == plan.volts(i) ? movePlan.seconds(i) : 0;
      }

      /**
       * Updates by the fraction of the move made, and applied over expected length (or infinite).
       */
      private void updateGain(int cell, double progress, double measuredGain) {
        if (isInformative(cell, progress, measuredGain)) {
          gain[cell] =
              Math.max(
                  gain[cell] / maxGainShrink, Math.min(gain[cell] * maxGainGrowth, measuredGain));
        } else if (progress < 0.5) {
          gain[cell] *= maxGainGrowth;
        } else if (progress > 1.5) {
          gain[cell] /= maxGainShrink;
        }
      }

      private boolean isInformative(int cell, double progress, double measuredGain) {
        return progress > 0
            && session.lastOutcome(cell) == PulseResult.Outcome.FREE
            && Double.isFinite(measuredGain)
            && Math.abs(measuredGain - gain[cell]) > MIN_RELATIVE_CHANGE * gain[cell];
      }
    }
  }
}
