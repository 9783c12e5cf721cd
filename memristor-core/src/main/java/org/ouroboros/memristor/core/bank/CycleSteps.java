package org.ouroboros.memristor.core.bank;

import java.util.List;
import org.ouroboros.memristor.core.device.PulseBlock;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.random.KeyedGaussian;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Cycle-to-cycle (c2c) variation of all parameters. Random numbers are functions of (cell, pulse
 * number, parameter), so an update does not depend on earlier draws.
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

  /** Returns whether any parameter changes from cycle to cycle. */
  boolean move() {
    return moves;
  }

  /** Returns whether a parameter changes from cycle to cycle. */
  boolean move(int parameter) {
    return direct[parameter] > 0 || slope[parameter] > 0 || sigma[parameter] > 0;
  }

  /** Returns the lower limit of a parameter relative to its d2d value. */
  double lowest(int parameter) {
    return lowest[parameter];
  }

  /** Returns the upper limit of a parameter relative to its d2d value. */
  double highest(int parameter) {
    return highest[parameter];
  }

  /** Returns whether any parameter changes with the distance that the state traversed. */
  boolean followTheWay() {
    for (double part : slope) {
      if (part > 0) {
        return true;
      }
    }
    return false;
  }

  /** Updates parameters. Not thread-safe; one instance per thread. */
  final class Stepper {
    private final KeyedGaussian gaussian = new KeyedGaussian();
    private final long[] keys = new long[PulseBlock.CAPACITY];
    private final double[] move = new double[PulseBlock.CAPACITY];
    private final double[] draw = new double[PulseBlock.CAPACITY];

    /** Returns the keys of (cell, pulse number) of each lane; filled in by the caller first. */
    long[] keys() {
      return keys;
    }

    /**
     * Updates the parameters in the first lanes of a block by one cycle.
     *
     * @param block the devices
     * @param size number of lanes
     * @param ratio fraction of the distance to the state's bound that each pulse traversed
     * @param anchors columns of d2d values
     * @param positive per parameter, whether no device has a negative d2d value
     */
    void step(PulseBlock block, int size, double[] ratio, double[][] anchors, boolean[] positive) {
      for (int k = 0; k < count; k++) {
        double[] values = block.parameters(k);
        if (sigma[k] > 0) {
          fresh(k, size, anchors[k], values);
        } else if (direct[k] > 0 || slope[k] > 0) {
          if (slope[k] > 0) {
            Seed.symmetricPairs(keys, k, size, move, draw);
            walk(size, direct[k], ratio, slope[k], values);
          } else {
            Seed.symmetric(keys, k, size, move);
            walk(size, direct[k], values);
          }
        } else {
          continue;
        }
        if (positive[k]) {
          clipPositive(size, values, anchors[k], lowest[k], highest[k]);
        } else {
          clip(size, values, anchors[k], lowest[k], highest[k]);
        }
      }
    }

    private void fresh(int k, int size, double[] anchors, double[] values) {
      for (int i = 0; i < size; i++) {
        values[i] = anchors[i] * (1 + sigma[k] * gaussian.at(Seed.key(keys[i], k)));
      }
    }

    private void walk(int size, double direct, double[] values) {
      double[] moves = move;
      for (int i = 0; i < size; i++) {
        values[i] = values[i] * (1 + direct * moves[i]);
      }
    }

    private void walk(int size, double direct, double[] ratio, double slope, double[] values) {
      double[] moves = move;
      double[] draws = draw;
      for (int i = 0; i < size; i++) {
        values[i] = values[i] * (1 + (direct * moves[i] + ratio[i] * slope * draws[i]));
      }
    }
  }

  private static void clipPositive(
      int size, double[] values, double[] anchors, double lowest, double highest) {
    for (int i = 0; i < size; i++) {
      double value = Math.min(values[i], anchors[i] * highest);
      values[i] = Math.max(value, anchors[i] * lowest);
    }
  }

  /** Clamps values to their limits, which a negative d2d value swaps. */
  private static void clip(
      int size, double[] values, double[] anchors, double lowest, double highest) {
    for (int i = 0; i < size; i++) {
      double one = anchors[i] * lowest;
      double other = anchors[i] * highest;
      double value = Math.min(values[i], Math.max(one, other));
      values[i] = Math.max(value, Math.min(one, other));
    }
  }
}
