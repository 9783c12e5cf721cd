package org.ouroboros.memristor.core.programming;

import org.ouroboros.memristor.core.lookup.Catalog;
import org.ouroboros.memristor.core.lookup.Named;

/**
 * A strategy by name. A class with a public constructor without arguments that is listed in {@code
 * META-INF/services/org.ouroboros.memristor.core.programming.StrategyFactory} is found.
 */
public interface StrategyFactory extends Named {

  /**
   * Makes the strategy.
   *
   * @param context the device, the driver, the mapper
   * @return the strategy
   */
  ProgrammingStrategy create(StrategyContext context);

  /**
   * All strategies that a class loader sees.
   *
   * @param loader the class loader
   * @return the catalog
   */
  static Catalog<StrategyFactory> catalog(ClassLoader loader) {
    return Catalog.of("strategy", StrategyFactory.class, loader);
  }
}
