package org.ouroboros.memristor.mapper.internal.network;

import org.ouroboros.memristor.core.device.Polarity;

/** The networks of both polarities for one output. */
public record PolarityNetworks(Mlp set, Mlp reset) {
  /** {@return the network of a polarity} */
  public Mlp of(Polarity polarity) {
    return polarity == Polarity.SET ? set : reset;
  }
}
