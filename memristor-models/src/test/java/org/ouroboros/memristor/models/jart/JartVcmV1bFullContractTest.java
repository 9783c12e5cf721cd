package org.ouroboros.memristor.models.jart;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.models.DeviceContractTest;

class JartVcmV1bFullContractTest extends DeviceContractTest {

  @Override
  protected DeviceModel model() {
    return new JartVcmV1bFull();
  }
}
