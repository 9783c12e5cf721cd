package org.ouroboros.memristor.strategies;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;

/**
 * Incremental step pulse programming (ISPP; Suh et al., IEEE J. Solid-State Circuits 30(11), 1995,
 * doi 10.1109/4.475701), applied to two polarities: pulses of one length with stepwise increasing
 * voltage, each followed by a reading. After an overshoot the polarity changes; a resumed ramp
 * starts {@code backOffSteps} below its last step, for most cells just below the voltage that
 * switches them.
 *
 * <p>The voltages are those of the settings; no mapper or driver is used. A cell ends as SATURATED
 * or STUCK after {@link IncrementalPulses#patience} pulses in a row that the window stopped short
 * of the target, or that had the ramp's strongest voltage and moved the reading by no more than its
 * noise.
 *
 * @param settings ramps, pulse length, back-off, patience
 */
public record WriteVerify(IncrementalPulses settings) implements ProgrammingStrategy {

  /** Provides this strategy with default settings as {@code write-verify}. */
  public static final class Factory implements StrategyFactory {

    /** Makes the factory. */
    public Factory() {}

    @Override
    public String name() {
      return "write-verify";
    }

    @Override
    public String description() {
      return "incremental step pulses (ISPP) of one length, a reading after each";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      return new WriteVerify(IncrementalPulses.usual(context.model()));
    }
  }

  /** Provides this strategy without back-off as {@code write-verify-no-back-off}. */
  public static final class NoBackOffFactory implements StrategyFactory {

    /** Makes the factory. */
    public NoBackOffFactory() {}

    @Override
    public String name() {
      return "write-verify-no-back-off";
    }

    @Override
    public String description() {
      return "incremental step pulses (ISPP); ramps continue at their last step after an overshoot";
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

  /** The step of each cell on its two ramps. */
  private final class Climb {
    private final int[] setStep;
    private final int[] resetStep;
    private final @Nullable Polarity[] last;

    Climb(int cells) {
      setStep = new int[cells];
      resetStep = new int[cells];
      last = new Polarity[cells];
    }

    /** Advances the ramp of a polarity; returns the voltage of its new step [V]. */
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
