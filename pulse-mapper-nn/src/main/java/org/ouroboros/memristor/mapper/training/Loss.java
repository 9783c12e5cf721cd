package org.ouroboros.memristor.mapper.training;

/** A loss of one output for each sample. */
interface Loss {

  /**
   * {@return the loss}
   *
   * @param sample index of the sample
   * @param output the network's output for it
   */
  double loss(int sample, double output);

  /**
   * {@return the derivative of the loss by the output}
   *
   * @param sample index of the sample
   * @param output the network's output for it
   */
  double derivative(int sample, double output);

  /** {@return the signed distance of an output from [-1, 1]} */
  static double outside(double output) {
    return output > 1 ? output - 1 : output < -1 ? output + 1 : 0;
  }
}
