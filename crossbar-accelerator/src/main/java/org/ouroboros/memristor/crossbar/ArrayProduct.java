package org.ouroboros.memristor.crossbar;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.linear.DenseMatrix;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.random.KeyedGaussian;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.crossbar.wires.LineNoise;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;

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
  private static final int GRAIN = 1 << 16;

  private final DenseMatrix siemens;

  /** Null without read noise. */
  private final @Nullable NoisyProduct noisy;

  private final Periphery periphery;
  private final Workers workers;

  /** Pooled workspaces. */
  private final Queue<Lane> idleForward = new ConcurrentLinkedQueue<>();

  private final Queue<Lane> idleTransposed = new ConcurrentLinkedQueue<>();

  /** Takes ownership of conductances and effective matrix (the same for ideal wires) [S]. */
  ArrayProduct(
      double[][] siemens, Wires wires, double[][] effective, Periphery periphery, Workers workers) {
    this.siemens = DenseMatrix.owning(effective, workers);
    if (periphery.relativeNoise() == 0) {
      noisy = null;
    } else if (wires.isIdeal()) {
      noisy = new NoisyProduct.Ideal(effective);
    } else {
      noisy = new NoisyProduct.Wired(siemens, wires, effective, periphery.readVolts());
    }
    this.periphery = periphery;
    this.workers = workers;
  }

  /**
   * Returns the product of an array with given conductances.
   *
   * @param siemens conductances, rows x columns [S], finite and at least 0; copied
   * @param wires the wires; the effective matrix is computed here
   * @param periphery converters, full scales and read noise
   * @param workers the threads to use; results do not depend on them
   * @return the product
   */
  public static ArrayProduct of(
      double[][] siemens, Wires wires, Periphery periphery, Workers workers) {
    // Checks the conductances too.
    WireNetwork network = WireNetwork.of(siemens, wires);
    double[][] cells = Require.matrix("siemens", siemens);
    double[][] effective = wires.isIdeal() ? cells : network.effectiveSiemens(workers);
    return new ArrayProduct(cells, wires, effective, periphery, workers);
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
    MatVec.check(x, inputs(), batch, y, outputs());
    run(Direction.FORWARD, x, batch, draw, y);
  }

  @Override
  public void multiplyTransposed(double[] y, int batch, long draw, double[] x) {
    MatVec.check(y, outputs(), batch, x, inputs());
    run(Direction.TRANSPOSED, y, batch, draw, x);
  }

  /** Full scale of the inputs [V]. */
  double readVolts() {
    return periphery.readVolts();
  }

  /** Minimum vectors per range for which another thread is used. */
  int grain() {
    return Math.max(1, GRAIN / (inputs() * outputs()));
  }

  /** Acquires a workspace for one thread and direction; to be released afterwards. */
  Lane lane(Direction direction) {
    // Recently used memory is much faster than newly allocated memory.
    Lane used = idle(direction).poll();
    return used == null ? new Lane(direction) : used;
  }

  void release(Lane lane) {
    idle(lane.direction).add(lane);
  }

  private Queue<Lane> idle(Direction direction) {
    return direction == Direction.FORWARD ? idleForward : idleTransposed;
  }

  private void run(Direction direction, double[] in, int batch, long draw, double[] out) {
    int driven = driven(direction);
    int sensed = sensed(direction);
    checkVolts(in, batch * driven);
    workers.forRange(
        batch,
        grain(),
        (from, to) -> {
          Lane lane = lane(direction);
          for (int b = from; b < to; b++) {
            System.arraycopy(in, b * driven, lane.volts, 0, driven);
            lane.multiply(draw + b);
            System.arraycopy(lane.amperes, 0, out, b * sensed, sensed);
          }
          release(lane);
        });
  }

  private void checkVolts(double[] volts, int count) {
    double limit = periphery.readVolts();
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
  final class Lane {

    /** Inputs of the next vector [V], magnitudes up to the read voltage; overwritten. */
    final double[] volts;

    /** Outputs of the last vector [A]. */
    final double[] amperes;

    private final Direction direction;
    private final long noiseKey;
    private final NoisyProduct.@Nullable Pass noisyPass;
    private final double[] variances;
    private final KeyedGaussian gaussian = new KeyedGaussian();

    private Lane(Direction direction) {
      this.direction = direction;
      noiseKey = periphery.noiseSeed().at(direction.stream()).value();
      volts = new double[driven(direction)];
      amperes = new double[sensed(direction)];
      noisyPass = noisy == null ? null : noisy.pass(direction);
      variances = new double[amperes.length];
    }

    void multiply(long draw) {
      periphery.converters().drive(volts, periphery.readVolts());
      if (noisyPass != null) {
        noisyPass.multiply(volts, amperes, variances);
        addNoise(draw);
      } else if (direction == Direction.FORWARD) {
        siemens.multiply(volts, 1, draw, amperes);
      } else {
        siemens.multiplyTransposed(volts, 1, draw, amperes);
      }
      periphery.converters().sense(amperes, periphery.baseAmperes());
    }

    private void addNoise(long draw) {
      long key = Seed.key(noiseKey, draw);
      for (int i = 0; i < amperes.length; i++) {
        double deviation = periphery.relativeNoise() * Math.sqrt(variances[i]);
        amperes[i] += deviation * gaussian.at(Seed.key(key, i));
      }
    }
  }
}
