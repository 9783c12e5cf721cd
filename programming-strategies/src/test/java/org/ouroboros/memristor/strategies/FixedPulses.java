package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;

/** A user's own strategy, found by its name: one to five unit pulses, towards the target. */
public final class FixedPulses implements StrategyFactory {
  @Override
  public String name() {
    return "fixed-pulses";
  }

  @Override
  public ProgrammingStrategy create(StrategyContext context) {
    OperatingPoint point = context.model().operatingPoint();
    return session -> {
      for (int[] open = session.verify(); open.length > 0; open = session.verify()) {
        double[] volts = new double[open.length];
        int[] units = new int[open.length];
        for (int i = 0; i < open.length; i++) {
          double reading = session.reading(open[i]);
          double target = session.targets().siemens(open[i]);
          volts[i] = point.volts(Polarity.towards(reading, target));
          units[i] = Math.abs(reading - target) > 0.2 * target ? 5 : 1;
        }
        session.train(open, volts, units);
      }
    };
  }
}
