package org.ouroboros.memristor.models;

import org.ouroboros.memristor.core.device.DeviceModel;

class SoftBoundsContractTest extends NamedDeviceContractTest {

  @Override
  protected DeviceModel model() {
    return new SoftBounds();
  }
}
