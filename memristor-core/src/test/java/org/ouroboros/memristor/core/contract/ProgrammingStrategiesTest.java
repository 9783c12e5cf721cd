package org.ouroboros.memristor.core.contract;

import java.util.Optional;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Nested;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.testing.FixedPulses;
import org.ouroboros.memristor.core.testing.MapperStrategy;
import org.ouroboros.memristor.core.testing.ProgrammingStrategyContract;

/** The stand-ins keep the contract of strategies. */
class ProgrammingStrategiesTest {

  @Group
  @Nested
  class OfAMapper extends ProgrammingStrategyContract {
    @Override
    protected ProgrammingStrategy strategy(DeviceModel model) {
      return new MapperStrategy(new NoiseFreeInverse(model));
    }
  }

  @Group
  @Nested
  class OfUnitPulses extends ProgrammingStrategyContract {
    @Override
    protected ProgrammingStrategy strategy(DeviceModel model) {
      return new FixedPulses()
          .create(
              new StrategyFactory.Context(model, PulseDriver.defaultFor(model), Optional.empty()));
    }

    @Override
    protected boolean verifies() {
      // Unit pulses are too short for cells that have a long way to go.
      return false;
    }
  }
}
