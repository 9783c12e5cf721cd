package org.ouroboros.memristor.mapper.internal.network;

import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.random.Seed;

/**
 * A network whose layers are loaded in a {@link MatVecBackend}. Evaluates one request after the
 * other, each with its own noise. As thread-safe as the backend.
 */
final class BackendMlp implements ExecutableNetwork {
  private final MatVec[] layers;

  BackendMlp(Mlp network, MatVecBackend backend) {
    layers = network.layers().stream().map(backend::load).toArray(MatVec[]::new);
  }

  @Override
  public Workspace newWorkspace(int requests) {
    // Values before each layer, the constant one last, and sums after it.
    double[][] values = new double[layers.length][];
    double[][] sums = new double[layers.length][];
    for (int l = 0; l < layers.length; l++) {
      values[l] = new double[layers[l].inputs()];
      values[l][values[l].length - 1] = 1;
      sums[l] = new double[layers[l].outputs()];
    }
    double[] outputs = new double[requests];
    return (inputs, count, noiseKeys) -> {
      double[] x = values[0];
      for (int k = 0; k < count; k++) {
        for (int i = 0; i < x.length; i++) {
          x[i] = inputs[i][k];
        }
        outputs[k] = evaluate(values, sums, noiseKeys[k]);
      }
      return outputs;
    };
  }

  private double evaluate(double[][] values, double[][] sums, long noiseKey) {
    for (int l = 0; l < layers.length; l++) {
      layers[l].multiply(values[l], 1, Seed.key(noiseKey, l), sums[l]);
      if (l + 1 < layers.length) {
        double[] next = values[l + 1];
        for (int i = 0; i < sums[l].length; i++) {
          next[i] = Math.max(0, sums[l][i]);
        }
      }
    }
    return sums[layers.length - 1][0];
  }
}
