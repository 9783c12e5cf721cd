package org.ouroboros.memristor.models.own;

import org.junit.jupiter.api.Nested;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.models.DeviceContractTest;

/** What every device promises, promised by devices that users write. */
class OwnDeviceContractTest {

  @Nested
  class Threshold extends DeviceContractTest {
    @Override
    protected DeviceModel model() {
      return new ThresholdDevice("threshold");
    }

    @Override
    protected boolean comesToRestInside() {
      return true;
    }
  }

  @Nested
  class TwoShapes extends DeviceContractTest {
    @Override
    protected DeviceModel model() {
      return new TwoShapesDevice("two-shapes");
    }
  }

  @Nested
  class Standstill extends DeviceContractTest {
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
