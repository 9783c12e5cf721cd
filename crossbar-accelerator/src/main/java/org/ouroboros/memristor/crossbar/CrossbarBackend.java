package org.ouroboros.memristor.crossbar;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Matrix-vector products on simulated crossbars: each matrix is encoded as conductances (as
 * differential pairs by default) and programmed into new arrays.
 *
 * <p>All random values of a matrix (devices, start states, read noise, programming) are functions
 * of the context's seed and the matrix's index; {@link #load(double[][])} counts its calls from 0.
 * So backends with the same seed and specification but different programmers work on identical
 * copies of the same devices.
 *
 * <p>A matrix that exceeds the {@link CrossbarSpec.TileSize} is split into blocks, which share one
 * encoding.
 */
public final class CrossbarBackend implements MatVecBackend {
  private final CrossbarSpec spec;
  private final ArrayProgrammer programmer;
  private final RunContext context;
  private final WeightMapping mapping;
  private final AtomicLong loads = new AtomicLong();

  /**
   * Makes a backend that encodes weights as differential pairs.
   *
   * @param spec specification of the arrays
   * @param programmer programs the conductances
   * @param context seed, progress, cancellation; cancellation leaves cells in their present state
   */
  public CrossbarBackend(CrossbarSpec spec, ArrayProgrammer programmer, RunContext context) {
    this(spec, programmer, context, WeightMapping.DIFFERENTIAL_PAIRS);
  }

  /**
   * Makes a backend.
   *
   * @param spec specification of the arrays
   * @param programmer programs the conductances
   * @param context seed, progress, cancellation; cancellation leaves cells in their present state
   * @param mapping encoding and wire compensation
   */
  public CrossbarBackend(
      CrossbarSpec spec, ArrayProgrammer programmer, RunContext context, WeightMapping mapping) {
    this.spec = spec;
    this.programmer = programmer;
    this.context = context;
    this.mapping = mapping;
  }

  @Override
  public String name() {
    return "crossbar";
  }

  @Override
  public String description() {
    return "crossbar arrays of " + spec.model().name();
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
    WeightEncoding encoding = mapping.encodingFactory().fit(spec.range(), matrix);
    CrossbarSpec.TileSize size = spec.tileSize();
    int maxOutputs = encoding.outputs(size.maxColumns());
    TileGrid grid = TileGrid.of(matrix, size.maxRows(), maxOutputs);
    double[][] written = matrix;
    if (mapping.compensated() && !spec.wires().isIdeal()) {
      written = new WireCompensation(spec, grid).predistort(matrix, mapping.encodingFactory());
      encoding = mapping.encodingFactory().fit(spec.range(), written);
    }
    Seed seed = context.seed().at(RandomStreams.CROSSBAR).at(index);
    List<CrossbarLayer.Tile> tiles = new ArrayList<>();
    for (TileGrid.Block block : grid.blocks()) {
      Seed tileSeed = seed.at(tiles.size());
      int columns = encoding.arrayColumns(block.outputs());
      CrossbarArray array = spec.newArray(block.inputs(), columns, tileSeed);
      ProgrammingReport report =
          program(array, encoding.encode(block.submatrix(written)), tileSeed);
      tiles.add(
          new CrossbarLayer.Tile(
              array, report, block.firstInput(), block.firstOutput(), block.outputs()));
    }
    return new CrossbarLayer(matrix.length, matrix[0].length, encoding, tiles, spec.workers());
  }

  private ProgrammingReport program(CrossbarArray array, double[] siemens, Seed seed) {
    return programmer.program(array, siemens, context.withSeed(seed.at(RandomStreams.PROGRAMMING)));
  }
}
