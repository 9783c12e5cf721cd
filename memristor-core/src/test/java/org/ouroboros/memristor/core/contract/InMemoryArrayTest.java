package org.ouroboros.memristor.core.contract;

import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.testing.InMemoryArray;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.ProgrammableArrayContract;
import org.ouroboros.memristor.core.testing.RecordingArray;

class InMemoryArrayTest extends ProgrammableArrayContract {

  @Override
  protected ProgrammableArray array() {
    DeviceBank bank =
        DeviceBank.builder(new LogisticDevice(), 12).variation(LogisticDevice.VARIED).build();
    PeripheryParameters periphery = PeripheryParameters.EXACT.withReadNoise(0.02);
    return new RecordingArray(new InMemoryArray(bank, 3, periphery, Workers.of(2)));
  }
}
