package org.ouroboros.memristor.models.access;

import org.junit.jupiter.api.Nested;
import org.ouroboros.memristor.core.access.ExponentialSelector;
import org.ouroboros.memristor.core.access.RetentionModel;
import org.ouroboros.memristor.core.access.SeriesAccessDevice;
import org.ouroboros.memristor.core.access.SeriesResistance;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.models.DeviceContractTest;
import org.ouroboros.memristor.models.LinearIonDrift;
import org.ouroboros.memristor.models.SoftBounds;
import org.ouroboros.memristor.models.jart.JartVcmV1b;

/** What every device promises, promised by wrapped ones. */
class AccessedContractTest {

  @Nested
  class JartBehindTransistor extends DeviceContractTest {
    @Override
    protected DeviceModel model() {
      return new SeriesAccessDevice(new JartVcmV1b(), new SeriesResistance(1e3));
    }
  }

  @Nested
  class JartBehindSelector extends DeviceContractTest {
    @Override
    protected DeviceModel model() {
      return new SeriesAccessDevice(new JartVcmV1b(), new ExponentialSelector(1e-6, 0.05));
    }
  }

  @Nested
  class LinearIonDriftBehindTransistor extends DeviceContractTest {
    @Override
    protected DeviceModel model() {
      return new SeriesAccessDevice(new LinearIonDrift(), new SeriesResistance(1e3));
    }
  }

  @Nested
  class ForgetfulJart extends DeviceContractTest {
    @Override
    protected DeviceModel model() {
      PhysicalDevice cell = new JartVcmV1b();
      return new RetentionModel(0.06, 1.35, 1e-13).applyTo(cell);
    }
  }

  @Nested
  class ForgetfulSoftBounds extends DeviceContractTest {
    @Override
    protected DeviceModel model() {
      SoftBounds cell = new SoftBounds();
      return new RetentionModel(cell.window().lowerState(), 1, 1e-9).applyTo(cell);
    }
  }
}
