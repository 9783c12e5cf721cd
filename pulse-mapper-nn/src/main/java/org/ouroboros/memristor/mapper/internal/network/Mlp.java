package org.ouroboros.memristor.mapper.internal.network;

import java.util.List;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A multilayer perceptron: fully connected layers with rectified linear units between them and one
 * output.
 *
 * <p>Biases are weights of a constant input 1, the last row of each matrix, so a whole layer maps
 * to one conductance array.
 *
 * @param layers the matrices, inputs (the constant one last) x outputs
 */
public record Mlp(List<double[][]> layers) {

  public Mlp {
    Require.that(!layers.isEmpty(), "layers", "must not be empty", layers.size());
    layers = layers.stream().map(layer -> Require.matrix("layer", layer)).toList();
    for (int l = 1; l < layers.size(); l++) {
      Require.length("layer " + l, layers.get(l).length, layers.get(l - 1)[0].length + 1);
    }
    Require.length("row of the last layer", layers.get(layers.size() - 1)[0].length, 1);
  }

  /** {@return the number of inputs, the constant one included} */
  public int inputCount() {
    return layers.get(0).length;
  }

  BatchedMlp batched() {
    return new BatchedMlp(layers);
  }

  /**
   * Loads the layers into a backend.
   *
   * @param backend the backend
   * @return the loaded network
   */
  LoadedMlp load(MatVecBackend backend) {
    return new LoadedMlp(layers.stream().map(backend::load).toArray(MatVec[]::new));
  }

  /** The layers loaded in a backend; as thread-safe as the backend. */
  static final class LoadedMlp {

    private final MatVec[] layers;

    private LoadedMlp(MatVec[] layers) {
      this.layers = layers;
    }

    /**
     * {@return a new workspace for one evaluation at a time; its {@code inputs} are to be filled}
     */
    Workspace newWorkspace() {
      double[][] values = new double[layers.length][];
      double[][] sums = new double[layers.length][];
      for (int l = 0; l < layers.length; l++) {
        values[l] = new double[layers[l].inputs()];
        values[l][values[l].length - 1] = 1;
        sums[l] = new double[layers[l].outputs()];
      }
      return new Workspace(values, sums);
    }

    /**
     * Evaluates the network.
     *
     * @param workspace holds the inputs
     * @param noiseKey key of the backend's noise
     * @return the output
     */
    double evaluate(Workspace workspace, long noiseKey) {
      for (int l = 0; l < layers.length; l++) {
        double[] sums = workspace.sums[l];
        layers[l].multiply(workspace.values[l], 1, Seed.key(noiseKey, l), sums);
        if (l + 1 < layers.length) {
          double[] next = workspace.values[l + 1];
          for (int i = 0; i < sums.length; i++) {
            next[i] = Math.max(0, sums[i]);
          }
        }
      }
      return workspace.sums[layers.length - 1][0];
    }
  }

  /** Values before each layer and sums after it. Not thread-safe. */
  static final class Workspace {

    private final double[][] values;
    private final double[][] sums;

    private Workspace(double[][] values, double[][] sums) {
      this.values = values;
      this.sums = sums;
    }

    double[] inputs() {
      return values[0];
    }
  }
}
