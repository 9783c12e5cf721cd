package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;

/** Pulses for the time that a nominal {@link ToyDevice} takes, and again until it is there. */
final class ToyStrategy implements ProgrammingStrategy {

  private final double haste;

  /** A haste of 1 goes for the target, less goes only part of the way. */
  ToyStrategy(double haste) {
    this.haste = haste;
  }

  @Override
  public void write(ProgrammingSession session) {
    OperatingPoint point = session.model().operatingPoint();
    for (int[] open = session.verify(); open.length > 0; open = session.verify()) {
      double[] volts = new double[open.length];
      double[] seconds = new double[open.length];
      for (int i = 0; i < open.length; i++) {
        double way =
            logOdds(session.targets().siemens(open[i])) - logOdds(session.reading(open[i]));
        volts[i] = way > 0 ? point.setVolts() : point.resetVolts();
        seconds[i] = haste * way / ToyDevice.growth(volts[i]);
      }
      session.pulse(open, volts, seconds);
    }
  }

  private static double logOdds(double siemens) {
    double[] state = new double[1];
    double[] parameters = {1};
    ToyDevice device = new ToyDevice();
    double readVolts = device.operatingPoint().readVolts();
    // Noisy readings may lie outside of what the device can have.
    state[0] = 0.01;
    double least = device.conductanceSiemens(readVolts, state, parameters);
    state[0] = 0.99;
    double most = device.conductanceSiemens(readVolts, state, parameters);
    device.setConductance(Math.max(least, Math.min(most, siemens)), readVolts, state, parameters);
    return Math.log(state[0] / (1 - state[0]));
  }
}
