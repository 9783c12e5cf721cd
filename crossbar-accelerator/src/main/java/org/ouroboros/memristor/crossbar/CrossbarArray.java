package org.ouroboros.memristor.crossbar;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.array.ReadPath;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.random.KeyedGaussian;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;

/**
 * An array of rows x columns over a bank: cell r * columns + c is device r * columns + c.
 *
 * <p>Products see the wires: their matrix is the one that the lines show, computed once for a
 * {@link #version()} and then multiplied by like any other. {@link #wireNetwork()} gives the
 * voltage at every cell. Programming pulses and readings of single cells reach their cell
 * unchanged.
 *
 * <p>A reading of a cell is its conductance times (1 + noise g), with g standard normal and a
 * function of the array's seed, the draw and the cell; see {@link ReadPath}. Inputs of {@link
 * #product()} are pulse widths at the read voltage, see {@link Converters}.
 *
 * <p>The bank belongs to its array: changes behind its back are not seen. Not thread-safe, except
 * that products may be taken and used by several threads as long as nothing is changed.
 */
public final class CrossbarArray implements ProgrammableArray {

  private final DeviceBank bank;
  private final int rows;
  private final int columns;
  private final ReadPath readPath;
  private final Wires wires;
  private final Periphery periphery;
  private final long readKey;
  private final Workers workers;
  private final AtomicLong version = new AtomicLong();
  private volatile @Nullable Cached cached;

  /** A product and the version that it belongs to. */
  private record Cached(long version, ArrayProduct product) {}

  private CrossbarArray(Builder builder) {
    bank = builder.bank;
    rows = builder.rows;
    columns = builder.columns;
    readPath = builder.readPath;
    wires = builder.wires;
    workers = builder.workers;
    readKey = builder.seed.at("cell reads").value();
    double readVolts = Math.abs(bank.model().operatingPoint().readVolts());
    periphery =
        new Periphery(
            builder.converters,
            readVolts,
            readVolts * bank.range().maxSiemens(),
            readPath.relativeNoise(),
            builder.seed.at("products"));
  }

  /**
   * Starts the description of an array.
   *
   * @param bank its devices, {@code rows * columns} of them
   * @param rows number of word lines, at least 1
   * @param columns number of bit lines, at least 1
   * @return a builder: exact reads, ideal converters and wires, seed 1, one thread
   */
  public static Builder of(DeviceBank bank, int rows, int columns) {
    Require.atLeast("rows", rows, 1);
    Require.atLeast("columns", columns, 1);
    Require.that(
        (long) rows * columns == bank.cells(),
        "rows x columns",
        "must be the number of devices, " + bank.cells(),
        rows + " x " + columns);
    return new Builder(bank, rows, columns);
  }

  /** Describes an array. */
  public static final class Builder {
    private final DeviceBank bank;
    private final int rows;
    private final int columns;
    private ReadPath readPath = ReadPath.EXACT;
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
     * Sets how cells are read.
     *
     * @param value the read path; its noise also acts on products
     * @return this
     */
    public Builder readPath(ReadPath value) {
      readPath = value;
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
     * Sets the wires that products see.
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
     * Sets the threads for batches of products and for writing cells.
     *
     * @param value the workers
     * @return this
     */
    public Builder workers(Workers value) {
      workers = value;
      return this;
    }

    /**
     * Makes the array. The devices stay as they are.
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
  public SiemensRange range() {
    return bank.range();
  }

  @Override
  public ReadPath readPath() {
    return readPath;
  }

  /**
   * The converters of products.
   *
   * @return the converters
   */
  public Converters converters() {
    return periphery.converters();
  }

  /**
   * The wires that products see.
   *
   * @return the wires
   */
  public Wires wires() {
    return wires;
  }

  /**
   * The cells as they are now with their wires.
   *
   * @return a new network, all of its lines driven
   */
  public WireNetwork wireNetwork() {
    return WireNetwork.of(siemensRows(), wires);
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
    change(() -> bank.apply(batch, result));
  }

  /**
   * Puts all cells to conductances, as if by an ideal programmer: no pulses, no cost.
   *
   * @param siemens one conductance per cell [S], inside {@link #range()}
   */
  public void setConductances(double[] siemens) {
    Require.length("siemens", siemens.length, cells());
    int[] all = new int[cells()];
    Arrays.setAll(all, cell -> cell);
    change(() -> bank.setConductances(all, siemens));
  }

  /**
   * Lets time pass without pulses.
   *
   * @param seconds how long [s], at least 0
   * @param kelvin ambient temperature [K], above 0
   */
  public void advance(double seconds, double kelvin) {
    change(() -> bank.advance(seconds, kelvin));
  }

  @Override
  public void read(int[] cells, long draw, double[] siemens) {
    bank.conductances(cells, siemens);
    if (readPath.relativeNoise() == 0) {
      return;
    }
    KeyedGaussian gaussian = new KeyedGaussian();
    long key = Seed.key(readKey, draw);
    for (int i = 0; i < cells.length; i++) {
      siemens[i] *= 1 + readPath.relativeNoise() * gaussian.at(Seed.key(key, cells[i]));
    }
  }

  @Override
  public void conductances(double[] siemens) {
    bank.conductances(siemens);
  }

  /**
   * The product of the array as it is now. It keeps the conductances of this moment: it stays
   * usable after a change, but does not follow it.
   *
   * @return volts on the rows, magnitudes up to the read voltage, to amperes out of the columns;
   *     transposed: volts on the columns to amperes out of the rows
   */
  @Override
  public MatVec product() {
    return effective();
  }

  ArrayProduct effective() {
    Cached last = cached;
    long now = version.get();
    if (last == null || last.version() != now) {
      last = new Cached(now, computed());
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
    change(() -> bank.restore(snapshot));
  }

  private ArrayProduct computed() {
    double[][] siemens = siemensRows();
    double[][] effective =
        wires.isIdeal() ? siemens : WireNetwork.of(siemens, wires).effectiveSiemens(workers);
    return new ArrayProduct(siemens, wires, effective, periphery, workers);
  }

  private double[][] siemensRows() {
    double[] siemens = new double[cells()];
    bank.conductances(siemens);
    double[][] matrix = new double[rows][columns];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(siemens, r * columns, matrix[r], 0, columns);
    }
    return matrix;
  }

  /** A change that fails half-way has changed something, so it counts too. */
  private void change(Runnable action) {
    try {
      action.run();
    } finally {
      version.incrementAndGet();
    }
  }
}
