package org.ouroboros.memristor.core.programming;

import org.ouroboros.memristor.core.spi.Named;
import org.ouroboros.memristor.core.spi.ServiceCatalog;

/**
 * A factory of strategies with a name. A class with a public no-argument constructor that is listed
 * in {@code META-INF/services/org.ouroboros.memristor.core.programming.StrategyFactory} is found.
 */
public interface StrategyFactory extends Named {

  /**
   * {@return a new strategy}
   *
   * @param context device, driver and mapper
   */
  ProgrammingStrategy create(StrategyContext context);

  /** {@return all strategies visible to a class loader} */
  static ServiceCatalog<StrategyFactory> catalog(ClassLoader loader) {
    return ServiceCatalog.of("strategy", StrategyFactory.class, loader);
  }
}
