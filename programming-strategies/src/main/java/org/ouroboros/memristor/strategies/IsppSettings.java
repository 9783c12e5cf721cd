package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Settings of {@link IncrementalStepPulse}.
 *
 * @param set voltages of SET
 * @param reset voltages of RESET, of the other sign
 * @param pulseSeconds length of every pulse [s]; a whole number of unit pulses for a pulse-response
 *     device
 * @param backOffSteps steps by which a ramp goes back when it resumes after the other polarity, at
 *     least 0
 * @param patience pulses without progress, in a row, that end a cell, at least 1
 */
public record IsppSettings(
    VoltageRamp set, VoltageRamp reset, double pulseSeconds, int backOffSteps, int patience) {

  private static final double START_RATIO = 0.92;
  private static final double STEP_RATIO = 0.025;
  private static final double STRONGEST_RATIO = 1.8;
  private static final int DEFAULT_BACK_OFF_STEPS = 5;
  private static final int DEFAULT_PATIENCE = 5;
  private static final int UNITS_PER_PULSE = 10;

  public IsppSettings {
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
   * Returns tuned defaults (docs/decisions/0010), relative to the device's operating point: both
   * ramps from 0.92 to 1.8 of the programming voltage in steps of 0.025, a back-off of 5 steps, a
   * patience of 5; pulses of 10 unit pulses, or 1 for a pulse-response device, which ignores the
   * voltage.
   *
   * @param model the device
   * @return the settings
   */
  public static IsppSettings defaults(DeviceModel model) {
    OperatingPoint point = model.operatingPoint();
    int units = model.hasUnitPulses() ? 1 : UNITS_PER_PULSE;
    return new IsppSettings(
        defaults(point.setVolts()),
        defaults(point.resetVolts()),
        units * point.unitPulseSeconds(),
        DEFAULT_BACK_OFF_STEPS,
        DEFAULT_PATIENCE);
  }

  private static VoltageRamp defaults(double volts) {
    return new VoltageRamp(
        START_RATIO * volts, STEP_RATIO * Math.abs(volts), STRONGEST_RATIO * volts);
  }

  /**
   * Returns the ramp of a polarity.
   *
   * @param polarity the polarity
   * @return its ramp
   */
  public VoltageRamp ramp(Polarity polarity) {
    return polarity == Polarity.SET ? set : reset;
  }
}
