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
 * or STUCK after {@link IsppSettings#patience} pulses in a row that the window stopped short of the
 * target, or that had the ramp's strongest voltage and moved the reading by no more than its noise.
 *
 * @param settings ramps, pulse length, back-off, patience
 */
public record IncrementalStepPulse(IsppSettings settings) implements ProgrammingStrategy {

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
      return new IncrementalStepPulse(IsppSettings.defaults(context.model()));
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
      IsppSettings defaults = IsppSettings.defaults(context.model());
      return new IncrementalStepPulse(
          new IsppSettings(
              defaults.set(), defaults.reset(), defaults.pulseSeconds(), 0, defaults.patience()));
    }
  }

  @Override
  public void write(ProgrammingSession session) {
    RampSteps rampSteps = new RampSteps(session.cells());
    StallDetector stallDetector = new StallDetector(session, settings.patience());
    int[] unfinished = session.verify();
    while (unfinished.length > 0) {
      double[] volts = new double[unfinished.length];
      double[] seconds = new double[unfinished.length];
      for (int i = 0; i < unfinished.length; i++) {
        int cell = unfinished[i];
        double targetSiemens = session.targets().siemens(cell);
        volts[i] = rampSteps.next(cell, Polarity.towards(session.reading(cell), targetSiemens));
        seconds[i] = settings.pulseSeconds();
      }
      session.pulse(unfinished, volts, seconds);
      for (int cell : session.verify()) {
        stallDetector.update(cell, rampSteps.isAtStrongest(cell));
      }
      unfinished = session.unfinishedCells();
    }
  }

  /** The step of each cell on its two ramps. */
  private final class RampSteps {
    private final int[] setStep;
    private final int[] resetStep;
    private final @Nullable Polarity[] last;

    RampSteps(int cells) {
      setStep = new int[cells];
      resetStep = new int[cells];
      last = new Polarity[cells];
    }

    /** Advances the ramp of a polarity; returns the voltage of its new step [V]. */
    double next(int cell, Polarity polarity) {
      int[] step = steps(polarity);
      VoltageRamp ramp = settings.ramp(polarity);
      if (last[cell] == polarity) {
        step[cell] = Math.min(step[cell] + 1, ramp.lastStep());
      } else {
        step[cell] = Math.max(step[cell] - settings.backOffSteps(), 0);
        last[cell] = polarity;
      }
      return ramp.volts(step[cell]);
    }

    boolean isAtStrongest(int cell) {
      Polarity polarity = last[cell];
      return polarity != null && steps(polarity)[cell] == settings.ramp(polarity).lastStep();
    }

    private int[] steps(Polarity polarity) {
      return polarity == Polarity.SET ? setStep : resetStep;
    }
  }
}
