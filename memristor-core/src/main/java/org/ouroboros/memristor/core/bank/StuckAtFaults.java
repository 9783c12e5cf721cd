package org.ouroboros.memristor.core.bank;

import java.util.Arrays;
import java.util.Map;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Stuck-at faults: which cells of a bank are defective and stay in one state. A pure function of
 * its arguments, so the faults of a bank do not depend on the number of threads.
 */
@FunctionalInterface
public interface StuckAtFaults {

  /** No faults. */
  StuckAtFaults NONE = fractions(0, 0, 0);

  /**
   * Returns the states of the stuck cells.
   *
   * @param cells number of cells
   * @param window the window that the periphery enforces
   * @param seed seed of the draws
   * @return for each cell, component 0 of its state if it is stuck, else NaN
   */
  double[] states(int cells, StateWindow window, Seed seed);

  /**
   * Returns faults that are drawn independently for each cell. The three fractions must not be
   * negative and must sum to at most 1.
   *
   * @param off fraction of cells stuck at the window's lower end
   * @param on fraction of cells stuck at the window's upper end
   * @param between fraction of cells stuck at states uniform between the ends
   * @return the random faults
   */
  static StuckAtFaults fractions(double off, double on, double between) {
    return new Fractions(off, on, between);
  }

  /**
   * Returns given faults.
   *
   * @param stateOfCell component 0 of the state of each stuck cell by cell index, in the model's
   *     unit
   * @return these faults
   */
  static StuckAtFaults listed(Map<Integer, Double> stateOfCell) {
    return new Listed(stateOfCell);
  }

  /**
   * Random faults.
   *
   * @param off fraction of cells stuck at the window's lower end
   * @param on fraction of cells stuck at the window's upper end
   * @param between fraction of cells stuck at states uniform between the ends
   */
  record Fractions(double off, double on, double between) implements StuckAtFaults {

    public Fractions {
      Require.nonNegative("off", off);
      Require.nonNegative("on", on);
      Require.nonNegative("between", between);
      Require.inRange("off + on + between", off + on + between, 0, 1);
    }

    @Override
    public double[] states(int cells, StateWindow window, Seed seed) {
      double[] states = new double[cells];
      for (int cell = 0; cell < cells; cell++) {
        long key = seed.at(cell).value();
        double selector = Seed.uniform(key, 0);
        double position = Seed.uniform(key, 1);
        states[cell] =
            selector < off
                ? window.lowerState()
                : selector < off + on
                    ? window.upperState()
                    : selector < off + on + between
                        ? (1 - position) * window.lowerState() + position * window.upperState()
                        : Double.NaN;
      }
      return states;
    }
  }

  /**
   * Given faults.
   *
   * @param stateOfCell component 0 of the state of each stuck cell by cell index
   */
  record Listed(Map<Integer, Double> stateOfCell) implements StuckAtFaults {

    public Listed {
      stateOfCell = Map.copyOf(stateOfCell);
      stateOfCell.forEach((cell, state) -> Require.finite("state of stuck cell " + cell, state));
    }

    @Override
    public double[] states(int cells, StateWindow window, Seed seed) {
      double[] states = new double[cells];
      Arrays.fill(states, Double.NaN);
      stateOfCell.forEach(
          (cell, state) -> {
            Require.that(
                cell >= 0 && cell < cells,
                "stuck cell",
                "must lie in [0, " + (cells - 1) + "]",
                cell);
            states[cell] = state;
          });
      return states;
    }
  }
}
