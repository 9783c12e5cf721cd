package org.ouroboros.memristor.mapper.training;

import java.util.List;
import org.ouroboros.memristor.core.random.Seed;

/**
 * The training of one network.
 *
 * @param inputs the samples, concatenated, each ending with the constant 1
 * @param shape number of inputs, widths of the hidden layers
 */
@SuppressWarnings("ArrayRecordComponent")
record TrainingJob(
    String name, double[] inputs, int[] shape, List<NetworkTrainer.Stage> stages, Seed seed) {
  long steps() {
    return stages.stream().mapToLong(NetworkTrainer.Stage::steps).sum();
  }
}
