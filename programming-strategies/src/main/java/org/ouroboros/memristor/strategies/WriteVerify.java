package org.ouroboros.memristor.strategies;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;

/**
 * Incremental step pulse programming (Suh et al., IEEE J. Solid-State Circuits 30(11), 1995, doi
 * 10.1109/4.475701, carried over to two polarities): pulses of one length, each a step stronger
 * than the one before, and a reading after each. When a reading lies beyond the target the polarity
 * turns; a ramp that is taken up again starts some steps below where it was left, which for most
 * cells is just below the voltage that moves them.
 *
 * <p>The voltages are those of the settings; no mapper and no mapper's driver is asked. A cell ends
 * as SATURATED or STUCK after {@link IncrementalPulses#patience} pulses in a row that the window
 * stopped short of the target, or that had the ramp's strongest voltage and moved the reading by no
 * more than its noise.
 *
 * @param settings ramps, pulse length, back-off, patience
 */
public record WriteVerify(IncrementalPulses settings) implements ProgrammingStrategy {

  /** Finds this strategy by the name {@code write-verify}. */
  public static final class Factory implements StrategyFactory {

    /** Makes the factory. */
    public Factory() {}

    @Override
    public String name() {
      return "write-verify";
    }

    @Override
    public String description() {
      return "incremental step pulses of one length, a reading after each";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      return new WriteVerify(IncrementalPulses.usual(context.model()));
    }
  }

  /** Finds this strategy without backing off by the name {@code write-verify-no-back-off}. */
  public static final class NoBackOffFactory implements StrategyFactory {

    /** Makes the factory. */
    public NoBackOffFactory() {}

    @Override
    public String name() {
      return "write-verify-no-back-off";
    }

    @Override
    public String description() {
      return "incremental step pulses whose ramps go on where they were left after an overshoot";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      IncrementalPulses usual = IncrementalPulses.usual(context.model());
      return new WriteVerify(
          new IncrementalPulses(
              usual.set(), usual.reset(), usual.pulseSeconds(), 0, usual.patience()));
    }
  }

  @Override
  public void write(ProgrammingSession session) {
    Climb climb = new Climb(session.cells());
    Stall stall = new Stall(session, settings.patience());
    int[] open = session.verify();
    while (open.length > 0) {
      double[] volts = new double[open.length];
      double[] seconds = new double[open.length];
      for (int i = 0; i < open.length; i++) {
        int cell = open[i];
        double target = session.targets().siemens(cell);
        volts[i] = climb.next(cell, Polarity.towards(session.reading(cell), target));
        seconds[i] = settings.pulseSeconds();
      }
      session.pulse(open, volts, seconds);
      for (int cell : session.verify()) {
        stall.judge(cell, climb.atTop(cell));
      }
      open = session.open();
    }
  }

  /** Where each cell stands on its two ramps. */
  private final class Climb {
    private final int[] setStep;
    private final int[] resetStep;
    private final @Nullable Polarity[] last;

    Climb(int cells) {
      setStep = new int[cells];
      resetStep = new int[cells];
      last = new Polarity[cells];
    }

    /** Takes the next step towards a target; answers its voltage. */
    double next(int cell, Polarity wanted) {
      int[] step = steps(wanted);
      VoltageRamp ramp = settings.ramp(wanted);
      if (last[cell] == wanted) {
        step[cell] = Math.min(step[cell] + 1, ramp.top());
      } else {
        step[cell] = Math.max(step[cell] - settings.backOffSteps(), 0);
        last[cell] = wanted;
      }
      return ramp.volts(step[cell]);
    }

    boolean atTop(int cell) {
      Polarity polarity = last[cell];
      return polarity != null && steps(polarity)[cell] == settings.ramp(polarity).top();
    }

    private int[] steps(Polarity polarity) {
      return polarity == Polarity.SET ? setStep : resetStep;
    }
  }
}
