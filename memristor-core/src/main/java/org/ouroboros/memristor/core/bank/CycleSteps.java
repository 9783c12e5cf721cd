package org.ouroboros.memristor.core.bank;

import java.util.List;
import org.ouroboros.memristor.core.device.PulseBlock;
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

  /** Whether a parameter changes from cycle to cycle. */
  boolean move(int parameter) {
    return direct[parameter] > 0 || slope[parameter] > 0 || sigma[parameter] > 0;
  }

  /** The least factor on a parameter's d2d value. */
  double lowest(int parameter) {
    return lowest[parameter];
  }

  /** The greatest factor on a parameter's d2d value. */
  double highest(int parameter) {
    return highest[parameter];
  }

  /** Whether any change depends on the way that the state went. */
  boolean followTheWay() {
    for (double part : slope) {
      if (part > 0) {
        return true;
      }
    }
    return false;
  }

  /** Takes the steps of one thread. */
  final class Stepper {
    private final KeyedGaussian gaussian = new KeyedGaussian();
    private final long[] keys = new long[PulseBlock.CAPACITY];
    private final double[] move = new double[PulseBlock.CAPACITY];
    private final double[] draw = new double[PulseBlock.CAPACITY];

    /** The keys of cells and pulses at which a step's draws stand, to be filled in first. */
    long[] keys() {
      return keys;
    }

    /**
     * Moves the parameters of the first devices of a block by one cycle.
     *
     * @param block the devices
     * @param size how many
     * @param ratio part of the way to the state's bound that each pulse went
     * @param anchors columns of d2d values
     * @param positive the parameters of which no device has a negative d2d value
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

  /** Keeps values inside their limits; a negative anchor turns these round. */
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
