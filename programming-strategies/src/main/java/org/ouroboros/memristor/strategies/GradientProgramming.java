package org.ouroboros.memristor.strategies;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.programming.ProgrammingSession;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.validation.Require;

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
 * @param maxPasses maximum number of passes, at least 1
 */
public record GradientProgramming(PulseMapper mapper, int maxPasses)
    implements ProgrammingStrategy {
  private static final int DEFAULT_MAX_PASSES = 20;

  /** Provides this strategy as {@code gradient}. */
  public static final class Factory extends NamedFactory {
    /** Makes the factory. */
    public Factory() {
      super(
          "gradient",
          "pulses from the errors of matrix-vector products, readings only at the end",
          context ->
              new GradientProgramming(
                  context.mapper().orElseGet(context::noiseFreeInverse), DEFAULT_MAX_PASSES));
    }
  }

  public GradientProgramming {
    Require.atLeast("maxPasses", maxPasses, 1);
  }

  @Override
  public boolean supportsBlocks() {
    return false;
  }

  @Override
  public void write(ProgrammingSession session) {
    ConductanceEstimator estimator = new ConductanceEstimator(session);
    MapperMemory memory = mapper.newMemory(session.cells());
    PulseRequests requests = new PulseRequests(session.cells());
    PulsePlan plan = new PulsePlan();
    for (int pass = 0; pass < maxPasses; pass++) {
      int[] unfinished = session.enforceBudget();
      if (unfinished.length == 0) {
        return;
      }
      double[] estimatedSiemens = estimator.estimate();
      double[] reachedSiemens = new double[plan.size()];
      Arrays.setAll(reachedSiemens, i -> estimatedSiemens[plan.cell(i)]);
      mapper.observe(requests, plan, reachedSiemens, memory);
      int[] offTarget =
          IntStream.of(unfinished)
              .filter(cell -> !session.targets().isWithinTolerance(cell, estimatedSiemens[cell]))
              .toArray();
      if (offTarget.length == 0) {
        break;
      }
      requests.clear();
      for (int cell : offTarget) {
        double targetSiemens = session.targets().siemens(cell);
        requests.add(
            cell, estimatedSiemens[cell], targetSiemens, session.targets().tolerance(cell));
      }
      mapper.choose(requests, memory, plan);
      for (int i = 0; i < plan.size(); i++) {
        double seconds = Math.max(plan.seconds(i), mapper.driver().shortestSeconds());
        plan.set(i, plan.volts(i), seconds);
      }
      session.pulse(plan);
    }
    session.verify();
  }

  /** Estimates the conductances of all cells by products. */
  private static final class ConductanceEstimator {
    private final ProgrammingSession session;
    private final int rows;
    private final int columns;
    private final int vectors;
    private final double volts;
    private final double[] inputs;
    private final double[] amperes;

    ConductanceEstimator(ProgrammingSession session) {
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
    double[] estimate() {
      session.multiply(inputs, vectors, amperes);
      double[] siemens = new double[rows * columns];
      for (int v = 0; v < vectors; v++) {
        for (int row = 0; row < rows; row++) {
          double weight = sign(v, row) / (vectors * volts);
          for (int column = 0; column < columns; column++) {
            siemens[row * columns + column] += weight * amperes[v * columns + column];
          }
        }
      }
      Arrays.setAll(siemens, cell -> session.conductanceRange().clamp(siemens[cell]));
      return siemens;
    }
  }
}
