package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;
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

  /** A measured gain that differs by less than this fraction from the present one is ignored. */
  private static final double MIN_RELATIVE_GAIN_CHANGE = 0.01;

  /** Full-range time of the nominal device at the inverse's voltage, in shortest good pulses. */
  private static final double FULL_RANGE_PULSES = 300;

  /** Provides this strategy, with the mapper of the context, as {@code hybrid}. */
  public static final class Factory implements StrategyFactory {

    /** Makes the factory. */
    public Factory() {}

    @Override
    public String name() {
      return "hybrid";
    }

    @Override
    public String description() {
      return "one pulse of the mapper, then read-verify with corrections by the mapper";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      return new Hybrid(context.requireMapper());
    }
  }

  public Hybrid {
    Require.atLeast("maxMapperPulses", maxMapperPulses, 1);
    Require.that(
        maxGainGrowth > 1 && maxGainGrowth < 1e6,
        "maxGainGrowth",
        "must lie in (1, 1e6)",
        maxGainGrowth);
    Require.that(
        maxGainShrink > 1 && maxGainShrink < 1e6,
        "maxGainShrink",
        "must lie in (1, 1e6)",
        maxGainShrink);
    Require.atLeast("patience", patience, 1);
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
    DeviceModel model = session.model();
    NominalTransitTimes transitTimes = new NominalTransitTimes(model, mapper.driver());
    PulseMapper inverse =
        new NoiseFreeInverse(model, singleVoltageDriver(session, transitTimes), model.window());
    Gains mapperGains = new Gains(session, mapper, transitTimes);
    Gains inverseGains = new Gains(session, inverse, transitTimes);
    StallDetector stallDetector = new StallDetector(session, patience);
    double longestSeconds = mapper.driver().nearestSeconds(mapper.driver().longestSeconds());
    int[] unfinished = session.verify();
    for (int round = 1; unfinished.length > 0; round++) {
      Gains active = round <= maxMapperPulses ? mapperGains : inverseGains;
      active.choose(unfinished);
      active.pulses.apply(unfinished);
      if (round == maxMapperPulses) {
        inverseGains.pulses.copyFrom(unfinished, mapperGains.pulses);
      }
      unfinished = session.verify();
      (round < maxMapperPulses ? mapperGains : inverseGains).update(unfinished);
      for (int cell : unfinished) {
        stallDetector.update(cell, active.pulses.seconds(cell) >= longestSeconds);
      }
      unfinished = session.unfinishedCells();
    }
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

  /** Per-cell factor on the lengths that a mapper chooses. */
  private final class Gains {
    private final ProgrammingSession session;
    private final PulseAssignment pulses;
    private final PulseDriver driver;
    private final NominalTransitTimes.Calculator nominalTimes;
    private final double[] gain;

    Gains(ProgrammingSession session, PulseMapper pulseMapper, NominalTransitTimes transitTimes) {
      this.session = session;
      nominalTimes = transitTimes.new Calculator();
      driver = pulseMapper.driver();
      pulses = new PulseAssignment(session, pulseMapper);
      gain = new double[session.cells()];
      Arrays.fill(gain, 1);
    }

    /** Chooses a pulse for every cell and applies its gain to the length. */
    void choose(int[] cells) {
      pulses.choose(cells);
      applyGains(cells);
    }

    private void applyGains(int[] cells) {
      double unitSeconds = session.model().operatingPoint().unitPulseSeconds();
      double shortestSeconds = Math.max(driver.shortestSeconds(), driver.resolutionSeconds());
      for (int cell : cells) {
        double volts = pulses.volts(cell);
        double mapperSeconds = pulses.seconds(cell);
        if (mapperSeconds == 0 || volts == 0) {
          double targetSiemens = session.targets().siemens(cell);
          volts =
              driver
                  .voltageRange(Polarity.towards(session.reading(cell), targetSiemens))
                  .weakestVolts();
          mapperSeconds = unitSeconds;
        }
        double appliedSeconds =
            driver.nearestSeconds(Math.max(gain[cell] * mapperSeconds, shortestSeconds));
        gain[cell] = appliedSeconds / mapperSeconds;
        pulses.set(cell, volts, appliedSeconds);
      }
    }

    /** Updates the gains of unfinished cells by their readings. */
    void update(int[] cells) {
      pulses.observe(cells);
      double[] expectedSeconds =
          mapper.driver().hasVoltageChoice()
              ? nominalSeconds(cells)
              : pulses.secondsForMoves(cells);
      for (int i = 0; i < cells.length; i++) {
        int cell = cells[i];
        double progress = pulses.progress(cell);
        double measuredGain = pulses.seconds(cell) / expectedSeconds[i];
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
    }

    /** Seconds that the nominal device needs for the moves made, at the applied voltages. */
    private double[] nominalSeconds(int[] cells) {
      return Arrays.stream(cells)
          .mapToDouble(
              cell ->
                  nominalTimes.seconds(
                      pulses.volts(cell), pulses.startSiemens(cell), pulses.clampedReading(cell)))
          .toArray();
    }

    /** Whether a measured gain (infinite where the mapper gives no pulse) is usable. */
    private boolean isInformative(int cell, double progress, double measuredGain) {
      return progress > 0
          && session.lastOutcome(cell) == PulseOutcome.FREE
          && Double.isFinite(measuredGain)
          && Math.abs(measuredGain - gain[cell]) > MIN_RELATIVE_GAIN_CHANGE * gain[cell];
    }
  }
}
