package org.ouroboros.memristor.strategies;

import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Incremental step pulse programming (ISPP; Suh et al., IEEE J. Solid-State Circuits 30(11), 1995,
 * doi 10.1109/4.475701), applied to two polarities: pulses of one length with stepwise increasing
 * voltage, each followed by a reading. After an overshoot the polarity changes; a resumed ramp
 * starts {@code backOffSteps} below its last step, for most cells just below the voltage that
 * switches them.
 *
 * <p>The voltages are those of the settings; no mapper or driver is used. A cell ends as SATURATED
 * or STUCK after {@link Settings#patience} pulses in a row that the window stopped short of the
 * target, or that had the ramp's strongest voltage and moved the reading by no more than its noise.
 *
 * @param settings ramps, pulse length, back-off, patience
 */
public record IncrementalStepPulse(Settings settings) implements ProgrammingStrategy {
  /**
   * Ramps, pulse length, back-off and patience.
   *
   * @param set voltages of SET
   * @param reset voltages of RESET, of the other sign
   * @param pulseSeconds length of every pulse [s]; a whole number of unit pulses for a
   *     pulse-response device
   * @param backOffSteps steps by which a ramp goes back when it resumes after the other polarity,
   *     at least 0
   * @param patience pulses without progress, in a row, that end a cell, at least 1
   */
  public record Settings(
      Ramp set, Ramp reset, double pulseSeconds, int backOffSteps, int patience) {
    private static final double START_RATIO = 0.92;
    private static final double STEP_RATIO = 0.025;
    private static final double STRONGEST_RATIO = 1.8;
    private static final int DEFAULT_BACK_OFF_STEPS = 5;
    private static final int DEFAULT_PATIENCE = 5;
    private static final int UNITS_PER_PULSE = 10;

    public Settings {
      Require.that(
          set.startVolts() * reset.startVolts() < 0,
          "reset ramp",
          "must have the opposite sign of the set ramp " + set,
          reset);
      Require.positive("pulseSeconds", pulseSeconds);
      Require.atLeast("backOffSteps", backOffSteps, 0);
      Require.atLeast("patience", patience, 1);
    }

    /**
     * {@return tuned defaults (docs/decisions/0010), relative to the device's operating point: both
     * ramps from 0.92 to 1.8 of the programming voltage in steps of 0.025, a back-off of 5 steps, a
     * patience of 5; pulses of 10 unit pulses, or 1 for a pulse-response device, which ignores the
     * voltage}
     */
    public static Settings defaults(DeviceModel model) {
      OperatingPoint point = model.operatingPoint();
      int units = model.hasUnitPulses() ? 1 : UNITS_PER_PULSE;
      return new Settings(
          defaultRamp(point.setVolts()),
          defaultRamp(point.resetVolts()),
          units * point.unitPulseSeconds(),
          DEFAULT_BACK_OFF_STEPS,
          DEFAULT_PATIENCE);
    }

    private static Ramp defaultRamp(double volts) {
      return new Ramp(START_RATIO * volts, STEP_RATIO * Math.abs(volts), STRONGEST_RATIO * volts);
    }

    /** {@return the ramp of a polarity} */
    public Ramp ramp(Polarity polarity) {
      return polarity == Polarity.SET ? set : reset;
    }
  }

  /**
   * A staircase of voltages of one polarity.
   *
   * @param startVolts voltage of the first pulse [V], not 0
   * @param stepVolts increase of the magnitude per step [V], positive
   * @param strongestVolts last voltage [V], with the sign of {@code startVolts} and at least its
   *     magnitude
   */
  public record Ramp(double startVolts, double stepVolts, double strongestVolts) {
    public Ramp {
      Require.nonZero("startVolts", startVolts);
      Require.positive("stepVolts", stepVolts);
      Require.finite("strongestVolts", strongestVolts);
      Require.that(
          startVolts * strongestVolts > 0 && Math.abs(strongestVolts) >= Math.abs(startVolts),
          "strongestVolts",
          "must have the sign of startVolts " + startVolts + " and at least its magnitude",
          strongestVolts);
    }

    /** {@return the index of the last step, which has the strongest voltage, at least 0} */
    public int lastStep() {
      return (int) Math.ceil(Math.abs(strongestVolts - startVolts) / stepVolts - 1e-9);
    }

    /** {@return the voltage of a step from 0 [V]; beyond {@link #lastStep()} the strongest} */
    public double volts(int step) {
      return step >= lastStep()
          ? strongestVolts
          : startVolts + Math.signum(startVolts) * step * stepVolts;
    }
  }

  /** Provides this strategy with default settings as {@code write-verify}. */
  public static final class Factory extends NamedFactory {
    /** Makes the factory. */
    public Factory() {
      super(
          "write-verify",
          "incremental step pulses (ISPP) of one length, a reading after each",
          context -> new IncrementalStepPulse(Settings.defaults(context.model())));
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
            Settings s = Settings.defaults(context.model());
            return new IncrementalStepPulse(
                new Settings(s.set(), s.reset(), s.pulseSeconds(), 0, s.patience()));
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
      Ramp ramp = settings.ramp(polarity);
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
