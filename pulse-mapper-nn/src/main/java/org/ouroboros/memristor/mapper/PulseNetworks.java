package org.ouroboros.memristor.mapper;

import java.util.Optional;

/**
 * The networks that answer a request, a pair for each question.
 *
 * @param volts choose the voltage from start, target and tolerance, where there is a choice; output
 *     -1 means the weakest voltage, 1 the strongest
 * @param seconds choose the length
 * @param success tell how probable success is: the logistic function of their output
 */
public record PulseNetworks(
    Optional<NetworkMapper.Networks> volts,
    NetworkMapper.Networks seconds,
    Optional<NetworkMapper.Networks> success) {

  /**
   * Networks that choose the length alone.
   *
   * @param seconds choose the length
   * @return the networks
   */
  public static PulseNetworks ofSeconds(NetworkMapper.Networks seconds) {
    return new PulseNetworks(Optional.empty(), seconds, Optional.empty());
  }

  /**
   * The same with an estimate of success.
   *
   * @param networks tell how probable success is
   * @return the networks
   */
  public PulseNetworks withSuccess(NetworkMapper.Networks networks) {
    return new PulseNetworks(volts, seconds, Optional.of(networks));
  }
}
