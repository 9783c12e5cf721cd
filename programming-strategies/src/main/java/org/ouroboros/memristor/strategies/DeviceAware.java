package org.ouroboros.memristor.strategies;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;

/**
 * Closed-loop programming in which every pulse is planned from all outcomes of the cell so far.
 * Thread-safe.
 *
 * <p>If the mapper has a posterior predictive ({@link PulseMapper#forecast}) and its driver is the
 * strategy's, voltage and length minimise the expected number of pulses, including those that
 * follow, over the posterior of the cell. Slow cells and cells that have not moved yet get stronger
 * voltages.
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
public final class DeviceAware implements ProgrammingStrategy {

  private static final int IDLE = 3;

  /** With noisy readings, which hide small moves. */
  private static final int NOISY_IDLE = 6;

  private static final int LENGTHENING = 30;
  private static final int PATIENCE = 3;
  private static final int TRUST = 3;

  /** A mapper's pulse below this multiple of the driver's shortest may have been clipped. */
  private static final double FIT = 1.2;

  /** Relative change below which exact readings count as unchanged. */
  private static final double STILL = 1e-3;

  /** Two standard deviations of the difference of two readings, in those of one. */
  private static final double NOISE_OF_TWO = 2.8;

  /** Standard deviation of the log time that the cell's speed does not explain. */
  private static final double UNEXPLAINED = 0.1;

  /** Offset from a one-sided bound on the log slowness, and its standard deviation. */
  private static final double BOUND = 0.7;

  /** Provides this strategy, with the mapper of the context, as {@code device-aware-hybrid}. */
  public static final class Factory implements StrategyFactory {

    /** Makes the factory. */
    public Factory() {}

    @Override
    public String name() {
      return "device-aware-hybrid";
    }

    @Override
    public String description() {
      return "plans each pulse from all outcomes of the cell; slow cells get stronger ones";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      PulseMapper mapper = context.requireMapper();
      boolean wider = !context.driver().choosesVolts() && mapper.driver().choosesVolts();
      return new DeviceAware(mapper, wider ? mapper.driver() : context.driver());
    }
  }

  private final PulseMapper mapper;
  private final PulseDriver driver;
  private final int trust;
  private final int patience;
  private final boolean plans;
  private final Map<DeviceModel, VoltageLadder> ladders = new ConcurrentHashMap<>();
  private final Map<Terms, PulsePlanner> planners = new ConcurrentHashMap<>();

  /** What a planner depends on, besides the tolerance. */
  private record Terms(DeviceModel model, SiemensRange range, double noise) {}

  /**
   * Makes the strategy.
   *
   * @param mapper chooses the first pulses
   * @param driver pulses that the strategy itself may choose
   * @param trust maximum pulses chosen by the mapper per cell, at least 0
   * @param patience strongest pulses without progress, in a row, that end a cell, at least 1
   */
  public DeviceAware(PulseMapper mapper, PulseDriver driver, int trust, int patience) {
    this.mapper = mapper;
    this.driver = driver;
    this.trust = Require.atLeast("maxMapperPulses", trust, 0);
    this.patience = Require.atLeast("patience", patience, 1);
    plans = mapper.forecast().isPresent() && mapper.driver().equals(driver);
  }

  /**
   * Makes the strategy with a patience of 3 and the defaults for mapper pulses: 3 for a mapper with
   * memory, otherwise 1. Measured performance: docs/decisions/0010.
   *
   * @param mapper chooses the first pulses
   * @param driver pulses that the strategy itself may choose
   */
  public DeviceAware(PulseMapper mapper, PulseDriver driver) {
    this(mapper, driver, mapper.newMemory(1).width() > 0 ? TRUST : 1, PATIENCE);
  }

  @Override
  public void write(ProgrammingSession session) {
    new Pass(session).run();
  }

  /** The state of one session. */
  private final class Pass {
    private final ProgrammingSession session;
    private final MappedPulses pulses;
    private final SpeedBelief belief;
    private final VoltageLadder ladder;
    private final VoltageLadder.Times times;
    private final Stall stall;
    private final Optional<PulsePlanner.Desk> desk;
    private final double goalSeconds;
    private final double noise;
    private final int idle;

    Pass(ProgrammingSession session) {
      this.session = session;
      pulses = new MappedPulses(session, mapper);
      belief = new SpeedBelief(session.cells());
      ladder = ladders.computeIfAbsent(session.model(), model -> new VoltageLadder(model, driver));
      times = ladder.new Times();
      stall = new Stall(session, patience);
      goalSeconds = Rungs.shortestGoodSeconds(driver);
      noise = session.readPath().relativeNoise();
      idle = noise == 0 ? IDLE : NOISY_IDLE;
      desk = plans ? Optional.of(planner().new Desk()) : Optional.empty();
    }

    private PulsePlanner planner() {
      return planners.computeIfAbsent(
          new Terms(session.model(), session.range(), noise),
          terms -> new PulsePlanner(mapper, terms.model, terms.range, terms.noise));
    }

    void run() {
      int[] open = session.verify();
      for (int given = 0; open.length > 0; given++) {
        choose(open, given);
        pulses.apply(open);
        open = session.verify();
        pulses.observe(open);
        for (int cell : open) {
          if (desk.isEmpty()) {
            learn(cell);
          }
          stall.judge(cell, isStrongest(cell));
        }
        open = session.open();
      }
    }

    private void choose(int[] cells, int given) {
      if (desk.isPresent()) {
        pulses.begin(cells);
      } else {
        pulses.choose(cells);
      }
      for (int cell : cells) {
        if (stall.idle(cell) >= idle) {
          push(cell);
        } else if (desk.isPresent()) {
          desk.get().plan(pulses, cell, session.targets());
        } else if (given >= trust || !fits(pulses.seconds(cell))) {
          chooseByBelief(cell);
        }
      }
    }

    private boolean fits(double seconds) {
      return seconds > 0
          && seconds >= FIT * mapper.driver().shortestSeconds()
          && seconds < mapper.driver().longestSeconds();
    }

    private double shortest() {
      return Math.max(driver.shortestSeconds(), driver.resolutionSeconds());
    }

    private Polarity wanted(int cell) {
      return Polarity.towards(pulses.start(cell), session.targets().siemens(cell));
    }

    /** Sets a pulse of the strongest voltage, longer after each idle pulse. */
    private void push(int cell) {
      Polarity polarity = wanted(cell);
      double volts = ladder.volts(polarity, ladder.top(polarity));
      double first = Math.max(goalSeconds, session.model().operatingPoint().unitPulseSeconds());
      double seconds = first * Math.pow(LENGTHENING, stall.idle(cell) - idle);
      pulses.put(cell, volts, driver.seconds(Math.min(driver.longestSeconds(), seconds)));
    }

    private boolean isStrongest(int cell) {
      double volts = session.lastVolts(cell);
      Polarity polarity = session.model().operatingPoint().polarity(volts);
      return volts == ladder.volts(polarity, ladder.top(polarity))
          && session.lastSeconds(cell) >= driver.seconds(driver.longestSeconds());
    }

    private void chooseByBelief(int cell) {
      double from = pulses.start(cell);
      double to = session.targets().siemens(cell);
      Polarity polarity = wanted(cell);
      double slowness = Math.exp(belief.logSlowness(cell, polarity));
      int rung = times.rung(polarity, from, to, goalSeconds / slowness);
      double volts = ladder.volts(polarity, rung);
      double seconds = slowness * times.seconds(volts, from, to);
      pulses.put(cell, volts, driver.seconds(Math.max(shortest(), seconds)));
    }

    /** Updates the speed estimate: by a measured time, or by a one-sided bound on it. */
    private void learn(int cell) {
      double volts = session.lastVolts(cell);
      double seconds = session.lastSeconds(cell);
      if (seconds == 0) {
        return;
      }
      Polarity polarity = session.model().operatingPoint().polarity(volts);
      double sign = polarity == Polarity.SET ? 1 : -1;
      double from = pulses.start(cell);
      double to = pulses.snapped(cell);
      double least = inside(from * (1 + sign * Math.max(STILL, NOISE_OF_TWO * noise)));
      if (sign * (to - least) <= 0) {
        double log = log(seconds, volts, from, least);
        bound(cell, polarity, log, 1);
      } else if (ended(cell, sign, to)) {
        double end = sign > 0 ? session.range().maxSiemens() : session.range().minSiemens();
        bound(cell, polarity, log(seconds, volts, from, end), -1);
      } else {
        double log = log(seconds, volts, from, to);
        double blurred = inside(from * (1 - sign * noise));
        double beyond = inside(to * (1 + sign * noise));
        double spread = noise == 0 ? 0 : log - log(seconds, volts, blurred, beyond);
        double variance = UNEXPLAINED * UNEXPLAINED + 0.5 * spread * spread;
        if (Double.isFinite(log + variance)) {
          belief.measure(cell, polarity, log, variance);
        }
      }
      belief.step(cell, Math.abs(to - from) / session.range().span());
    }

    /** Log ratio of a length to the nominal device's; infinite if that is 0. */
    private double log(double seconds, double volts, double from, double to) {
      return Math.log(seconds / times.seconds(volts, from, to));
    }

    private void bound(int cell, Polarity polarity, double log, int side) {
      double believed = belief.logSlowness(cell, polarity);
      if (Double.isFinite(log) && side * (believed - log) < BOUND) {
        belief.measure(cell, polarity, log + side * BOUND, BOUND * BOUND);
      }
    }

    private boolean ended(int cell, double sign, double to) {
      double edge = Math.max(1e-4, 2 * noise);
      return session.lastPulse(cell) != PulseOutcome.FREE
          || (sign > 0
              ? to >= session.range().maxSiemens() * (1 - edge)
              : to <= session.range().minSiemens() * (1 + edge));
    }

    private double inside(double siemens) {
      return Math.max(
          session.range().minSiemens(), Math.min(session.range().maxSiemens(), siemens));
    }
  }
}
