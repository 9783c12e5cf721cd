package org.ouroboros.memristor.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.testing.ProgrammingStrategyContract;

/** The contract of strategies, for one that is found by its name. */
abstract class StrategyTest extends ProgrammingStrategyContract {

  /** The name under which the strategy is found. */
  abstract String name();

  private StrategyFactory factory() {
    return StrategyFactory.catalog(StrategyTest.class.getClassLoader()).find(name());
  }

  @Override
  protected final ProgrammingStrategy strategy(DeviceModel model) {
    return factory()
        .create(
            new StrategyFactory.Context(
                model, PulseDriver.defaultFor(model), Optional.of(new NoiseFreeInverse(model))));
  }

  @Test
  void description_ofTheFactory_isNotBlank() {
    assertThat(factory().description()).isNotBlank();
  }
}
