package org.ouroboros.memristor.mapper.internal.rollout;

/** The random numbers of one round of a rollout, functions of the device's index alone. */
public interface RolloutDraws {

  /**
   * {@return the conductance before the request as a fraction of the range, uniform in [0, 1)}
   *
   * @param device index of the device
   */
  double startFraction(int device);

  /**
   * {@return the target as a fraction of the range, uniform in [0, 1)}
   *
   * @param device index of the device
   */
  double targetFraction(int device);

  /**
   * {@return the requested relative tolerance}
   *
   * @param device index of the device
   */
  double tolerance(int device);

  /**
   * {@return the key of the normal deviate of the reading before the pulse}
   *
   * @param device index of the device
   */
  long startReadKey(int device);

  /**
   * {@return the key of the normal deviate of the reading after the pulse}
   *
   * @param device index of the device
   */
  long reachedReadKey(int device);

  /**
   * {@return the pulse length as applied [s]}
   *
   * @param device index of the device
   * @param seconds the chosen length [s]
   */
  default double appliedSeconds(int device, double seconds) {
    return seconds;
  }
}
