package org.ouroboros.memristor.core.contract;

import net.jqwik.api.Group;
import org.junit.jupiter.api.Nested;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.testing.DeviceModelContract;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.StepDevice;
import org.ouroboros.memristor.core.testing.TwoStateDevice;

/** The stand-ins keep the contract of devices. */
class StandInDevicesTest {

  @Group
  @Nested
  class Logistic extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new LogisticDevice();
    }
  }

  @Group
  @Nested
  class LogisticWithSinhCurrentAndDecay extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new LogisticDevice().withWindow(0.1, 0.9).withSinhCurrent(0.02).withDecay(1e-3);
    }
  }

  @Group
  @Nested
  class LinearSteps extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return StepDevice.linear();
    }
  }

  @Group
  @Nested
  class SoftSteps extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return StepDevice.soft();
    }
  }

  @Group
  @Nested
  class TwoStates extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new TwoStateDevice();
    }
  }
}
