package org.ouroboros.memristor.examples.trace;

import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;

/**
 * One device on a test bench: a draw from a spread.
 *
 * @param model what it is
 * @param variation the spread it is drawn from
 * @param seed the seed of the draw and of its walk from cycle to cycle
 */
public record TestedDevice(DeviceModel model, Variation variation, Seed seed) {

  /**
   * Makes the device.
   *
   * @return a bank of one, at the lower end of its window, which its periphery keeps
   */
  public DeviceBank bank() {
    return DeviceBank.of(model, 1).variation(variation).seed(seed).build();
  }

  /**
   * The parameters as drawn.
   *
   * @return a new array
   */
  public double[] parameters() {
    DeviceBank bank = bank();
    double[] parameters = new double[model.parameters().size()];
    for (int k = 0; k < parameters.length; k++) {
      parameters[k] = bank.parameter(0, k);
    }
    return parameters;
  }

  /** The model, if voltage means something to it beyond the sign. */
  PhysicalDevice physical(String what) {
    Require.that(
        model instanceof PhysicalDevice,
        what,
        "must be of a device given by physics",
        model.name() + ", which is given by its answer to unit pulses");
    return (PhysicalDevice) model;
  }
}
