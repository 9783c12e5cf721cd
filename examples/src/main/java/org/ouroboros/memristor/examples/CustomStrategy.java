package org.ouroboros.memristor.examples;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.programming.*;

/** A user-defined strategy: pulses double in length until the reading passes the target. */
public record CustomStrategy(String name) implements StrategyFactory {
  /** The catalog finds it by the name {@code doubling}. */
  public CustomStrategy() {
    this("doubling");
  }

  @Override
  public ProgrammingStrategy create(StrategyContext context) {
    return session -> {
      for (int[] open = session.verify(); open.length > 0; open = session.verify()) {
        double[] volts = new double[open.length];
        double[] seconds = new double[open.length];
        for (int i = 0; i < open.length; i++) {
          double target = session.targets().siemens(open[i]);
          Polarity way = Polarity.towards(session.reading(open[i]), target);
          volts[i] = context.driver().range(way).weakestVolts();
          boolean sameWay = session.lastVolts(open[i]) == volts[i];
          seconds[i] = context.driver().seconds(sameWay ? 2 * session.lastSeconds(open[i]) : 1e-6);
        }
        session.pulse(open, volts, seconds);
      }
    };
  }
}
