package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.mapper.internal.network.Mlp;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;

/**
 * Trains one network by Adam (Kingma and Ba, arXiv 1412.6980) on mini-batches, with ND4J. ND4J is
 * set to one thread in the whole process, so that the result depends on the seed alone. Not
 * thread-safe.
 *
 * <p><b>Implementation note.</b> A sample is a column, all matrices are column-major ('f'), and
 * every product is written to a preallocated buffer. The constant input of the biases is propagated
 * from layer to layer by one more unit, whose own weights are fixed to 0, ..., 0, 1. All weights
 * lie in one vector, so that the optimizer is one operation.
 */
final class NetworkTrainer {
  private static final double FIRST_RATE = 3e-3;
  private static final double LAST_RATE = 3e-5;

  private final int batch;
  private final int[] widths;
  private final double[] inputs;
  private final int samples;
  private final Seed seed;
  private final INDArray parameters;
  private final INDArray gradient;
  private final INDArray trainable;
  private final INDArray firstMoment;
  private final INDArray secondMoment;
  private final List<INDArray> weights = new ArrayList<>();
  private final List<INDArray> weightGradients = new ArrayList<>();
  private final List<INDArray> values = new ArrayList<>();
  private final List<INDArray> deltas = new ArrayList<>();
  private final List<INDArray> masks = new ArrayList<>();
  private int updates;

  /** Listener of completed steps. */
  @FunctionalInterface
  interface StepListener {
    void completed(int step);
  }

  /**
   * Prepares a network with initial weights as in He et al. (arXiv 1502.01852) and biases 0.
   *
   * @param inputs the samples, concatenated, each ending with the constant 1
   * @param shape number of inputs, widths of the hidden layers
   */
  NetworkTrainer(double[] inputs, int[] shape, int batch, Seed seed) {
    // In this order: the factory loads the native library that the other call uses.
    Nd4j.factory().blas().setMaxThreads(1);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    this.batch = batch;
    this.inputs = inputs;
    this.samples = inputs.length / shape[0];
    this.seed = seed;
    // Every layer but the last has the unit that propagates the constant.
    widths = new int[shape.length + 1];
    widths[0] = shape[0];
    for (int l = 1; l < shape.length; l++) {
      widths[l] = shape[l] + 1;
    }
    widths[shape.length] = 1;
    int count = 0;
    for (int l = 0; l + 1 < widths.length; l++) {
      count += widths[l] * widths[l + 1];
    }
    parameters = vector(count);
    gradient = vector(count);
    firstMoment = vector(count);
    secondMoment = vector(count);
    double[] initial = new double[count];
    double[] mask = new double[count];
    draw(initial, mask);
    parameters.assign(Nd4j.createFromArray(initial));
    trainable = Nd4j.createFromArray(mask);
    int offset = 0;
    for (int l = 0; l + 1 < widths.length; l++) {
      weights.add(view(parameters, offset, widths[l + 1], widths[l]));
      weightGradients.add(view(gradient, offset, widths[l + 1], widths[l]));
      offset += widths[l] * widths[l + 1];
    }
    for (int width : widths) {
      values.add(matrix(width));
      deltas.add(matrix(width));
      masks.add(matrix(width));
    }
  }

  private static INDArray vector(int length) {
    return Nd4j.zeros(DataType.DOUBLE, length);
  }

  private INDArray matrix(int rows) {
    return Nd4j.create(DataType.DOUBLE, new long[] {rows, batch}, 'f');
  }

  private static INDArray view(INDArray vector, int offset, int rows, int columns) {
    return vector
        .get(NDArrayIndex.interval(offset, offset + (long) rows * columns))
        .reshape('f', rows, columns);
  }

  /** Column-major: weight (row, column) of a layer has index column * rows + row. */
  private void draw(double[] initial, double[] mask) {
    ZigguratSampler.NormalizedGaussian gauss =
        ZigguratSampler.NormalizedGaussian.of(seed.at(RandomStreams.WEIGHTS).stream());
    int offset = 0;
    for (int l = 0; l + 1 < widths.length; l++) {
      int rows = widths[l + 1];
      int columns = widths[l];
      boolean last = l + 2 == widths.length;
      double sigma = Math.sqrt((last ? 1.0 : 2.0) / (columns - 1));
      for (int column = 0; column < columns; column++) {
        for (int row = 0; row < rows; row++) {
          int at = offset + column * rows + row;
          boolean propagates = !last && row == rows - 1;
          boolean bias = column == columns - 1;
          mask[at] = propagates ? 0 : 1;
          initial[at] = bias ? (propagates ? 1 : 0) : propagates ? 0 : sigma * gauss.sample();
        }
      }
      offset += rows * columns;
    }
  }

  /**
   * A stage of a training.
   *
   * @param number index of the stage, which selects its sample order
   * @param steps number of steps; the learning rate falls along half a cosine
   */
  record Stage(int number, Loss loss, int steps) {}

  /**
   * Trains the rest of a stage. The samples of a step depend on seed, stage and step alone, so that
   * a training can be resumed.
   */
  void train(Stage stage, int completedSteps, StepListener listener) {
    Seed orders = seed.at(RandomStreams.ORDER).at(stage.number);
    int[] order = new int[0];
    long epoch = -1;
    int[] chosen = new int[batch];
    for (int step = completedSteps; step < stage.steps; step++) {
      for (int b = 0; b < batch; b++) {
        long position = (long) step * batch + b;
        if (position / samples != epoch) {
          epoch = position / samples;
          order = PermutationSampler.natural(samples);
          PermutationSampler.shuffle(orders.at(epoch).stream(), order);
        }
        chosen[b] = order[(int) (position % samples)];
      }
      computeGradient(stage.loss, chosen);
      double cosine = 0.5 * (1 + Math.cos(Math.PI * step / stage.steps));
      update(LAST_RATE + (FIRST_RATE - LAST_RATE) * cosine);
      listener.completed(step + 1);
    }
  }

  /** Returns the state from which the training can be resumed. */
  MapperTrainer.Checkpoints.State state(int stage, int step) {
    return new MapperTrainer.Checkpoints.State(
        stage,
        step,
        updates,
        List.of(
            parameters.toDoubleVector(),
            firstMoment.toDoubleVector(),
            secondMoment.toDoubleVector()));
  }

  /** Restores a state of the same training. */
  void restore(MapperTrainer.Checkpoints.State state) {
    updates = state.updates();
    parameters.assign(Nd4j.createFromArray(state.vectors().get(0)));
    firstMoment.assign(Nd4j.createFromArray(state.vectors().get(1)));
    secondMoment.assign(Nd4j.createFromArray(state.vectors().get(2)));
  }

  /** Computes the gradient of the mean loss of a batch. */
  void computeGradient(Loss loss, int[] chosen) {
    double[] outputs = forward(chosen);
    double[] derivatives = new double[batch];
    for (int b = 0; b < batch; b++) {
      derivatives[b] = loss.derivative(chosen[b], outputs[b]) / batch;
    }
    backward(derivatives);
  }

  private double[] forward(int[] chosen) {
    double[] columns = new double[widths[0] * batch];
    for (int b = 0; b < batch; b++) {
      System.arraycopy(inputs, chosen[b] * widths[0], columns, b * widths[0], widths[0]);
    }
    pointer(values.get(0)).put(columns, 0, columns.length);
    int layers = weights.size();
    for (int l = 0; l < layers; l++) {
      INDArray sums = values.get(l + 1);
      Nd4j.gemm(weights.get(l), values.get(l), sums, false, false, 1, 0);
      if (l + 1 < layers) {
        Nd4j.exec(new RectifiedLinear(sums, sums, 0));
      }
    }
    double[] outputs = new double[batch];
    pointer(values.get(layers)).get(outputs, 0, batch);
    return outputs;
  }

  /** Computes the gradient from the derivatives of the loss by the outputs. */
  private void backward(double[] derivatives) {
    int layers = weights.size();
    pointer(deltas.get(layers)).put(derivatives, 0, batch);
    for (int l = layers - 1; l >= 0; l--) {
      INDArray delta = deltas.get(l + 1);
      Nd4j.gemm(delta, values.get(l), weightGradients.get(l), false, true, 1, 0);
      if (l > 0) {
        Nd4j.gemm(weights.get(l), delta, deltas.get(l), true, false, 1, 0);
        Nd4j.exec(new Step(values.get(l), masks.get(l), 0));
        deltas.get(l).muli(masks.get(l));
      }
    }
    gradient.muli(trainable);
  }

  private void update(double rate) {
    Nd4j.exec(
        new AdamUpdater(gradient, secondMoment, firstMoment, rate, 0.9, 0.999, 1e-8, updates++));
    parameters.subi(gradient);
  }

  private static DoublePointer pointer(INDArray array) {
    return (DoublePointer) array.data().pointer();
  }

  /** {@return a copy of the current network, without the units that propagate the constant} */
  Mlp network() {
    return new Mlp(layers(parameters));
  }

  /** {@return a copy of the current gradient, shaped as the layers of {@link #network()}} */
  List<double[][]> gradient() {
    return layers(gradient);
  }

  private List<double[][]> layers(INDArray vector) {
    List<double[][]> layers = new ArrayList<>();
    double[] all = vector.toDoubleVector();
    int offset = 0;
    for (int l = 0; l + 1 < widths.length; l++) {
      int rows = widths[l + 1];
      int outputs = l + 2 == widths.length ? rows : rows - 1;
      double[][] layer = new double[widths[l]][outputs];
      for (int input = 0; input < widths[l]; input++) {
        System.arraycopy(all, offset + input * rows, layer[input], 0, outputs);
      }
      layers.add(layer);
      offset += rows * widths[l];
    }
    return layers;
  }
}
