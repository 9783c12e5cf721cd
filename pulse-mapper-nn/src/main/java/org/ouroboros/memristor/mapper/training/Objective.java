package org.ouroboros.memristor.mapper.training;

/** What a network is trained for: a loss of one output for each sample. */
interface Objective {

  /**
   * The loss.
   *
   * @param sample the sample
   * @param output the network's output for it
   * @return what is to be made small
   */
  double loss(int sample, double output);

  /**
   * The derivative of the loss.
   *
   * @param sample the sample
   * @param output the network's output for it
   * @return change of the loss per change of the output
   */
  double slope(int sample, double output);
}
