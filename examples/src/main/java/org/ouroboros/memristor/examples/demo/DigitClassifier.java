package org.ouroboros.memristor.examples.demo;

import java.util.List;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Weights of a network of dense layers with ReLU between them. Row r of a layer belongs to input r;
 * the last row is the bias, the weights of an input that is always 1. Immutable.
 *
 * <p>ReLU is positively homogeneous, so trained layers are scaled such that activations on the
 * training digits lie in [0, 1], the range of the converters.
 */
final class DigitClassifier {
  private final List<double[][]> layers;

  /** Copies the weights of each layer, (inputs + 1) x outputs, the last row being the bias. */
  public DigitClassifier(List<double[][]> layers) {
    Require.that(!layers.isEmpty(), "layers", "must not be empty", layers);
    this.layers = layers.stream().map(layer -> Require.matrix("layer", layer)).toList();
    for (int i = 1; i < this.layers.size(); i++) {
      int outputs = this.layers.get(i - 1)[0].length;
      Require.length("layers[" + i + "]", this.layers.get(i).length, outputs + 1);
    }
  }

  /** Returns a copy of the weights of a layer, from 0. */
  public double[][] weights(int layer) {
    return Require.matrix("layer", layers.get(layer));
  }

  /** Loads the weights into a backend. */
  public ClassifierInference on(MatVecBackend backend) {
    return new ClassifierInference(layers.stream().map(backend::load).toList());
  }
}
