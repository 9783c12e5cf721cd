package org.ouroboros.memristor.mapper.internal.network;

import java.util.Optional;

/**
 * The networks of a mapper for one kind of cell, one pair (SET, RESET) per output.
 *
 * @param voltage choose the voltage from start, target and tolerance, where there is a choice;
 *     output -1 means the weakest voltage, 1 the strongest
 * @param success predict success: the logistic function of their output is the probability
 */
public record MapperNetworks(
    Optional<PolarityNetworks> voltage,
    PolarityNetworks length,
    Optional<PolarityNetworks> success) {
  /** {@return networks that choose only the length} */
  public static MapperNetworks ofLength(PolarityNetworks networks) {
    return new MapperNetworks(Optional.empty(), networks, Optional.empty());
  }

  /** {@return a copy with networks that predict success} */
  public MapperNetworks withSuccess(PolarityNetworks networks) {
    return new MapperNetworks(voltage, length, Optional.of(networks));
  }
}
