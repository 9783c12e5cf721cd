package org.ouroboros.memristor.core.mapping;

import java.util.Optional;
import org.ouroboros.memristor.core.lookup.Named;

/**
 * Maps wanted changes of conductance to pulses. Immutable and thread-safe; what it learns of single
 * cells stands in a {@link MapperMemory} of the caller's.
 *
 * <p>Implement {@link #driver()} and {@link #choose}; a mapper that learns from outcomes also
 * implements {@link #newMemory} and {@link #observe}, and {@link #forecast} if it can tell what it
 * has learnt.
 */
public interface PulseMapper extends Named {

  /**
   * The driver for which pulses are chosen.
   *
   * @return what the driver can do
   */
  PulseDriver driver();

  /**
   * Chooses a pulse for each request. Requests are independent of each other.
   *
   * @param requests what is wanted
   * @param memory what is remembered of the cells, made by {@link #newMemory}
   * @param choices receives an answer per request; {@link PulseChoices#reset} is called first
   */
  void choose(PulseRequests requests, MapperMemory memory, PulseChoices choices);

  /**
   * Makes a memory for a number of cells of which nothing is known.
   *
   * @param cells how many
   * @return the memory; by default one of no width
   */
  default MapperMemory newMemory(int cells) {
    return new MapperMemory(cells, 0);
  }

  /**
   * Takes in what chosen pulses did. By default nothing is learnt.
   *
   * @param requests what was wanted
   * @param choices the pulses that were applied
   * @param reachedSiemens conductances read afterwards, one per request [S]
   * @param memory what is remembered of the cells, changed in place
   */
  default void observe(
      PulseRequests requests, PulseChoices choices, double[] reachedSiemens, MapperMemory memory) {}

  /**
   * What the mapper can tell of the cells in a memory of its own.
   *
   * @return a new forecast, for one thread; by default nothing
   */
  default Optional<PassageForecast> forecast() {
    return Optional.empty();
  }
}
