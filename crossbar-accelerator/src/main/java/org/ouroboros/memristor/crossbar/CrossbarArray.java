package org.ouroboros.memristor.crossbar;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;

/**
 * An array of rows x columns over a device bank: cell r * columns + c is device r * columns + c.
 *
 * <p>Products include the wires: they multiply by the effective matrix between the lines' ends,
 * computed once per {@link #version()}. {@link #wireNetwork()} gives the voltage at every cell.
 * Programming pulses and readings of single cells are not affected by wires.
 *
 * <p>A reading of a cell is its conductance times (1 + noise g), with g standard normal and a
 * function of the array's seed, the draw and the cell; see {@link PeripheryParameters}. Inputs of
 * {@link #product()} are pulse widths at the read voltage, see {@link Converters}.
 *
 * <p>The array owns its bank: other changes of the bank are not detected. Not thread-safe, except
 * that threads may obtain and use products concurrently while nothing is changed.
 */
public final class CrossbarArray implements ProgrammableArray {

  private final DeviceBank bank;
  private final int rows;
  private final int columns;
  private final PeripheryParameters periphery;
  private final Wires wires;
  private final MvmParameters mvmParameters;
  private final long readKey;
  private final Workers workers;
  private final AtomicLong version = new AtomicLong();
  private volatile @Nullable CachedProduct cached;

  /** A product and the version of the array that it was computed for. */
  private record CachedProduct(long version, ArrayProduct product) {}

  private CrossbarArray(Builder builder) {
    bank = builder.bank;
    rows = builder.rows;
    columns = builder.columns;
    periphery = builder.periphery;
    wires = builder.wires;
    workers = builder.workers;
    readKey = builder.seed.at("cell reads").value();
    double readVolts = Math.abs(bank.model().operatingPoint().readVolts());
    mvmParameters =
        new MvmParameters(
            builder.converters,
            readVolts,
            readVolts * bank.range().maxSiemens(),
            periphery.relativeReadNoise(),
            builder.seed.at("products"));
  }

  /**
   * Returns a builder with defaults: exact reads, ideal converters and wires, seed 1, one thread.
   *
   * @param bank the {@code rows * columns} devices
   * @param rows number of word lines, at least 1
   * @param columns number of bit lines, at least 1
   * @return a new builder
   */
  public static Builder builder(DeviceBank bank, int rows, int columns) {
    Require.atLeast("rows", rows, 1);
    Require.atLeast("columns", columns, 1);
    Require.that(
        (long) rows * columns == bank.cells(),
        "rows x columns",
        "must be the number of devices, " + bank.cells(),
        rows + " x " + columns);
    return new Builder(bank, rows, columns);
  }

  /** Builder of an array. */
  public static final class Builder {
    private final DeviceBank bank;
    private final int rows;
    private final int columns;
    private PeripheryParameters periphery = PeripheryParameters.EXACT;
    private Converters converters = Converters.IDEAL;
    private Wires wires = Wires.IDEAL;
    private Seed seed = new Seed(1);
    private Workers workers = Workers.single();

    private Builder(DeviceBank bank, int rows, int columns) {
      this.bank = bank;
      this.rows = rows;
      this.columns = columns;
    }

    /**
     * Sets read noise and timing of the periphery.
     *
     * @param value the parameters; their read noise also acts on products
     * @return this
     */
    public Builder periphery(PeripheryParameters value) {
      periphery = value;
      return this;
    }

    /**
     * Sets the converters of products.
     *
     * @param value the converters
     * @return this
     */
    public Builder converters(Converters value) {
      converters = value;
      return this;
    }

    /**
     * Sets the wires, which act on products.
     *
     * @param value the wires
     * @return this
     */
    public Builder wires(Wires value) {
      wires = value;
      return this;
    }

    /**
     * Sets the seed of read noise.
     *
     * @param value the seed
     * @return this
     */
    public Builder seed(Seed value) {
      seed = value;
      return this;
    }

    /**
     * Sets the threads for batches of products and for programming.
     *
     * @param value the workers
     * @return this
     */
    public Builder workers(Workers value) {
      workers = value;
      return this;
    }

    /**
     * Builds the array; the state of the devices is kept.
     *
     * @return the array
     */
    public CrossbarArray build() {
      return new CrossbarArray(this);
    }
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public DeviceModel model() {
    return bank.model();
  }

  @Override
  public ConductanceRange conductanceRange() {
    return bank.range();
  }

  @Override
  public PeripheryParameters periphery() {
    return periphery;
  }

  /**
   * Returns the converters of products.
   *
   * @return the converters
   */
  public Converters converters() {
    return mvmParameters.converters();
  }

  /**
   * Returns the wires.
   *
   * @return the wires
   */
  public Wires wires() {
    return wires;
  }

  /**
   * Returns the resistive network of the present conductances and the wires.
   *
   * @return a new network with all lines driven
   */
  public WireNetwork wireNetwork() {
    return WireNetwork.of(siemensMatrix(), wires);
  }

  @Override
  public long version() {
    return version.get();
  }

  @Override
  public Workers workers() {
    return workers;
  }

  @Override
  public void apply(PulseBatch batch, PulseResult result) {
    modify(() -> bank.apply(batch, result));
  }

  /**
   * Sets all cells to conductances directly, without pulses or cost.
   *
   * @param siemens one conductance per cell [S], inside {@link #conductanceRange()}
   */
  public void setConductances(double[] siemens) {
    Require.length("siemens", siemens.length, cells());
    int[] all = new int[cells()];
    Arrays.setAll(all, cell -> cell);
    modify(() -> bank.setConductances(all, siemens));
  }

  /**
   * Advances the devices' time without pulses (retention).
   *
   * @param seconds duration [s], at least 0
   * @param kelvin ambient temperature [K], above 0
   */
  public void advance(double seconds, double kelvin) {
    modify(() -> bank.advance(seconds, kelvin));
  }

  @Override
  public void read(int[] cells, long draw, double[] siemens) {
    bank.conductances(cells, siemens);
    if (periphery.relativeReadNoise() == 0) {
      return;
    }
    CounterBasedGaussian gaussian = new CounterBasedGaussian();
    long key = Seed.key(readKey, draw);
    for (int i = 0; i < cells.length; i++) {
      siemens[i] *= 1 + periphery.relativeReadNoise() * gaussian.sample(Seed.key(key, cells[i]));
    }
  }

  @Override
  public void conductances(double[] siemens) {
    bank.conductances(siemens);
  }

  /**
   * Returns the product by the present conductances. It remains valid after a change of the array,
   * but does not reflect it.
   *
   * @return maps row voltages [V], magnitudes up to the read voltage, to column currents [A];
   *     transposed: column voltages to row currents
   */
  @Override
  public MatVec product() {
    return cachedProduct();
  }

  ArrayProduct cachedProduct() {
    CachedProduct last = cached;
    long now = version.get();
    if (last == null || last.version() != now) {
      last = new CachedProduct(now, computeProduct());
      cached = last;
    }
    return last.product();
  }

  @Override
  public BankSnapshot snapshot() {
    return bank.snapshot();
  }

  @Override
  public void restore(BankSnapshot snapshot) {
    modify(() -> bank.restore(snapshot));
  }

  private ArrayProduct computeProduct() {
    double[][] siemens = siemensMatrix();
    double[][] effective =
        wires.isIdeal() ? siemens : WireNetwork.of(siemens, wires).effectiveSiemens(workers);
    return new ArrayProduct(siemens, wires, effective, mvmParameters, workers);
  }

  private double[][] siemensMatrix() {
    double[] siemens = new double[cells()];
    bank.conductances(siemens);
    double[][] matrix = new double[rows][columns];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(siemens, r * columns, matrix[r], 0, columns);
    }
    return matrix;
  }

  /** Runs a change; increments the version even if it fails half-way. */
  private void modify(Runnable action) {
    try {
      action.run();
    } finally {
      version.incrementAndGet();
    }
  }
}
