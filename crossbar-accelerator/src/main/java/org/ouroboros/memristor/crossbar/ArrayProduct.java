package org.ouroboros.memristor.crossbar;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.internal.linear.RowKernels;
import org.ouroboros.memristor.core.internal.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.linear.DenseMatrix;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.crossbar.wires.internal.LineNoise;

/**
 * I = V G with converters and read noise, for a snapshot of the conductances. Immutable and
 * thread-safe.
 *
 * <p>In each product a cell's conductance is G (1 + noise g) with an independent standard normal g.
 * With ideal wires a sensed line's current is exactly Gaussian with variance noise^2 sum (V G)^2,
 * independent of other lines; so one random value per line replaces one per cell.
 *
 * <p>With resistive wires the variances are of first order in the noise and approximate in the
 * voltage drop, see {@link LineNoise}; the correlation of neighbouring lines is neglected.
 */
public final class ArrayProduct implements MatVec {
  /** Minimum multiplications per range for which another thread is used. */
  private static final int MIN_MULTIPLICATIONS = 1 << 16;

  private final DenseMatrix siemens;

  /** Null without read noise. */
  private final @Nullable NoisyProduct noisyProduct;

  private final Parameters mvmParameters;
  private final Workers workers;

  /** Pooled workspaces. */
  private final Queue<Workspace> idleForward = new ConcurrentLinkedQueue<>();

  private final Queue<Workspace> idleTransposed = new ConcurrentLinkedQueue<>();

  /** Takes ownership of conductances and effective matrix (the same for ideal wires) [S]. */
  ArrayProduct(
      double[][] siemens,
      Wires wires,
      double[][] effective,
      Parameters mvmParameters,
      Workers workers) {
    this.siemens = DenseMatrix.wrap(effective, workers);
    if (mvmParameters.readNoise().relativeReadNoise() == 0) {
      noisyProduct = null;
    } else if (wires.isIdeal()) {
      noisyProduct = new NoisyProduct.Ideal(effective);
    } else {
      noisyProduct = new NoisyProduct.Wired(siemens, wires, effective, mvmParameters.readVolts());
    }
    this.mvmParameters = mvmParameters;
    this.workers = workers;
  }

  /**
   * {@return the product of an array with given conductances}
   *
   * @param siemens conductances, rows x columns [S], finite and at least 0; copied
   * @param wires the wires; the effective matrix is computed here
   * @param mvmParameters converters, full scales and read noise
   * @param workers the threads to use; results do not depend on them
   */
  public static ArrayProduct of(
      double[][] siemens, Wires wires, Parameters mvmParameters, Workers workers) {
    // Checks the conductances too.
    WireNetwork network = WireNetwork.of(siemens, wires);
    double[][] cells = Require.matrix("siemens", siemens);
    double[][] effective = wires.isIdeal() ? cells : network.effectiveSiemens(workers);
    return new ArrayProduct(cells, wires, effective, mvmParameters, workers);
  }

  /**
   * Returns the effective matrix.
   *
   * @return current out of a column for 1 V on a row, all other lines at 0 V [S]
   */
  public DenseMatrix siemens() {
    return siemens;
  }

  @Override
  public int inputs() {
    return siemens.inputs();
  }

  @Override
  public int outputs() {
    return siemens.outputs();
  }

  @Override
  public void multiply(double[] x, int batch, long draw, double[] y) {
    RowKernels.checkLengths(x, inputs(), batch, y, outputs());
    multiplyBatch(Direction.FORWARD, x, batch, draw, y);
  }

  @Override
  public void multiplyTransposed(double[] y, int batch, long draw, double[] x) {
    RowKernels.checkLengths(y, outputs(), batch, x, inputs());
    multiplyBatch(Direction.TRANSPOSED, y, batch, draw, x);
  }

  /** Full scale of the inputs [V]. */
  double readVolts() {
    return mvmParameters.readVolts();
  }

  /** Minimum vectors per range for which another thread is used. */
  int minRange() {
    return Math.max(1, MIN_MULTIPLICATIONS / (inputs() * outputs()));
  }

  /** Acquires a workspace for one thread and direction; to be released afterwards. */
  Workspace acquire(Direction direction) {
    // Recently used memory is much faster than newly allocated memory.
    Workspace used = idle(direction).poll();
    return used == null ? new Workspace(direction) : used;
  }

  void release(Workspace workspace) {
    idle(workspace.direction).add(workspace);
  }

  private Queue<Workspace> idle(Direction direction) {
    return direction == Direction.FORWARD ? idleForward : idleTransposed;
  }

  private void multiplyBatch(Direction direction, double[] in, int batch, long draw, double[] out) {
    int driven = driven(direction);
    int sensed = sensed(direction);
    checkVolts(in, batch * driven);
    workers.forRange(
        batch,
        minRange(),
        (from, to) -> {
          Workspace workspace = acquire(direction);
          for (int b = from; b < to; b++) {
            System.arraycopy(in, b * driven, workspace.volts, 0, driven);
            workspace.multiply(draw + b);
            System.arraycopy(workspace.amperes, 0, out, b * sensed, sensed);
          }
          release(workspace);
        });
  }

  private void checkVolts(double[] volts, int count) {
    double limit = mvmParameters.readVolts();
    for (int i = 0; i < count; i++) {
      if (!(Math.abs(volts[i]) <= limit)) {
        throw new InvalidValueException(
            "volts[" + i + "]", "must lie in [" + -limit + ", " + limit + "]", volts[i]);
      }
    }
  }

  private int driven(Direction direction) {
    return direction == Direction.FORWARD ? inputs() : outputs();
  }

  private int sensed(Direction direction) {
    return direction == Direction.FORWARD ? outputs() : inputs();
  }

  /** Multiplies one vector at a time. Not thread-safe; one instance per thread. */
  final class Workspace {
    /** Inputs of the next vector [V], magnitudes up to the read voltage; overwritten. */
    final double[] volts;

    /** Outputs of the last vector [A]. */
    final double[] amperes;

    private final Direction direction;
    private final long noiseKey;
    private final NoisyProduct.@Nullable Workspace noisyWorkspace;
    private final double[] variances;
    private final CounterBasedGaussian gaussian = new CounterBasedGaussian();

    private Workspace(Direction direction) {
      this.direction = direction;
      noiseKey = mvmParameters.readNoise().seed().at(direction.stream()).value();
      volts = new double[driven(direction)];
      amperes = new double[sensed(direction)];
      noisyWorkspace = noisyProduct == null ? null : noisyProduct.newWorkspace(direction);
      variances = new double[amperes.length];
    }

    void multiply(long draw) {
      mvmParameters.converters().quantizeInputs(volts, mvmParameters.readVolts());
      if (noisyWorkspace != null) {
        noisyWorkspace.multiply(volts, amperes, variances);
        addNoise(draw);
      } else if (direction == Direction.FORWARD) {
        siemens.multiply(volts, 1, draw, amperes);
      } else {
        siemens.multiplyTransposed(volts, 1, draw, amperes);
      }
      mvmParameters.converters().quantizeOutputs(amperes, mvmParameters.baseFullScaleAmperes());
    }

    private void addNoise(long draw) {
      long key = Seed.key(noiseKey, draw);
      for (int i = 0; i < amperes.length; i++) {
        double deviation = mvmParameters.readNoise().relativeReadNoise() * Math.sqrt(variances[i]);
        amperes[i] += deviation * gaussian.sample(Seed.key(key, i));
      }
    }
  }

  /**
   * Parameters of an array's matrix-vector products.
   *
   * @param converters DACs and ADCs
   * @param readVolts full scale of the inputs, positive [V]
   * @param baseFullScaleAmperes finest full scale of the outputs, at least 0 [A]
   * @param readNoise noise of each cell's conductance per product, relative to it, at most 1
   */
  public record Parameters(
      Converters converters, double readVolts, double baseFullScaleAmperes, ReadNoise readNoise) {
    public Parameters {
      Require.positive("readVolts", readVolts);
      Require.nonNegative("baseFullScaleAmperes", baseFullScaleAmperes);
      Require.inRange("relativeReadNoise", readNoise.relativeReadNoise(), 0, 1);
    }
  }
}
