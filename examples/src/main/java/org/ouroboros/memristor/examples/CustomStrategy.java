package org.ouroboros.memristor.examples;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyFactory;

/** A user-defined strategy: pulses double in length until the reading passes the target. */
public record CustomStrategy(String name) implements StrategyFactory {
  /** The catalog finds it by the name {@code doubling}. */
  public CustomStrategy() {
    this("doubling");
  }

  @Override
  public ProgrammingStrategy create(StrategyFactory.Context context) {
    return session -> {
      for (int[] unfinished = session.verify();
          unfinished.length > 0;
          unfinished = session.verify()) {
        double[] volts = new double[unfinished.length];
        double[] seconds = new double[unfinished.length];
        for (int i = 0; i < unfinished.length; i++) {
          double target = session.targets().siemens(unfinished[i]);
          Polarity polarity = Polarity.towards(session.reading(unfinished[i]), target);
          volts[i] = context.driver().voltageRange(polarity).weakestVolts();
          boolean samePolarity = session.lastVolts(unfinished[i]) == volts[i];
          seconds[i] =
              context
                  .driver()
                  .nearestSeconds(samePolarity ? 2 * session.lastSeconds(unfinished[i]) : 1e-6);
        }
        session.pulse(unfinished, volts, seconds);
      }
    };
  }
}
