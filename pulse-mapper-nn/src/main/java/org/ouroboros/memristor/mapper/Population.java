package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Workers;

/**
 * Fresh devices of one model, as a protocol asks for them: d2d values drawn once each, c2c
 * parameters uniform inside their limits. Populations for training, validation and test come from
 * seeds of different coordinates and so share no device.
 *
 * @param model the device model
 * @param variation how the devices differ
 * @param count how many, at least 1
 * @param seed the seed of all draws
 */
public record Population(DeviceModel model, Variation variation, int count, Seed seed) {

  public Population {
    Require.atLeast("count", count, 1);
    variation.forModel(model);
  }

  /**
   * Makes the devices.
   *
   * @param workers the threads of the bank; they never change a device
   * @return a new bank, the same devices every time, in the model's usual window
   */
  public DeviceBank bank(Workers workers) {
    DeviceBank bank =
        DeviceBank.of(model, count)
            .variation(variation)
            .seed(seed.at("devices"))
            .workers(workers)
            .build();
    bank.randomizeCycle(seed.at("cycle"));
    return bank;
  }

  /**
   * The indices of all devices.
   *
   * @return a new array, 0 to count - 1
   */
  int[] cells() {
    int[] cells = new int[count];
    for (int i = 0; i < count; i++) {
      cells[i] = i;
    }
    return cells;
  }
}
