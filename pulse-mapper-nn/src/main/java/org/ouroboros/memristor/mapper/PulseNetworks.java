package org.ouroboros.memristor.mapper;

import java.util.Optional;

/**
 * The networks of a mapper for one kind of cell, one pair (SET, RESET) per output.
 *
 * @param volts choose the voltage from start, target and tolerance, where there is a choice; output
 *     -1 means the weakest voltage, 1 the strongest
 * @param seconds choose the length
 * @param success predict success: the logistic function of their output is the probability
 */
public record PulseNetworks(
    Optional<NetworkMapper.Networks> volts,
    NetworkMapper.Networks seconds,
    Optional<NetworkMapper.Networks> success) {

  /**
   * {@return networks that choose only the length}
   *
   * @param seconds choose the length
   */
  public static PulseNetworks ofSeconds(NetworkMapper.Networks seconds) {
    return new PulseNetworks(Optional.empty(), seconds, Optional.empty());
  }

  /**
   * {@return a copy with networks that predict success}
   *
   * @param networks predict success
   */
  public PulseNetworks withSuccess(NetworkMapper.Networks networks) {
    return new PulseNetworks(volts, seconds, Optional.of(networks));
  }
}
