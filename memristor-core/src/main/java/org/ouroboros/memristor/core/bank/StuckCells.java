package org.ouroboros.memristor.core.bank;

import java.util.Arrays;
import java.util.Map;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.Window;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Which cells of a bank are broken and rest in one state for ever. A function of its arguments
 * alone, so a bank is the same whenever and by however many threads it is built.
 */
@FunctionalInterface
public interface StuckCells {

  /** All cells work. */
  StuckCells NONE = fractions(0, 0, 0);

  /**
   * The states at which cells are stuck.
   *
   * @param cells how many cells there are
   * @param window the window that the periphery keeps
   * @param seed the seed of what is drawn
   * @return component 0 of each stuck cell's state, NaN for each cell that works
   */
  double[] states(int cells, Window window, Seed seed);

  /**
   * Cells drawn independently of each other, each from coordinates of its own.
   *
   * @param off the part that is stuck at the window's lower end
   * @param on the part that is stuck at the window's upper end
   * @param between the part that is stuck uniformly anywhere between them
   * @return the draw; the three parts are not negative and together at most 1
   */
  static StuckCells fractions(double off, double on, double between) {
    return new Fractions(off, on, between);
  }

  /**
   * Cells that are known one by one.
   *
   * @param stateOfCell component 0 of the state of each stuck cell by its index, in the model's
   *     unit
   * @return these cells
   */
  static StuckCells listed(Map<Integer, Double> stateOfCell) {
    return new Listed(stateOfCell);
  }

  /**
   * Drawn by seed.
   *
   * @param off the part that is stuck at the window's lower end
   * @param on the part that is stuck at the window's upper end
   * @param between the part that is stuck uniformly anywhere between them
   */
  record Fractions(double off, double on, double between) implements StuckCells {

    public Fractions {
      Require.nonNegative("off", off);
      Require.nonNegative("on", on);
      Require.nonNegative("between", between);
      Require.within("off + on + between", off + on + between, 0, 1);
    }

    @Override
    public double[] states(int cells, Window window, Seed seed) {
      double[] states = new double[cells];
      for (int cell = 0; cell < cells; cell++) {
        long key = seed.at(cell).value();
        double kind = Seed.unit(key, 0);
        double part = Seed.unit(key, 1);
        states[cell] =
            kind < off
                ? window.lowerState()
                : kind < off + on
                    ? window.upperState()
                    : kind < off + on + between
                        ? (1 - part) * window.lowerState() + part * window.upperState()
                        : Double.NaN;
      }
      return states;
    }
  }

  /**
   * Known one by one.
   *
   * @param stateOfCell component 0 of the state of each stuck cell by its index
   */
  record Listed(Map<Integer, Double> stateOfCell) implements StuckCells {

    public Listed {
      stateOfCell = Map.copyOf(stateOfCell);
      stateOfCell.forEach((cell, state) -> Require.finite("state of stuck cell " + cell, state));
    }

    @Override
    public double[] states(int cells, Window window, Seed seed) {
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
