package org.ouroboros.memristor.core.mapping;

import java.util.Optional;
import org.ouroboros.memristor.core.spi.Named;

/**
 * Maps requested changes of conductance to pulses. Immutable and thread-safe; what it learns about
 * single cells is stored in a {@link MapperMemory} that the caller owns.
 *
 * <p>Implement {@link #driver()} and {@link #choose}; a mapper that learns from outcomes also
 * implements {@link #newMemory} and {@link #observe}, and {@link #transitTimePredictor} if its
 * posterior can predict transit times.
 */
public interface PulseMapper extends Named {
  /** {@return the driver for which pulses are chosen} */
  PulseDriver driver();

  /**
   * Chooses a pulse for each request. Requests are independent of each other.
   *
   * @param requests the requests
   * @param memory memory of the cells, made by {@link #newMemory}
   * @param plan receives one pulse per request; the mapper calls {@link
   *     PulsePlan#reset(PulseRequests)} first
   */
  void choose(PulseRequests requests, MapperMemory memory, PulsePlan plan);

  /** {@return a new memory of cells without observations; by default of width 0} */
  default MapperMemory newMemory(int cells) {
    return new MapperMemory(cells, 0);
  }

  /**
   * Updates the memory by the outcomes of pulses. By default does nothing.
   *
   * @param requests the requests
   * @param plan the pulses as applied, one per request
   * @param reachedSiemens conductances read after the pulses, one per request [S]
   * @param memory memory of the cells, changed in place
   */
  default void observe(
      PulseRequests requests, PulsePlan plan, double[] reachedSiemens, MapperMemory memory) {}

  /** {@return a new predictor of transit times for one thread, if any; by default none} */
  default Optional<TransitTimePredictor> transitTimePredictor() {
    return Optional.empty();
  }
}
