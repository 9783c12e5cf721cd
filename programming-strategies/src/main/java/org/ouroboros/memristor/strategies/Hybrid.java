package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import org.ouroboros.memristor.core.check.Require;
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
 * @param trust pulses chosen by the mapper before the noise-free inverse takes over, at least 1
 * @param growth largest factor by which the gain grows after a pulse, above 1
 * @param shrink largest factor by which the gain shrinks after a pulse, above 1
 * @param patience pulses without progress, in a row, that end a cell, at least 1
 */
public record Hybrid(PulseMapper mapper, int trust, double growth, double shrink, int patience)
    implements ProgrammingStrategy {

  /** A measured gain that differs by less than this fraction from the present one is ignored. */
  private static final double SAME_ANSWER = 0.01;

  /** Full-range time of the nominal device at the inverse's voltage, in shortest good pulses. */
  private static final double SWING = 300;

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
    Require.atLeast("maxMapperPulses", trust, 1);
    Require.that(growth > 1 && growth < 1e6, "maxGainGrowth", "must lie in (1, 1e6)", growth);
    Require.that(shrink > 1 && shrink < 1e6, "maxGainShrink", "must lie in (1, 1e6)", shrink);
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
    this(mapper, usualTrust(mapper), 4, 10, 20);
  }

  private static int usualTrust(PulseMapper mapper) {
    if (mapper.driver().choosesVolts()) {
      return 1;
    }
    return mapper.newMemory(1).width() > 0 ? Integer.MAX_VALUE : 2;
  }

  @Override
  public void write(ProgrammingSession session) {
    DeviceModel model = session.model();
    VoltageLadder ladder = new VoltageLadder(model, mapper.driver());
    PulseMapper inverse = new NoiseFreeInverse(model, steady(session, ladder), model.window());
    Gains mapped = new Gains(session, mapper, ladder);
    Gains inverted = new Gains(session, inverse, ladder);
    Stall stall = new Stall(session, patience);
    double longest = mapper.driver().seconds(mapper.driver().longestSeconds());
    int[] open = session.verify();
    for (int round = 1; open.length > 0; round++) {
      Gains choosing = round <= trust ? mapped : inverted;
      choosing.choose(open);
      choosing.pulses.apply(open);
      if (round == trust) {
        inverted.pulses.take(open, mapped.pulses);
      }
      open = session.verify();
      (round < trust ? mapped : inverted).learn(open);
      for (int cell : open) {
        stall.judge(cell, choosing.pulses.seconds(cell) >= longest);
      }
      open = session.open();
    }
  }

  /** Returns the driver restricted to one voltage per polarity. */
  private PulseDriver steady(ProgrammingSession session, VoltageLadder ladder) {
    PulseDriver driver = mapper.driver();
    if (!driver.choosesVolts()) {
      return driver;
    }
    double swing = SWING * Rungs.shortestGoodSeconds(driver);
    double low = session.range().minSiemens();
    double high = session.range().maxSiemens();
    VoltageLadder.Times times = ladder.new Times();
    int set = times.rung(Polarity.SET, low, high, swing);
    int reset = times.rung(Polarity.RESET, high, low, swing);
    return new PulseDriver(
        VoltageRange.fixed(ladder.volts(Polarity.SET, set)),
        VoltageRange.fixed(ladder.volts(Polarity.RESET, reset)),
        driver.timing());
  }

  /** Per-cell factor on the lengths that a mapper chooses. */
  private final class Gains {
    private final ProgrammingSession session;
    private final MappedPulses pulses;
    private final PulseDriver driver;
    private final VoltageLadder.Times times;
    private final double[] gain;

    Gains(ProgrammingSession session, PulseMapper chooser, VoltageLadder ladder) {
      this.session = session;
      times = ladder.new Times();
      driver = chooser.driver();
      pulses = new MappedPulses(session, chooser);
      gain = new double[session.cells()];
      Arrays.fill(gain, 1);
    }

    /** Chooses a pulse for every cell and applies its gain to the length. */
    void choose(int[] cells) {
      pulses.choose(cells);
      stretch(cells);
    }

    private void stretch(int[] cells) {
      double unit = session.model().operatingPoint().unitPulseSeconds();
      double least = Math.max(driver.shortestSeconds(), driver.resolutionSeconds());
      for (int cell : cells) {
        double volts = pulses.volts(cell);
        double base = pulses.seconds(cell);
        if (base == 0 || volts == 0) {
          double target = session.targets().siemens(cell);
          volts = driver.range(Polarity.towards(session.reading(cell), target)).weakestVolts();
          base = unit;
        }
        double given = driver.seconds(Math.max(gain[cell] * base, least));
        gain[cell] = given / base;
        pulses.put(cell, volts, given);
      }
    }

    /** Updates the gains of unfinished cells by their readings. */
    void learn(int[] cells) {
      pulses.observe(cells);
      double[] wanted =
          mapper.driver().choosesVolts() ? nominal(cells) : pulses.secondsForMoves(cells);
      for (int i = 0; i < cells.length; i++) {
        int cell = cells[i];
        double way = pulses.wayGone(cell);
        double measured = pulses.seconds(cell) / wanted[i];
        if (tells(cell, way, measured)) {
          gain[cell] = Math.max(gain[cell] / shrink, Math.min(gain[cell] * growth, measured));
        } else if (way < 0.5) {
          gain[cell] *= growth;
        } else if (way > 1.5) {
          gain[cell] /= shrink;
        }
      }
    }

    /** Seconds that the nominal device needs for the moves made, at the applied voltages. */
    private double[] nominal(int[] cells) {
      return Arrays.stream(cells)
          .mapToDouble(
              cell -> times.seconds(pulses.volts(cell), pulses.start(cell), pulses.snapped(cell)))
          .toArray();
    }

    /** Whether a measured gain (infinite where the mapper gives no pulse) is usable. */
    private boolean tells(int cell, double way, double measured) {
      return way > 0
          && session.lastPulse(cell) == PulseOutcome.FREE
          && Double.isFinite(measured)
          && Math.abs(measured - gain[cell]) > SAME_ANSWER * gain[cell];
    }
  }
}
