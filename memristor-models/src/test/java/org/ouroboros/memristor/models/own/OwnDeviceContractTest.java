package org.ouroboros.memristor.models.own;

import net.jqwik.api.Group;
import org.junit.jupiter.api.Nested;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.testing.DeviceModelContract;

/** What every device promises, promised by devices that users write. */
class OwnDeviceContractTest {

  @Group
  @Nested
  class Threshold extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new ThresholdDevice("threshold");
    }

    @Override
    protected boolean comesToRestInside() {
      return true;
    }
  }

  @Group
  @Nested
  class TwoShapes extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new TwoShapesDevice("two-shapes");
    }
  }

  @Group
  @Nested
  class Standstill extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new StandstillDevice("standstill");
    }

    @Override
    protected boolean comesToRestInside() {
      return true;
    }
  }
}
