package org.ouroboros.memristor.models.characterization;

import java.util.Arrays;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;

/**
 * One device sampled from a model and its variation.
 *
 * @param model the device model
 * @param variation the variation from which the device is sampled
 * @param seed seed of the sample and of the cycle-to-cycle variation
 */
public record SampledDevice(DeviceModel model, Variation variation, Seed seed) {
  /** {@return a bank of one cell at the lower end of its window, which the periphery enforces} */
  public DeviceBank bank() {
    return DeviceBank.builder(model, 1).variation(variation).seed(seed).build();
  }

  /** {@return the sampled parameters, in a new array} */
  public double[] parameters() {
    DeviceBank bank = bank();
    double[] parameters = new double[model.parameters().size()];
    Arrays.setAll(parameters, k -> bank.parameter(0, k));
    return parameters;
  }

  /** Returns the model as a physical device, or throws naming the quantity that needs one. */
  PhysicalDevice requirePhysical(String quantity) {
    Require.that(
        model instanceof PhysicalDevice,
        quantity,
        "must be of a physical device",
        model.name() + ", which is defined by its response to unit pulses");
    return (PhysicalDevice) model;
  }

  /** Checks that voltages are finite and have the signs of the model's SET and RESET voltages. */
  void requirePolarities(double setVolts, double resetVolts) {
    requireSign("set voltage", setVolts, model.operatingPoint().setVolts());
    requireSign("reset voltage", resetVolts, model.operatingPoint().resetVolts());
  }

  private static void requireSign(String name, double volts, double modelVolts) {
    Require.finite(name, volts);
    Require.that(
        volts * modelVolts > 0,
        name,
        "must have the sign of the device's own, " + modelVolts + " V",
        volts);
  }
}
