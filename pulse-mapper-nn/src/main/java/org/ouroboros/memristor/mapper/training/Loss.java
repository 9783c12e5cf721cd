package org.ouroboros.memristor.mapper.training;

/** A loss of one output for each sample. */
interface Loss {
  /** {@return the loss} */
  double loss(int sample, double output);

  /** {@return the derivative of the loss by the output} */
  double derivative(int sample, double output);

  /** {@return the signed distance of an output from [-1, 1]} */
  static double outside(double output) {
    return output > 1 ? output - 1 : output < -1 ? output + 1 : 0;
  }
}
