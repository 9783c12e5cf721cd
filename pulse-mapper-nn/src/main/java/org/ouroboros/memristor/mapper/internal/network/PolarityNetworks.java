package org.ouroboros.memristor.mapper.internal.network;

import org.ouroboros.memristor.core.device.Polarity;

/**
 * The networks of both polarities for one output.
 *
 * @param set for SET pulses
 * @param reset for RESET pulses
 */
public record PolarityNetworks(Mlp set, Mlp reset) {

  /**
   * {@return the network of a polarity}
   *
   * @param polarity the polarity
   */
  public Mlp of(Polarity polarity) {
    return polarity == Polarity.SET ? set : reset;
  }
}
