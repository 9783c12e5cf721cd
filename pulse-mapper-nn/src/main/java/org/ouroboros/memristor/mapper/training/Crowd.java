package org.ouroboros.memristor.mapper.training;

/**
 * Weighted sample of the devices that a request may address. Not thread-safe; one instance per
 * thread.
 */
interface Crowd {

  int size();

  /**
   * Selects a request and computes the weights of the devices.
   *
   * @param from start conductance [S]
   * @param to target conductance [S]
   * @param weights receives a nonnegative weight per device
   * @return the sum of the weights
   */
  double weigh(double from, double to, double[] weights);

  /**
   * Transit times from the start of the selected request.
   *
   * @param siemens conductance to reach [S]
   * @param seconds receives a time per device [s]; infinite or NaN if it is never reached
   */
  void secondsTo(double siemens, double[] seconds);
}
