package org.ouroboros.memristor.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Run;

/**
 * Matrices in simulated crossbars: each is coded as differential pairs, written to fresh arrays and
 * multiplies from there.
 *
 * <p>Every matrix has an index, and all that is drawn for it (devices, start states, read noise,
 * programming) is a function of the run's seed and this index; {@link #load(double[][])} counts its
 * calls from 0. So two backends of one seed and one hardware that write differently do so on copies
 * of the same devices in the same states, matrix by matrix.
 *
 * <p>A matrix that does not fit the hardware's {@link TileSize} is split into blocks of whole
 * pairs; all blocks share the matrix's coding.
 */
public final class CrossbarBackend implements MatVecBackend {

  private final CrossbarHardware hardware;
  private final ArrayWriter writer;
  private final Run run;
  private final AtomicLong loads = new AtomicLong();

  /**
   * Makes a backend.
   *
   * @param hardware what arrays are made of
   * @param writer how conductances get into them
   * @param run seed, progress, cancellation; a cancelled run leaves cells where they are
   */
  public CrossbarBackend(CrossbarHardware hardware, ArrayWriter writer, Run run) {
    this.hardware = hardware;
    this.writer = writer;
    this.run = run;
  }

  @Override
  public String name() {
    return "crossbar";
  }

  @Override
  public String description() {
    return "crossbar arrays of " + hardware.model().name() + ", differential pairs";
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
    int inputs = matrix.length;
    int outputs = matrix[0].length;
    DifferentialPairs coding = DifferentialPairs.fitting(hardware.range(), matrix);
    Seed seed = run.seed().at("crossbar").at(index);
    int blockInputs = Math.min(inputs, hardware.tileSize().maxRows());
    int blockOutputs = Math.min(outputs, hardware.tileSize().maxColumns() / 2);
    List<CrossbarTile> tiles = new ArrayList<>();
    for (int r = 0; r < inputs; r += blockInputs) {
      for (int c = 0; c < outputs; c += blockOutputs) {
        double[][] block = block(matrix, r, c, blockInputs, blockOutputs);
        Seed own = seed.at(tiles.size());
        CrossbarArray array =
            hardware.array(block.length, coding.arrayColumns(block[0].length), own);
        tiles.add(new CrossbarTile(array, write(array, coding.encode(block), own), r, c));
      }
    }
    return new CrossbarLayer(inputs, outputs, coding, tiles, hardware.workers());
  }

  /** A block of at most height x width, less at the matrix's edges. */
  private static double[][] block(double[][] matrix, int r, int c, int height, int width) {
    double[][] block = Arrays.copyOfRange(matrix, r, Math.min(matrix.length, r + height));
    int end = Math.min(matrix[0].length, c + width);
    Arrays.setAll(block, i -> Arrays.copyOfRange(block[i], c, end));
    return block;
  }

  private ProgrammingReport write(CrossbarArray array, double[] siemens, Seed seed) {
    Run own = new Run(seed.at("programming"), run.progress(), run.cancellation());
    return writer.write(array, siemens, own);
  }
}
