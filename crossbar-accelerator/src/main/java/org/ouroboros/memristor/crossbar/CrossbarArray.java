package org.ouroboros.memristor.crossbar;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.internal.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.wires.WireNetwork;
import org.ouroboros.memristor.crossbar.wires.Wires;

/**
 * An array of rows x columns over a device bank: cell r * columns + c is device r * columns + c.
 * Made by a {@link CrossbarSpec}.
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
  private final @Nullable Seed seed;
  private final PeripheryParameters periphery;
  private final Wires wires;
  private final ArrayProduct.Parameters mvmParameters;
  private final long readKey;
  private final Workers workers;
  private final AtomicLong version = new AtomicLong();
  private volatile @Nullable CachedProduct cached;

  /** A product and the version of the array that it was computed for. */
  private record CachedProduct(long version, ArrayProduct product) {}

  /** Makes an array over existing devices; the shape has been checked. */
  CrossbarArray(
      CrossbarSpec spec, DeviceBank bank, int rows, int columns, @Nullable Seed seed, Seed reads) {
    this.bank = bank;
    this.rows = rows;
    this.columns = columns;
    this.seed = seed;
    periphery = spec.periphery();
    wires = spec.wires();
    workers = spec.workers();
    readKey = reads.at(RandomStreams.CELL_READS).value();
    double readVolts = Math.abs(bank.model().operatingPoint().readVolts());
    mvmParameters =
        new ArrayProduct.Parameters(
            spec.converters(),
            readVolts,
            readVolts * bank.range().maxSiemens(),
            new ReadNoise(periphery.relativeReadNoise(), reads.at(RandomStreams.PRODUCTS)));
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
   * {@return the devices, which no periphery can observe; for evaluation only, as changes made to
   * them directly are not detected}
   */
  public DeviceBank bank() {
    return bank;
  }

  /**
   * {@return the seed that all random values of the array are derived from; empty for an array over
   * existing devices}
   */
  public Optional<Seed> seed() {
    return Optional.ofNullable(seed);
  }

  /** {@return the converters of products} */
  public Converters converters() {
    return mvmParameters.converters();
  }

  /** {@return the wires} */
  public Wires wires() {
    return wires;
  }

  /** {@return a new network of the present conductances and the wires, with all lines driven} */
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
    return Vectors.rows(siemens, columns);
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
