package org.ouroboros.memristor.models;

import org.ouroboros.memristor.core.device.DeviceModel;

class LinearIonDriftContractTest extends NamedDeviceContractTest {

  @Override
  protected DeviceModel model() {
    return new LinearIonDrift();
  }
}
