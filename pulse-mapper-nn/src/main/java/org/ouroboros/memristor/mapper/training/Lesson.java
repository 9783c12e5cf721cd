package org.ouroboros.memristor.mapper.training;

import java.util.List;
import org.ouroboros.memristor.core.random.Seed;

/**
 * What one network learns.
 *
 * @param name the network's name in checkpoints
 * @param inputs the samples, one after the other, each ending with the constant 1
 * @param shape inputs of a sample, widths of the hidden layers
 * @param stages what for, one after the other
 * @param seed the seed of weights and order
 */
@SuppressWarnings("ArrayRecordComponent")
record Lesson(
    String name, double[] inputs, int[] shape, List<NetworkTrainer.Stage> stages, Seed seed) {

  /** A network at the beginning of the lesson. */
  NetworkTrainer trainer(int batch) {
    return new NetworkTrainer(inputs, shape, batch, seed);
  }

  /** Steps of all stages. */
  long steps() {
    return stages.stream().mapToLong(NetworkTrainer.Stage::steps).sum();
  }
}
