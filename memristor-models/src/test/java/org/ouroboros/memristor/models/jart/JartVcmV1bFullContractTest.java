package org.ouroboros.memristor.models.jart;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.models.NamedDeviceContractTest;

class JartVcmV1bFullContractTest extends NamedDeviceContractTest {

  @Override
  protected DeviceModel model() {
    return new JartVcmV1bFull();
  }
}
