package org.ouroboros.memristor.core.bank;

import java.util.List;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.KeyedGaussian;
import org.ouroboros.memristor.core.random.Seed;

/**
 * The change of all parameters from one cycle to the next, as primitive arrays. Draws stand at (key
 * of cell and pulse, parameter), so a step does not depend on the ones before.
 */
final class CycleSteps {

  private final int count;
  private final double[] direct;
  private final double[] slope;
  private final double[] sigma;
  private final double[] lowest;
  private final double[] highest;
  private final boolean moves;

  CycleSteps(List<Variation.Spread> spreads) {
    count = spreads.size();
    direct = new double[count];
    slope = new double[count];
    sigma = new double[count];
    lowest = new double[count];
    highest = new double[count];
    boolean any = false;
    for (int k = 0; k < count; k++) {
      Variation.CycleChange change = spreads.get(k).cycle();
      if (change instanceof Variation.BoundedWalk walk) {
        direct[k] = walk.direct();
        slope[k] = walk.slope();
      } else if (change instanceof Variation.Independent fresh) {
        sigma[k] = fresh.relativeSigma();
      }
      lowest[k] = 1 + change.lowerFraction();
      highest[k] = 1 + change.upperFraction();
      any |= direct[k] > 0 || slope[k] > 0 || sigma[k] > 0;
    }
    moves = any;
  }

  /** Whether any parameter changes from cycle to cycle. */
  boolean move() {
    return moves;
  }

  /** Takes the steps of one thread. */
  final class Stepper {
    private final KeyedGaussian gaussian = new KeyedGaussian();

    /**
     * Moves the parameters of a cell by one cycle.
     *
     * @param key key of the cell and the pulse
     * @param ratio part of the way to the state's bound that the pulse went
     * @param p the parameters, changed in place
     * @param anchors d2d values of all cells
     * @param at where the cell's begin
     */
    void step(long key, double ratio, double[] p, double[] anchors, int at) {
      for (int k = 0; k < count; k++) {
        double anchor = anchors[at + k];
        double value;
        if (sigma[k] > 0) {
          value = anchor * (1 + sigma[k] * gaussian.at(Seed.key(key, k)));
        } else {
          double move = direct[k] == 0 ? 0 : direct[k] * Seed.symmetric(key, 2 * k);
          if (slope[k] != 0) {
            move += ratio * slope[k] * Seed.symmetric(key, 2 * k + 1);
          }
          if (move == 0) {
            continue;
          }
          value = p[k] * (1 + move);
        }
        double low = anchor * lowest[k];
        double high = anchor * highest[k];
        // A negative anchor turns its limits round.
        p[k] = anchor >= 0 ? clip(value, low, high) : clip(value, high, low);
      }
    }
  }

  private static double clip(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
