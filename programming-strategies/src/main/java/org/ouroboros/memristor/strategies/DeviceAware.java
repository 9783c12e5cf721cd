package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;

public record DeviceAware(PulseMapper mapper, PulseDriver driver, int trust, int patience)
    implements ProgrammingStrategy {

  @Override
  public void write(ProgrammingSession session) {
    new Pass(session).run();
  }

  private final class Pass {
    private final ProgrammingSession session;
    private final MappedPulses pulses;
    private final SpeedBelief belief;
    private final VoltageLadder ladder;
    private final VoltageLadder.Times times;
    private final double goal;
    private final int[] given;

    Pass(ProgrammingSession session) {
      this.session = session;
      pulses = new MappedPulses(session, mapper);
      belief = new SpeedBelief(session.cells());
      ladder = new VoltageLadder(session.model(), driver);
      times = ladder.new Times();
      given = new int[session.cells()];
      goal = Math.max(GOALS * driver.shortestSeconds(), 20 * driver.resolutionSeconds());
    }

    void run() {
      Stall stall = new Stall(session, patience);
      int[] open = session.verify();
      while (open.length > 0) {
        pulses.choose(open);
        for (int cell : open) {
          if (given[cell]++ >= trust || !fits(pulses.seconds(cell))) {
            own(cell);
          }
        }
        pulses.apply(open);
        open = session.verify();
        pulses.observe(open);
        for (int cell : open) {
          learn(cell);
          stall.judge(cell, strongest(cell));
        }
        open = session.open();
      }
    }

    private boolean fits(double seconds) {
      return seconds >= FIT * mapper.driver().shortestSeconds() && seconds > 0
          && seconds < mapper.driver().longestSeconds();
    }

    private boolean strongest(int cell) {
      Polarity polarity = session.model().operatingPoint().polarity(session.lastVolts(cell));
      return Math.abs(session.lastVolts(cell))
              >= Math.abs(driver.range(polarity).strongestVolts()) * (1 - 1e-9)
          && session.lastSeconds(cell) >= driver.seconds(driver.longestSeconds());
    }

    private void own(int cell) {
      double from = pulses.start(cell);
      double to = session.targets().siemens(cell);
      Polarity polarity = Polarity.towards(from, to);
      double slowness = belief.slowness(cell, polarity);
      int rung = times.rung(polarity, from, to, goal / slowness);
      double volts = ladder.volts(polarity, rung);
      double wanted = slowness * times.seconds(volts, from, to);
      double least = Math.max(driver.shortestSeconds(), driver.resolutionSeconds());
      pulses.put(cell, volts, driver.seconds(Math.max(least, wanted)));
    }

    private void learn(int cell) {
      double volts = session.lastVolts(cell);
      double seconds = session.lastSeconds(cell);
      double from = pulses.start(cell);
      double to = pulses.snapped(cell);
      double noise = session.readPath().relativeNoise();
      Polarity polarity = session.model().operatingPoint().polarity(volts);
      double sign = polarity == Polarity.SET ? 1 : -1;
      double still = Math.max(1e-3, 2.8 * noise);
      double low = session.range().minSiemens();
      double high = session.range().maxSiemens();
      double edge = Math.max(1e-4, 2 * noise);
      boolean ended = session.lastPulse(cell) != PulseOutcome.FREE
          || (sign > 0 ? to >= high * (1 - edge) : to <= low * (1 + edge));
      if (sign * (to - from) <= still * from) {
        double bit = Math.max(low, Math.min(high, from * (1 + sign * still)));
        double nominal = times.seconds(volts, from, bit);
        if (nominal > 0) {
          double bound = Math.log(seconds / nominal);
          if (belief.logSlowness(cell, polarity) < bound + 0.5) {
            belief.measure(cell, polarity, bound + 1, 0.5);
          }
        }
      } else if (ended) {
        double bound = Math.log(seconds / times.seconds(volts, from, sign > 0 ? high : low));
        if (belief.logSlowness(cell, polarity) > bound - 0.5) {
          belief.measure(cell, polarity, bound - 1, 0.5);
        }
      } else {
        double nominal = times.seconds(volts, from, to);
        double error = 0.1 * 0.1;
        if (noise > 0) {
          double more = times.seconds(volts, c(from * (1 - sign * noise)), c(to * (1 + sign * noise)));
          double half = Math.log(more / nominal);
          error += 0.5 * half * half;
        }
        belief.measure(cell, polarity, Math.log(seconds / nominal), error);
      }
      belief.step(cell, Math.abs(to - from) / session.range().span());
    }

    private double c(double siemens) {
      return Math.max(session.range().minSiemens(), Math.min(session.range().maxSiemens(), siemens));
    }
  }
  static final double GOALS = Double.parseDouble(System.getProperty("goal", "6"));
  static final double FIT = Double.parseDouble(System.getProperty("fit", "2"));
}
