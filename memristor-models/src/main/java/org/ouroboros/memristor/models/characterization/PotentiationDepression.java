package org.ouroboros.memristor.models.characterization;

import java.util.List;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Potentiation and depression: each cycle applies a number of equal SET pulses, then as many RESET
 * pulses, and reads the device after each. The periphery keeps the device inside its window; the
 * parameters vary from cycle to cycle.
 *
 * @param setVolts voltage of the SET pulses [V]
 * @param resetVolts voltage of the RESET pulses [V]
 * @param pulseSeconds length of each pulse [s], above 0
 * @param cycles number of cycles, at least 1
 * @param pulses pulses per polarity in a cycle, at least 1
 */
public record PotentiationDepression(
    double setVolts, double resetVolts, double pulseSeconds, int cycles, int pulses) {
  public PotentiationDepression {
    Require.positive("pulseSeconds", pulseSeconds);
    Require.atLeast("cycles", cycles, 1);
    Require.atLeast("pulses", pulses, 1);
  }

  /**
   * Applies the pulses.
   *
   * @param device the device
   * @param startSiemens initial conductance [S]
   * @return one row at the start of each cycle and after each pulse: cycle, pulses so far in the
   *     cycle, voltage of the pulse, conductance, energy of the pulse, state
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the device cannot have
   *     the conductance or leaves the range of its equations, or needs whole unit pulses and {@code
   *     pulseSeconds} is not a multiple, or a voltage does not have the sign of its SET or RESET
   *     voltage
   */
  public Recording run(SampledDevice device, double startSiemens) {
    device.requirePolarities(setVolts, resetVolts);
    DeviceBank bank = device.bank();
    bank.setConductance(0, startSiemens);
    Recording recording =
        new Recording(List.of("cycle", "pulse", "volts", "siemens", "joules", "state"));
    double[] volts = new double[1];
    PulseBatch batch = PulseBatch.rectangular(new int[1], volts, new double[] {pulseSeconds});
    for (int cycle = 1; cycle <= cycles; cycle++) {
      recording.add(cycle, 0, 0, bank.conductanceSiemens(0), 0, bank.state(0));
      for (int pulse = 1; pulse <= 2 * pulses; pulse++) {
        volts[0] = pulse <= pulses ? setVolts : resetVolts;
        PulseResult result = bank.apply(batch);
        Require.that(
            result.outcome(0) != PulseResult.Outcome.UNSOLVED,
            "pulse of " + volts[0] + " V",
            "must keep " + device.model().name() + " in the range of its equations",
            "outside at pulse " + pulse + " of cycle " + cycle);
        recording.add(
            cycle, pulse, volts[0], bank.conductanceSiemens(0), result.joules(0), bank.state(0));
      }
    }
    return recording;
  }
}
