package org.ouroboros.memristor.strategies;

import java.util.stream.IntStream;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;

/**
 * Programming by matrix-vector products (after Buechel et al., "Programming weights to analog
 * in-memory computing cores by direct minimization of the matrix-vector multiplication error", IEEE
 * JETCAS 13(4), 2023). The array is multiplied by the rows of a Hadamard matrix; the sum of outer
 * products of the vectors and the products' errors is the gradient of the squared error, for these
 * vectors the error of each cell itself. It includes the effects of wires and converters and
 * averages the read noise. Cells outside their tolerance get the mapper's pulse for that move.
 *
 * <p>A pass takes one product per row, rounded up to a power of two, each in the time of one read.
 * Finally every cell is verified by a reading.
 *
 * @param mapper chooses the pulses
 * @param passes maximum number of passes, at least 1
 */
public record GradientProgramming(PulseMapper mapper, int passes) implements ProgrammingStrategy {

  private static final int PASSES = 20;

  /** Provides this strategy as {@code gradient}. */
  public static final class Factory implements StrategyFactory {

    /** Makes the factory. */
    public Factory() {}

    @Override
    public String name() {
      return "gradient";
    }

    @Override
    public String description() {
      return "pulses from the errors of matrix-vector products, readings only at the end";
    }

    @Override
    public ProgrammingStrategy create(StrategyContext context) {
      return new GradientProgramming(context.mapper().orElseGet(context::inverse), PASSES);
    }
  }

  public GradientProgramming {
    Require.atLeast("maxPasses", passes, 1);
  }

  @Override
  public boolean writesBlocks() {
    return false;
  }

  @Override
  public void write(ProgrammingSession session) {
    Products products = new Products(session);
    MapperMemory memory = mapper.newMemory(session.cells());
    PulseRequests requests = new PulseRequests(session.cells());
    PulseChoices choices = new PulseChoices();
    int[] pulsed = new int[0];
    for (int pass = 0; pass < passes; pass++) {
      int[] open = session.affordable();
      if (open.length == 0) {
        return;
      }
      double[] found = products.measure();
      double[] reached = IntStream.of(pulsed).mapToDouble(cell -> found[cell]).toArray();
      mapper.observe(requests, choices, reached, memory);
      int[] off =
          IntStream.of(open).filter(cell -> !session.targets().hit(cell, found[cell])).toArray();
      if (off.length == 0) {
        break;
      }
      requests.clear();
      for (int cell : off) {
        double target = session.targets().siemens(cell);
        requests.add(cell, found[cell], target, session.targets().tolerance(cell));
      }
      mapper.choose(requests, memory, choices);
      double[] volts = new double[off.length];
      double[] seconds = new double[off.length];
      double least = mapper.driver().shortestSeconds();
      for (int i = 0; i < off.length; i++) {
        volts[i] = choices.volts(i);
        seconds[i] = Math.max(choices.seconds(i), least);
        choices.set(i, volts[i], seconds[i], Double.NaN);
      }
      session.pulse(off, volts, seconds);
      pulsed = off;
    }
    session.verify();
  }

  /** Estimates the conductances of all cells by products. */
  private static final class Products {
    private final ProgrammingSession session;
    private final int rows;
    private final int columns;
    private final int vectors;
    private final double volts;
    private final double[] inputs;
    private final double[] amperes;

    Products(ProgrammingSession session) {
      this.session = session;
      columns = session.columns();
      rows = session.cells() / columns;
      vectors = Integer.highestOneBit(Math.max(1, 2 * rows - 1));
      volts = Math.abs(session.model().operatingPoint().readVolts());
      inputs = new double[vectors * rows];
      amperes = new double[vectors * columns];
      for (int v = 0; v < vectors; v++) {
        for (int row = 0; row < rows; row++) {
          inputs[v * rows + row] = sign(v, row) * volts;
        }
      }
    }

    private static int sign(int vector, int row) {
      return Integer.bitCount(vector & row) % 2 == 0 ? 1 : -1;
    }

    /** Returns the estimates, clamped to the range: normalised sums of outer products [S]. */
    double[] measure() {
      session.multiply(inputs, vectors, amperes);
      double[] found = new double[rows * columns];
      for (int v = 0; v < vectors; v++) {
        for (int row = 0; row < rows; row++) {
          double weight = sign(v, row) / (vectors * volts);
          for (int column = 0; column < columns; column++) {
            found[row * columns + column] += weight * amperes[v * columns + column];
          }
        }
      }
      double low = session.range().minSiemens();
      double high = session.range().maxSiemens();
      for (int cell = 0; cell < found.length; cell++) {
        found[cell] = Math.max(low, Math.min(high, found[cell]));
      }
      return found;
    }
  }
}
