package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;

/**
 * Settings of {@link WriteVerify}.
 *
 * @param set voltages of SET
 * @param reset voltages of RESET, of the other sign
 * @param pulseSeconds length of every pulse [s]; for a pulse-response device a whole number of its
 *     unit pulses
 * @param backOffSteps steps that a ramp goes back when it is taken up again after the other
 *     polarity, at least 0
 * @param patience pulses in vain, in a row, after which a cell is given up, at least 1
 */
public record IncrementalPulses(
    VoltageRamp set, VoltageRamp reset, double pulseSeconds, int backOffSteps, int patience) {

  private static final double START = 0.92;
  private static final double STEP = 0.025;
  private static final double STRONGEST = 1.8;
  private static final int BACK_OFF_STEPS = 5;
  private static final int PATIENCE = 5;
  private static final int UNITS_PER_PULSE = 10;

  public IncrementalPulses {
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
   * Settings derived from a device's operating point: both ramps start at 0.92 of the programming
   * voltage, climb in steps of 0.025 and end at 1.8 of it, and go back by 5 steps; a pulse is 10
   * unit pulses, or 1 for a pulse-response device, to which the voltage does not matter.
   *
   * <p>Tuned on JART VCM v1b REALISTIC (10 us pulses, exact reads, random starts and targets, to
   * +-5 %), on a validation population of 2,000 devices: starts 0.90 to 0.96, steps 0.015 to 0.03,
   * back-offs 3 to 6. With all 64 every cell converges within 200 pulses, at a mean of 13.2 to 16.9
   * pulses; the minimum is flat:
   *
   * <table>
   * <caption>Pulses at a back-off of 5 steps: mean, median, 95th percentile</caption>
   * <tr><th>start</th><th>step 0.015</th><th>0.02</th><th>0.025</th><th>0.03</th></tr>
   * <tr><td>0.90</td><td>16.6, 13, 48</td><td>14.6, 11, 42</td><td>13.4, 10, 38</td>
   *   <td>13.3, 10, 40</td></tr>
   * <tr><td>0.92</td><td>15.8, 12, 48</td><td>14.0, 11, 42</td><td>13.4, 10, 40</td>
   *   <td>13.3, 9, 41</td></tr>
   * <tr><td>0.94</td><td>15.3, 12, 46</td><td>13.7, 10, 40</td><td>13.2, 10, 42</td>
   *   <td>13.8, 9, 46</td></tr>
   * <tr><td>0.96</td><td>15.3, 11, 49</td><td>14.1, 10, 44</td><td>13.5, 9, 41</td>
   *   <td>13.9, 9, 47</td></tr>
   * </table>
   *
   * <p>Coarser steps (0.06) or later starts (1.08) jump over the steep part of the switching curve:
   * 2 to 10 % of the cells have then not arrived after 200 pulses. On two fresh populations of
   * 2,000 the settings chosen here need a mean of 13.8 and 13.4 pulses, a median of 10 and 10, and
   * a 95th percentile of 41 and 39.
   *
   * @param model the device
   * @return the settings
   */
  public static IncrementalPulses usual(DeviceModel model) {
    OperatingPoint point = model.operatingPoint();
    int units = model instanceof PulseResponseDevice ? 1 : UNITS_PER_PULSE;
    return new IncrementalPulses(
        usual(point.setVolts()),
        usual(point.resetVolts()),
        units * point.unitPulseSeconds(),
        BACK_OFF_STEPS,
        PATIENCE);
  }

  private static VoltageRamp usual(double volts) {
    return new VoltageRamp(START * volts, STEP * Math.abs(volts), STRONGEST * volts);
  }

  /**
   * The ramp of a polarity.
   *
   * @param polarity the polarity
   * @return its ramp
   */
  public VoltageRamp ramp(Polarity polarity) {
    return polarity == Polarity.SET ? set : reset;
  }
}
