package org.ouroboros.memristor.models;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.testing.DeviceModelContract;

/** What every device model promises that is found by its name. */
public abstract class NamedDeviceContractTest extends DeviceModelContract {

  /** For subclasses. */
  protected NamedDeviceContractTest() {}

  @Test
  void catalog_modelName_findsModel() {
    assertThat(DeviceModel.catalog().find(model().name())).hasSameClassAs(model());
  }
}
