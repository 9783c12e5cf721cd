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
 * I = V G with converters and read noise, of conductances that are kept as they were. Immutable and
 * thread-safe.
 *
 * <p>In each use a cell's conductance is G (1 + noise g) with an independent standard normal g.
 * With ideal wires a sensed line adds up independent gaussians, so its current is exactly gaussian
 * with the variance noise^2 sum of (V G)^2, and independent of the other lines: one draw per line
 * and one more pass over the array have the same law as a draw per cell.
 *
 * <p>With wires variances are right to the first order in the noise and, nearly, in the drop along
 * the wires, see {@link LineNoise}; that a cell's noise reaches neighbouring lines is left out, so
 * these stay independent.
 */
public final class ArrayProduct implements MatVec {

  /** Fewer multiplications than this per range are not worth a hand-over to another thread. */
  private static final int GRAIN = 1 << 16;

  private final DenseMatrix siemens;

  /** None without noise. */
  private final @Nullable NoisyProduct noisy;

  private final Periphery periphery;
  private final Workers workers;

  /** As many as threads have ever multiplied at once. */
  private final Queue<Lane> idleForward = new ConcurrentLinkedQueue<>();

  private final Queue<Lane> idleTransposed = new ConcurrentLinkedQueue<>();

  /**
   * Takes over conductances and effective matrix, rows x columns [S]; one and the same if ideal.
   */
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
   * The product of an array whose conductances are known.
   *
   * @param siemens conductances, rows x columns [S], finite and at least 0; copied
   * @param wires its wires; the effective matrix behind them is computed here
   * @param periphery what stands around the array
   * @param workers the threads to use; they never change a result
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
   * The matrix that the product multiplies by.
   *
   * @return current out of a column for 1 V on a row, everything else at 0 V [S]
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

  /** How many vectors make a range that is worth a hand-over. */
  int grain() {
    return Math.max(1, GRAIN / (inputs() * outputs()));
  }

  /** Scratch for one thread and one direction; to be released afterwards. */
  Lane lane(Direction direction) {
    // Memory that was used a moment ago is faster by far than new one.
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

  /** Multiplies vector after vector in its own arrays. */
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
      noiseKey = periphery.noiseSeed().at(direction.name()).value();
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
