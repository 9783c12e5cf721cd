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
 * One shot, then verify and correct until the cell has arrived.
 *
 * <p>A mapper errs for a device that is slower or faster than it thinks, and again in the same way
 * at the next attempt. So each cell has a gain, 1 at first, by which its pulses are longer than the
 * mapper says. After a pulse the mapper is asked how long it would have made it for the move that
 * the cell really made; the length applied over that one is the new gain, at most {@code growth}
 * times and at least 1/{@code shrink} of the old. (A mapper that learns from outcomes takes them in
 * first, and the gain then goes back to 1 as far as it has learnt.) Where that measures nothing,
 * because the window stopped the cell, it did not move towards the target, or the mapper would give
 * no pulse, another voltage or the same length (within 1 %) for both moves, the gain grows by
 * {@code growth} if the cell went less than half of the way and shrinks by {@code shrink} if it
 * went half as far again. A cell outside its tolerance for which the mapper chooses no pulse gets a
 * unit pulse of the device, times the gain, towards its target. The driver limits every length, and
 * the gain is counted from the length that it gave.
 *
 * <p>A mapper that aims at the likeliest devices of a population answers neighbouring targets for
 * different devices, and no gain makes that consistent for one: such a cell can swing to and fro
 * for ever. So after {@code trust} pulses a cell is corrected by the noise-free inverse of its
 * device instead, with a gain measured in the same way. Where the driver has several voltages the
 * inverse keeps to one of each polarity: the strongest at which a whole swing of the nominal device
 * still takes {@value #SWING} times the shortest good pulse, so that small corrections of fast
 * devices are no shorter than the driver can make them.
 *
 * <p>A cell ends as SATURATED or STUCK after {@code patience} pulses in a row that the window
 * stopped short of the target, or that were the driver's longest and moved the reading by no more
 * than its noise.
 *
 * <p>Noisy readings are snapped to the array's range before the mapper sees them.
 *
 * @param mapper chooses the pulses
 * @param trust pulses of the mapper's before the noise-free inverse takes over, at least 1
 * @param growth most by which the gain grows after a pulse, above 1
 * @param shrink most by which the gain shrinks after a pulse, above 1
 * @param patience pulses in vain, in a row, after which a cell is given up, at least 1
 */
public record Hybrid(PulseMapper mapper, int trust, double growth, double shrink, int patience)
    implements ProgrammingStrategy {

  /** A mapper whose answers to two moves differ by less than this does not tell them apart. */
  private static final double SAME_ANSWER = 0.01;

  private static final double SWING = 300;

  /** Finds this strategy, with the mapper of the context, by the name {@code hybrid}. */
  public static final class Factory implements StrategyFactory {

    /** Makes the factory. */
    public Factory() {}

    @Override
    public String name() {
      return "hybrid";
    }

    @Override
    public String description() {
      return "one pulse of the mapper's, then readings and corrections by the mapper";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      return new Hybrid(context.requireMapper());
    }
  }

  public Hybrid {
    Require.atLeast("trust", trust, 1);
    Require.that(growth > 1 && growth < 1e6, "growth", "must lie in (1, 1e6)", growth);
    Require.that(shrink > 1 && shrink < 1e6, "shrink", "must lie in (1, 1e6)", shrink);
    Require.atLeast("patience", patience, 1);
  }

  /**
   * A hybrid with trust 2 (1 for a mapper that chooses voltages; without end for one with memory at
   * a single voltage, which learns from its errors), growth 4, shrink 10 and patience 20, tuned on
   * JART VCM v1b REALISTIC from random to random conductances, to +-5 %, with exact reads.
   *
   * <p>Trust, with the bundled any-to-any mapper: mean pulses for a trust of 1, 2, 4 and without
   * end are 4.1, 4.5, 5.0 and 5.1 (2,000 devices, all converge); with mappers trained in a few
   * seconds 4.3, 4.8, 5.5 and 7.2 in the mean of five, and without end some cells never arrive.
   *
   * <p>Growth, with the noise-free inverse as mapper: a greater one needs fewer pulses with exact
   * reads and more with noisy ones. Mean pulses for growths of 2, 4 and 10 are 5.1, 4.5, 4.4 with
   * exact reads, 5.8, 5.9, 6.3 at a noise of 2 % and 7.0, 7.9, 9.6 at 5 % (1,000 devices). Without
   * the measured gain, by growth and shrink alone, the best was 6.1 with exact reads.
   *
   * <p>Swing, with the bundled fast mapper, to +-5 %: swings of 100, 300, 1000 and 3000 shortest
   * good pulses need 10.2, 6.3, 5.0 and 4.4 pulses and 79, 94, 294 and 613 us (4,096 devices, exact
   * reads).
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

  /** The driver at one voltage of each polarity. */
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

  /** How much longer than a mapper thinks the pulses of each cell must be. */
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

    /** Chooses pulses as long as the cells' gains ask for; every cell gets one. */
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

    /** Takes in what the pulses did to cells that are still open. */
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

    /** How long the nominal device takes for the moves that cells made, at their voltages. */
    private double[] nominal(int[] cells) {
      return Arrays.stream(cells)
          .mapToDouble(
              cell -> times.seconds(pulses.volts(cell), pulses.start(cell), pulses.snapped(cell)))
          .toArray();
    }

    /** Whether a measured gain, infinite where the mapper would have given none, says anything. */
    private boolean tells(int cell, double way, double measured) {
      return way > 0
          && session.lastPulse(cell) == PulseOutcome.FREE
          && Double.isFinite(measured)
          && Math.abs(measured - gain[cell]) > SAME_ANSWER * gain[cell];
    }
  }
}
