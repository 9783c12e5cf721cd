package org.ouroboros.memristor.mapper.optimum;

import org.ouroboros.memristor.mapper.internal.network.PulseRequest;

/**
 * Outcomes of single pulses of one voltage on the devices of a population, for every tried length.
 * Immutable and thread-safe.
 */
interface OutcomeCounter {
  /** Counts outcomes. Not thread-safe; one instance per thread. */
  interface Worker {
    /**
     * Counts the devices that end within the tolerance, for each length.
     *
     * @param request the request, in the direction of the voltage
     * @param hits receives the weight of the successful devices, by length
     * @return the weight of all devices; 0 if the request is possible for none
     */
    double count(PulseRequest request, double[] hits);
  }

  Worker newWorker();
}
