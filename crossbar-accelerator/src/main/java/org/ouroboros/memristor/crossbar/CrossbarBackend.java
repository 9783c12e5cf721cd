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
 * Matrices in simulated crossbars: each is coded as conductances, by differential pairs unless said
 * otherwise, written to fresh arrays and multiplies from there.
 *
 * <p>Every matrix has an index, and all that is drawn for it (devices, start states, read noise,
 * programming) is a function of the run's seed and this index; {@link #load(double[][])} counts its
 * calls from 0. So two backends of one seed and one hardware that write differently do so on copies
 * of the same devices in the same states, matrix by matrix.
 *
 * <p>A matrix that does not fit the hardware's {@link TileSize} is split into blocks of whole
 * outputs; all blocks share the matrix's coding.
 */
public final class CrossbarBackend implements MatVecBackend {

  private final CrossbarHardware hardware;
  private final ArrayWriter writer;
  private final Run run;
  private final WeightMapping mapping;
  private final AtomicLong loads = new AtomicLong();

  /**
   * Makes a backend.
   *
   * @param hardware what arrays are made of
   * @param writer how conductances get into them
   * @param run seed, progress, cancellation; a cancelled run leaves cells where they are
   */
  public CrossbarBackend(CrossbarHardware hardware, ArrayWriter writer, Run run) {
    this(hardware, writer, run, WeightMapping.PAIRS);
  }

  /**
   * Makes a backend.
   *
   * @param hardware what arrays are made of
   * @param writer how conductances get into them
   * @param run seed, progress, cancellation; a cancelled run leaves cells where they are
   * @param mapping how weights become conductances
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
   * Writes a matrix to fresh arrays under the next index.
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
   * Writes a matrix to fresh arrays under an index of the caller's choice. The same index and shape
   * give the same devices, also in another backend of the same seed and hardware.
   *
   * @param index coordinate of all that is drawn
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
