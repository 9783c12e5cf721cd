package org.ouroboros.memristor.mapper.training;

/** Devices that a request may be for, with their weights. Holds scratch; belongs to one thread. */
interface Crowd {

  /** How many devices there are. */
  int size();

  /**
   * Gets ready for a request and weighs the devices.
   *
   * @param from start conductance [S]
   * @param to target conductance [S]
   * @param weights receives a weight per device, not negative
   * @return the sum of the weights
   */
  double weigh(double from, double to, double[] weights);

  /**
   * How long each device takes from the start of the request.
   *
   * @param siemens a conductance on the way [S]
   * @param seconds receives a time per device [s]; infinite or NaN if it never arrives
   */
  void secondsTo(double siemens, double[] seconds);
}
