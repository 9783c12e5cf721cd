package org.ouroboros.memristor.crossbar;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ouroboros.memristor.core.array.WeightCoding;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Run;

/**
 * Matrix-vector products on simulated crossbars: each matrix is encoded as conductances (as
 * differential pairs by default) and programmed into new arrays.
 *
 * <p>All random values of a matrix (devices, start states, read noise, programming) are functions
 * of the context's seed and the matrix's index; {@link #load(double[][])} counts its calls from 0.
 * So backends with the same seed and specification but different programmers work on identical
 * copies of the same devices.
 *
 * <p>A matrix that exceeds the {@link TileSize} is split into blocks, which share one encoding.
 */
public final class CrossbarBackend implements MatVecBackend {

  private final CrossbarHardware hardware;
  private final ArrayWriter writer;
  private final Run run;
  private final WeightMapping mapping;
  private final AtomicLong loads = new AtomicLong();

  /**
   * Makes a backend that encodes weights as differential pairs.
   *
   * @param hardware specification of the arrays
   * @param writer programs the conductances
   * @param run seed, progress, cancellation; cancellation leaves cells in their present state
   */
  public CrossbarBackend(CrossbarHardware hardware, ArrayWriter writer, Run run) {
    this(hardware, writer, run, WeightMapping.PAIRS);
  }

  /**
   * Makes a backend.
   *
   * @param hardware specification of the arrays
   * @param writer programs the conductances
   * @param run seed, progress, cancellation; cancellation leaves cells in their present state
   * @param mapping encoding and wire compensation
   */
  public CrossbarBackend(
      CrossbarHardware hardware, ArrayWriter writer, Run run, WeightMapping mapping) {
    this.hardware = hardware;
    this.writer = writer;
    this.run = run;
    this.mapping = mapping;
  }

  @Override
  public String name() {
    return "crossbar";
  }

  @Override
  public String description() {
    return "crossbar arrays of " + hardware.model().name();
  }

  /**
   * Programs a matrix into new arrays under the next index.
   *
   * @param weights inputs x outputs, finite values; copied
   * @return the layer
   */
  @Override
  public CrossbarLayer load(double[][] weights) {
    double[][] checked = Require.matrix("weights", weights);
    return load(loads.getAndIncrement(), checked);
  }

  /**
   * Programs a matrix into new arrays under a given index. The same index and shape give the same
   * devices, also in another backend of the same seed and specification.
   *
   * @param index coordinate of all random values
   * @param weights inputs x outputs, finite values; copied
   * @return the layer
   */
  public CrossbarLayer load(long index, double[][] weights) {
    double[][] matrix = Require.matrix("weights", weights);
    WeightCoding coding = mapping.fitting().fit(hardware.range(), matrix);
    TileSize size = hardware.tileSize();
    int mostOutputs = coding.outputs(size.maxColumns());
    TileGrid grid = TileGrid.of(matrix, size.maxRows(), mostOutputs);
    double[][] written = matrix;
    if (mapping.compensated() && !hardware.wires().isIdeal()) {
      written = new WireCompensation(hardware, grid).distort(matrix, mapping.fitting());
      coding = mapping.fitting().fit(hardware.range(), written);
    }
    Seed seed = run.seed().at("crossbar").at(index);
    List<CrossbarTile> tiles = new ArrayList<>();
    for (TileGrid.Block block : grid.blocks()) {
      Seed own = seed.at(tiles.size());
      int columns = coding.arrayColumns(block.outputs());
      CrossbarArray array = hardware.array(block.inputs(), columns, own);
      ProgrammingReport report = write(array, coding.encode(block.of(written)), own);
      tiles.add(
          new CrossbarTile(
              array, report, block.firstInput(), block.firstOutput(), block.outputs()));
    }
    return new CrossbarLayer(matrix.length, matrix[0].length, coding, tiles, hardware.workers());
  }

  private ProgrammingReport write(CrossbarArray array, double[] siemens, Seed seed) {
    Run own = new Run(seed.at("programming"), run.progress(), run.cancellation());
    return writer.write(array, siemens, own);
  }
}
