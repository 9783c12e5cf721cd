package org.ouroboros.memristor.crossbar;

import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.linear.DenseMatrix;
import org.ouroboros.memristor.core.linear.FloatMatrix;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.random.KeyedGaussian;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;

/**
 * I = V G with converters and read noise, of conductances that are kept as they were. Immutable and
 * thread-safe.
 *
 * <p>In each use a cell's conductance is G (1 + noise g) with an independent standard normal g.
 * With ideal wires a sensed line adds up independent gaussians, so its current is exactly gaussian
 * with the variance noise^2 sum of (V G)^2, and independent of the other lines: one draw per line
 * and one product of squares have the same law as a draw per cell. Variances are computed in single
 * precision, which is far finer than any sample can tell.
 *
 * <p>With wires the same is done with the effective matrix in the place of G. That takes each
 * cell's current for what its own row alone drives through it, and leaves out that a cell's noise
 * reaches other lines: right to the first order in the noise, and in the drop along the wires up to
 * a part of this drop ({@code docs/crossbar.md} tells how much).
 */
public final class ArrayProduct implements MatVec {

  /** Fewer multiplications than this per range are not worth a hand-over to another thread. */
  private static final int GRAIN = 1 << 16;

  private final DenseMatrix siemens;

  /** Squares of the conductances, relative to the largest one's; one zero without noise. */
  private final FloatMatrix squares;

  private final double largestSiemens;
  private final Periphery periphery;
  private final Workers workers;

  /** Takes over the conductances, rows x columns [S]. */
  ArrayProduct(double[][] siemens, Periphery periphery, Workers workers) {
    this.siemens = DenseMatrix.owning(siemens);
    boolean noisy = periphery.relativeNoise() > 0;
    this.largestSiemens = noisy ? largest(siemens) : 0;
    this.squares =
        FloatMatrix.owning(largestSiemens > 0 ? squared(siemens, largestSiemens) : new float[1][1]);
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
    // The network also checks the conductances.
    double[][] effective = WireNetwork.of(siemens, wires).effectiveSiemens(workers);
    return new ArrayProduct(effective, periphery, workers);
  }

  /**
   * The matrix that the product multiplies by.
   *
   * @return current out of a column for 1 V on a row, everything else at 0 V [S]
   */
  public DenseMatrix siemens() {
    return siemens;
  }

  private static double largest(double[][] rows) {
    double largest = 0;
    for (double[] row : rows) {
      largest = Math.max(largest, Scaling.peak(row));
    }
    return largest;
  }

  private static float[][] squared(double[][] rows, double unit) {
    float[][] squares = new float[rows.length][rows[0].length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < rows[r].length; c++) {
        double relative = rows[r][c] / unit;
        squares[r][c] = (float) (relative * relative);
      }
    }
    return squares;
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

  /** Scratch for one thread and one direction. */
  Lane lane(Direction direction) {
    return new Lane(direction);
  }

  private void run(Direction direction, double[] in, int batch, long draw, double[] out) {
    int driven = driven(direction);
    int sensed = sensed(direction);
    checkVolts(in, batch * driven);
    workers.forRange(
        batch,
        grain(),
        (from, to) -> {
          Lane lane = new Lane(direction);
          for (int b = from; b < to; b++) {
            System.arraycopy(in, b * driven, lane.volts, 0, driven);
            lane.multiply(draw + b);
            System.arraycopy(lane.amperes, 0, out, b * sensed, sensed);
          }
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
    private final float[] squaredVolts;
    private final float[] variances;
    private final KeyedGaussian gaussian = new KeyedGaussian();

    private Lane(Direction direction) {
      this.direction = direction;
      noiseKey = periphery.noiseSeed().at(direction.name()).value();
      volts = new double[driven(direction)];
      amperes = new double[sensed(direction)];
      squaredVolts = new float[volts.length];
      variances = new float[amperes.length];
    }

    void multiply(long draw) {
      periphery.converters().drive(volts, periphery.readVolts());
      if (direction == Direction.FORWARD) {
        siemens.multiply(volts, 1, draw, amperes);
      } else {
        siemens.multiplyTransposed(volts, 1, draw, amperes);
      }
      if (largestSiemens > 0) {
        addNoise(draw);
      }
      periphery.converters().sense(amperes, periphery.baseAmperes());
    }

    private void addNoise(long draw) {
      // Relative to the full scales, so that nothing leaves the range of single precision.
      double unit = periphery.readVolts();
      for (int i = 0; i < volts.length; i++) {
        double relative = volts[i] / unit;
        squaredVolts[i] = (float) (relative * relative);
      }
      if (direction == Direction.FORWARD) {
        squares.multiply(squaredVolts, 1, variances);
      } else {
        squares.multiplyTransposed(squaredVolts, 1, variances);
      }
      double scale = periphery.relativeNoise() * unit * largestSiemens;
      long key = Seed.key(noiseKey, draw);
      for (int i = 0; i < amperes.length; i++) {
        amperes[i] += scale * Math.sqrt(variances[i]) * gaussian.at(Seed.key(key, i));
      }
    }
  }
}
