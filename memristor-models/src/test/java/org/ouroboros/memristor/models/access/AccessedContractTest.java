package org.ouroboros.memristor.models.access;

import net.jqwik.api.Group;
import org.junit.jupiter.api.Nested;
import org.ouroboros.memristor.core.access.AccessDevice;
import org.ouroboros.memristor.core.access.RetentionModel;
import org.ouroboros.memristor.core.access.SeriesAccessDevice;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.testing.DeviceModelContract;
import org.ouroboros.memristor.models.LinearIonDrift;
import org.ouroboros.memristor.models.SoftBounds;
import org.ouroboros.memristor.models.jart.JartVcmV1b;

/** What every device promises, promised by wrapped ones. */
class AccessedContractTest {

  @Group
  @Nested
  class JartBehindTransistor extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new SeriesAccessDevice(new JartVcmV1b(), new AccessDevice.Resistance(1e3));
    }
  }

  @Group
  @Nested
  class JartBehindSelector extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new SeriesAccessDevice(
          new JartVcmV1b(), new AccessDevice.ExponentialSelector(1e-6, 0.05));
    }
  }

  @Group
  @Nested
  class LinearIonDriftBehindTransistor extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new SeriesAccessDevice(new LinearIonDrift(), new AccessDevice.Resistance(1e3));
    }
  }

  @Group
  @Nested
  class ForgetfulJart extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      PhysicalDevice cell = new JartVcmV1b();
      return new RetentionModel(0.06, 1.35, 1e-13).applyTo(cell);
    }
  }

  @Group
  @Nested
  class ForgetfulSoftBounds extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      SoftBounds cell = new SoftBounds();
      return new RetentionModel(cell.window().lowerState(), 1, 1e-9).applyTo(cell);
    }
  }
}
