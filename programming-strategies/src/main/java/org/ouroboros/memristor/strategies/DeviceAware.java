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
 * Device-aware hybrid: one pulse, then after every reading the next one from all that the cell has
 * shown so far.
 *
 * <p>Where the mapper can tell what it believes of a cell ({@link PulseMapper#forecast}) pulses are
 * planned: voltage and length are those that cost the fewest pulses, the ones that will follow
 * included, over all that the cell may be. A landing from which a small correction is easy counts
 * for more than a hit that is hardly likelier and scatters otherwise. Slow and silent cells get
 * stronger voltages, because the pulse of a fast one would be too short to be exact.
 *
 * <p>Any other mapper chooses as long as its pulse lies well inside of what its driver can make and
 * the cell has had fewer than {@code trust} pulses. A pulse at the driver's shortest length says
 * that the cell is faster than the voltage is good for. Then, and after {@code trust} pulses, the
 * strategy chooses itself: it holds a belief of how much slower than the nominal device the cell is
 * ({@link SpeedBelief}, taught by all of the cell's pulses) and takes the strongest voltage at
 * which the pulse is still some resolutions long, or where that is too long, a stronger one. It
 * needs no network for that, so it works for any device; a driver of one voltage leaves it the
 * length.
 *
 * <p>Cells that do not answer get more: after {@value #IDLE} pulses in a row, {@value #NOISY_IDLE}
 * with noisy readings, that moved the reading by no more than its noise come pulses of the
 * strongest voltage, each {@value #LENGTHENING} times as long as the one before, up to the driver's
 * longest. Whoever does not move under {@code patience} of those in a row is STUCK; a slow cell
 * moves. A cell that the window stopped short of its target as often in a row ends as SATURATED.
 *
 * <p>Times of the nominal device are kept from one array to the next. Thread-safe.
 */
public final class DeviceAware implements ProgrammingStrategy {

  private static final int IDLE = 3;

  /** The same where readings are noisy: small moves hide in the noise. */
  private static final int NOISY_IDLE = 6;

  private static final int LENGTHENING = 30;
  private static final int PATIENCE = 3;
  private static final int TRUST = 3;

  /** A mapper's pulse below this many times the shortest may have been wanted shorter. */
  private static final double FIT = 1.2;

  /** Relative change below which exact readings count as equal. */
  private static final double STILL = 1e-3;

  /** Standard deviations of a difference of two readings: twice the square root of two. */
  private static final double NOISE_OF_TWO = 2.8;

  /** Standard deviation of the logarithm of a time that speed alone does not explain. */
  private static final double UNEXPLAINED = 0.1;

  /** Standard deviation of a logarithm of which only a bound is known, and its way beyond it. */
  private static final double BOUND = 0.7;

  /**
   * Finds this strategy, with the mapper of the context, by the name {@code device-aware-hybrid}.
   */
  public static final class Factory implements StrategyFactory {

    /** Makes the factory. */
    public Factory() {}

    @Override
    public String name() {
      return "device-aware-hybrid";
    }

    @Override
    public String description() {
      return "plans each pulse by all that the cell has shown, stronger if slow";
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

  /** What plans depend on besides the tolerance. */
  private record Terms(DeviceModel model, SiemensRange range, double noise) {}

  /**
   * Makes the strategy.
   *
   * @param mapper chooses first
   * @param driver what the strategy may use where it chooses itself
   * @param trust most pulses of the mapper's for a cell, at least 0
   * @param patience strongest pulses in vain, in a row, after which a cell is given up, at least 1
   */
  public DeviceAware(PulseMapper mapper, PulseDriver driver, int trust, int patience) {
    this.mapper = mapper;
    this.driver = driver;
    this.trust = Require.atLeast("trust", trust, 0);
    this.patience = Require.atLeast("patience", patience, 1);
    plans = mapper.forecast().isPresent() && mapper.driver().equals(driver);
  }

  /**
   * Trusts a mapper with memory for 3 pulses, another for its first, and gives a cell up after 3
   * strongest pulses in vain.
   *
   * <p>Planning with the bundled fast mapper on JART VCM v1b REALISTIC, to +-5 %, takes 2.51 pulses
   * and 5.52 us in the mean of 16,384 devices with exact reads, 3.75 pulses and 7.83 us at a read
   * noise of 2 % ({@code protocol P3 --seed 1}); the same mapper choosing by itself for 3 pulses
   * took 3.9 and 5.3 pulses.
   *
   * @param mapper chooses first
   * @param driver what the strategy may use where it chooses itself
   */
  public DeviceAware(PulseMapper mapper, PulseDriver driver) {
    this(mapper, driver, mapper.newMemory(1).width() > 0 ? TRUST : 1, PATIENCE);
  }

  @Override
  public void write(ProgrammingSession session) {
    new Pass(session).run();
  }

  /** One session. */
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

    /** Strongest voltage, longer and longer. */
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

    /** What the pulse tells of the cell's speed: a time, or a bound on it from one side. */
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

    /** Logarithm of a length over what the nominal device needs; infinite if it needs none. */
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
