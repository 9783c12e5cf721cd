package org.ouroboros.memristor.mapper.internal.network;

import java.util.List;
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
}
