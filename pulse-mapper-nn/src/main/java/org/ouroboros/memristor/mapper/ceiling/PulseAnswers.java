package org.ouroboros.memristor.mapper.ceiling;

/**
 * What single pulses of one voltage do to the devices of a population, for every length that is
 * tried. Immutable and thread-safe.
 */
interface PulseAnswers {

  /** Counting with scratch of its own, for one thread. */
  interface Counter {

    /**
     * Counts the devices that end within the tolerance, for each length.
     *
     * @param aim what is wanted, in the direction of the voltage
     * @param hits receives the weight of the devices that hit, by length
     * @return the weight of all devices; 0 if the request is possible for none
     */
    double count(PulseAim aim, double[] hits);
  }

  /** Counting for one thread. */
  Counter counter();
}
