package org.ouroboros.memristor.core.testing;

import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyFactory;

/**
 * A factory of a strategy for any device: single unit pulses towards the target, and a read after
 * each.
 */
public final class FixedPulses implements StrategyFactory {

  /** A factory. */
  public FixedPulses() {}

  @Override
  public String name() {
    return "fixed-pulses";
  }

  @Override
  public ProgrammingStrategy create(StrategyFactory.Context context) {
    OperatingPoint point = context.model().operatingPoint();
    return session -> {
      for (int[] cells = session.verify(); cells.length > 0; cells = session.verify()) {
        double[] volts = new double[cells.length];
        int[] units = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
          double reading = session.reading(cells[i]);
          double target = session.targets().siemens(cells[i]);
          volts[i] = point.volts(Polarity.towards(reading, target));
          units[i] = 1;
        }
        session.train(cells, volts, units);
      }
    };
  }
}
