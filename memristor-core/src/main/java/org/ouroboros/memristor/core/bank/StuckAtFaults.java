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
   * {@return for each cell, component 0 of its state if it is stuck, else NaN}
   *
   * @param cells number of cells
   * @param window the window that the periphery enforces
   * @param seed seed of the draws
   */
  double[] states(int cells, StateWindow window, Seed seed);

  /**
   * {@return faults drawn independently for each cell} The three fractions must not be negative and
   * must sum to at most 1.
   *
   * @param off fraction of cells stuck at the window's lower end
   * @param on fraction of cells stuck at the window's upper end
   * @param between fraction of cells stuck at states uniform between the ends
   */
  static StuckAtFaults fractions(double off, double on, double between) {
    Require.nonNegative("off", off);
    Require.nonNegative("on", on);
    Require.nonNegative("between", between);
    Require.inRange("off + on + between", off + on + between, 0, 1);
    return (cells, window, seed) -> {
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
    };
  }

  /**
   * {@return given faults: component 0 of the state, in the model's unit, of each stuck cell by its
   * index}
   */
  static StuckAtFaults listed(Map<Integer, Double> stateOfCell) {
    Map<Integer, Double> copy = Map.copyOf(stateOfCell);
    copy.forEach((cell, state) -> Require.finite("state of stuck cell " + cell, state));
    return (cells, window, seed) -> {
      double[] states = new double[cells];
      Arrays.fill(states, Double.NaN);
      copy.forEach((cell, state) -> states[Require.index("stuck cell", cell, cells)] = state);
      return states;
    };
  }
}
