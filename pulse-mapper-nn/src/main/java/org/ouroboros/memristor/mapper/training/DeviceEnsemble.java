package org.ouroboros.memristor.mapper.training;

/**
 * Weighted sample of the devices that a request may address. Not thread-safe; one instance per
 * thread.
 */
interface DeviceEnsemble {
  int size();

  /**
   * Selects a request and computes the weights of the devices.
   *
   * @param weights receives a nonnegative weight per device
   * @return the sum of the weights
   */
  double computeWeights(double startSiemens, double targetSiemens, double[] weights);

  /**
   * Transit times from the start of the selected request.
   *
   * @param seconds receives a time per device [s]; infinite or NaN if it is never reached
   */
  void transitSeconds(double siemens, double[] seconds);
}
