package org.ouroboros.memristor.models;

import org.ouroboros.memristor.core.device.DeviceModel;

class SoftBoundsContractTest extends DeviceContractTest {

  @Override
  protected DeviceModel model() {
    return new SoftBounds();
  }
}
