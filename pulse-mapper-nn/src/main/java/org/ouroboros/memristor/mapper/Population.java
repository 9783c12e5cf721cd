package org.ouroboros.memristor.mapper;

import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;

/**
 * A population of simulated devices of one model: d2d parameters drawn once per device, c2c
 * parameters uniform within their limits. Populations for training, validation and test come from
 * different seeds and so share no device.
 *
 * @param model the device model
 * @param variation the variation of their parameters
 * @param count the number of devices, at least 1
 * @param seed the seed of all draws
 */
public record Population(DeviceModel model, Variation variation, int count, Seed seed) {
  public Population {
    Require.atLeast("count", count, 1);
    variation.forModel(model);
  }

  /**
   * {@return a new bank of the devices, the same for every call, in the model's usual window}
   *
   * @param workers the threads of the bank; they do not affect the devices
   */
  public DeviceBank bank(Workers workers) {
    DeviceBank bank =
        DeviceBank.builder(model, count)
            .variation(variation)
            .seed(seed.at(RandomStreams.DEVICES))
            .workers(workers)
            .build();
    bank.randomizeCycleParameters(seed.at(RandomStreams.CYCLE));
    return bank;
  }

  /**
   * {@return other devices of the same model and variation, with the seed derived for a purpose}
   */
  public Population at(String purpose, int newCount) {
    return new Population(model, variation, newCount, seed.at(purpose));
  }

  /** {@return the indices of all devices, 0 to count - 1, in a new array} */
  int[] cells() {
    return IntStream.range(0, count).toArray();
  }
}
