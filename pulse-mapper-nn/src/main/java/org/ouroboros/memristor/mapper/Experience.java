package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.check.Require;

/**
 * Online adaptation of a mapper: a latent-state posterior of five numbers per cell, updated by
 * pulse outcomes, and networks that have it among their inputs.
 *
 * @param belief the latent device model
 * @param networks choose the length for cells with at least one observed outcome; the voltage,
 *     where there is a choice, is that of a cold start
 */
public record Experience(DeviceBelief belief, PulseNetworks networks) {

  public Experience {
    Require.that(
        networks.volts().isEmpty(),
        "adapted networks",
        "must not choose voltages",
        networks.volts());
  }
}
