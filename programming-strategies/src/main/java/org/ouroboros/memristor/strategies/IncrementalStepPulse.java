package org.ouroboros.memristor.strategies;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;

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
  public static final class Factory extends NamedFactory {

    /** Makes the factory. */
    public Factory() {
      super(
          "write-verify",
          "incremental step pulses (ISPP) of one length, a reading after each",
          context -> new IncrementalStepPulse(IsppSettings.defaults(context.model())));
    }
  }

  /** Provides this strategy without back-off as {@code write-verify-no-back-off}. */
  public static final class NoBackOffFactory extends NamedFactory {

    /** Makes the factory. */
    public NoBackOffFactory() {
      super(
          "write-verify-no-back-off",
          "incremental step pulses (ISPP); ramps continue at their last step after an overshoot",
          context -> {
            IsppSettings defaults = IsppSettings.defaults(context.model());
            return new IncrementalStepPulse(
                new IsppSettings(
                    defaults.set(),
                    defaults.reset(),
                    defaults.pulseSeconds(),
                    0,
                    defaults.patience()));
          });
    }
  }

  @Override
  public void write(ProgrammingSession session) {
    new Ramps(session).run(settings.patience());
  }

  /** The step of each cell on its two ramps. */
  private final class Ramps extends PulseLoop {
    private final int[] setStep;
    private final int[] resetStep;
    private final @Nullable Polarity[] last;

    Ramps(ProgrammingSession session) {
      super(session);
      setStep = new int[session.cells()];
      resetStep = new int[session.cells()];
      last = new Polarity[session.cells()];
    }

    @Override
    void choose(PulsePlan plan, int entry, Polarity direction) {
      plan.set(entry, nextVolts(plan.cell(entry), direction), settings.pulseSeconds());
    }

    /** Advances the ramp of a polarity; returns the voltage of its new step [V]. */
    private double nextVolts(int cell, Polarity polarity) {
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

    @Override
    boolean wasStrongest(int cell) {
      Polarity polarity = last[cell];
      return polarity != null && steps(polarity)[cell] == settings.ramp(polarity).lastStep();
    }

    private int[] steps(Polarity polarity) {
      return polarity == Polarity.SET ? setStep : resetStep;
    }
  }
}
