package org.ouroboros.memristor.mapper.internal.network;

import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.internal.latent.LatentDeviceModel;

/**
 * Online adaptation of a mapper: a latent-state posterior of five numbers per cell, updated by
 * pulse outcomes, and networks that have it among their inputs.
 *
 * @param networks choose the length for cells with at least one observed outcome; the voltage,
 *     where there is a choice, is that of a cold start
 */
public record OnlineAdaptation(LatentDeviceModel latentModel, MapperNetworks networks) {
  public OnlineAdaptation {
    Require.that(
        networks.voltage().isEmpty(),
        "adapted networks",
        "must not choose voltages",
        networks.voltage());
  }

  /** {@return a copy that assumes another relative read noise; 0 for exact reads} */
  public OnlineAdaptation withReadNoise(double relativeReadNoise) {
    return new OnlineAdaptation(latentModel.withReadNoise(relativeReadNoise), networks);
  }
}
