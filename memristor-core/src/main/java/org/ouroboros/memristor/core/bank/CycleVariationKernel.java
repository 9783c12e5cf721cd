package org.ouroboros.memristor.core.bank;

import java.util.List;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.internal.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.internal.random.SplitMix;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.solver.PulseSolver;

/**
 * Cycle-to-cycle (c2c) variation of all parameters. Random numbers are functions of (cell, pulse
 * number, parameter), so an update does not depend on earlier draws.
 */
final class CycleVariationKernel {
  private final int count;
  private final double[] baseStep;
  private final double[] switchingStep;
  private final double[] independentSigma;
  private final double[] lowerFactor;
  private final double[] upperFactor;
  private final boolean anyVaries;

  CycleVariationKernel(List<Variation.ParameterVariation> variations) {
    count = variations.size();
    baseStep = new double[count];
    switchingStep = new double[count];
    independentSigma = new double[count];
    lowerFactor = new double[count];
    upperFactor = new double[count];
    boolean any = false;
    for (int k = 0; k < count; k++) {
      Variation.CycleVariation variation = variations.get(k).cycle();
      if (variation instanceof Variation.BoundedRandomWalk randomWalk) {
        baseStep[k] = randomWalk.baseAmplitude();
        switchingStep[k] = randomWalk.switchingAmplitude();
      } else if (variation instanceof Variation.IndependentCycleNoise independent) {
        independentSigma[k] = independent.relativeSigma();
      }
      lowerFactor[k] = 1 + variation.lowerFraction();
      upperFactor[k] = 1 + variation.upperFraction();
      any |= baseStep[k] > 0 || switchingStep[k] > 0 || independentSigma[k] > 0;
    }
    anyVaries = any;
  }

  /** Returns whether any parameter changes from cycle to cycle. */
  boolean anyVaries() {
    return anyVaries;
  }

  /** Returns whether a parameter changes from cycle to cycle. */
  boolean varies(int parameter) {
    return baseStep[parameter] > 0
        || switchingStep[parameter] > 0
        || independentSigma[parameter] > 0;
  }

  /** Returns the lower limit of a parameter relative to its d2d value. */
  double lowerFactor(int parameter) {
    return lowerFactor[parameter];
  }

  /** Returns the upper limit of a parameter relative to its d2d value. */
  double upperFactor(int parameter) {
    return upperFactor[parameter];
  }

  /** Returns whether any parameter changes with the distance that the state traversed. */
  boolean usesTraversedFraction() {
    for (double step : switchingStep) {
      if (step > 0) {
        return true;
      }
    }
    return false;
  }

  /** Updates parameters. Not thread-safe; one instance per thread. */
  final class Updater {
    private final CounterBasedGaussian gaussian = new CounterBasedGaussian();
    private final long[] keys = new long[PulseSolver.Block.CAPACITY];
    private final double[] baseDraws = new double[PulseSolver.Block.CAPACITY];
    private final double[] switchingDraws = new double[PulseSolver.Block.CAPACITY];

    /** Returns the keys of (cell, pulse number) of each lane; filled in by the caller first. */
    long[] keys() {
      return keys;
    }

    /**
     * Updates the parameters in the first lanes of a block by one cycle.
     *
     * @param block the devices
     * @param size number of lanes
     * @param traversedFraction fraction of the distance to the state's bound that each pulse
     *     traversed
     * @param baseParameters columns of d2d values
     * @param nonNegativeBase per parameter, whether no device has a negative d2d value
     */
    void update(
        PulseSolver.Block block,
        int size,
        double[] traversedFraction,
        double[][] baseParameters,
        boolean[] nonNegativeBase) {
      for (int k = 0; k < count; k++) {
        double[] values = block.parameters(k);
        if (independentSigma[k] > 0) {
          drawIndependent(k, size, baseParameters[k], values);
        } else if (baseStep[k] > 0 || switchingStep[k] > 0) {
          if (switchingStep[k] > 0) {
            SplitMix.symmetricUniformPairs(keys, k, size, baseDraws, switchingDraws);
            randomWalk(size, baseStep[k], traversedFraction, switchingStep[k], values);
          } else {
            SplitMix.symmetricUniform(keys, k, size, baseDraws);
            randomWalk(size, baseStep[k], values);
          }
        } else {
          continue;
        }
        if (nonNegativeBase[k]) {
          clipPositive(size, values, baseParameters[k], lowerFactor[k], upperFactor[k]);
        } else {
          clip(size, values, baseParameters[k], lowerFactor[k], upperFactor[k]);
        }
      }
    }

    private void drawIndependent(int k, int size, double[] baseParameters, double[] values) {
      for (int lane = 0; lane < size; lane++) {
        values[lane] =
            baseParameters[lane]
                * (1 + independentSigma[k] * gaussian.sample(Seed.key(keys[lane], k)));
      }
    }

    private void randomWalk(int size, double baseStepSize, double[] values) {
      double[] first = baseDraws;
      for (int lane = 0; lane < size; lane++) {
        values[lane] = values[lane] * (1 + baseStepSize * first[lane]);
      }
    }

    private void randomWalk(
        int size,
        double baseStepSize,
        double[] traversedFraction,
        double switchingStepSize,
        double[] values) {
      double[] first = baseDraws;
      double[] second = switchingDraws;
      for (int lane = 0; lane < size; lane++) {
        values[lane] =
            values[lane]
                * (1
                    + (baseStepSize * first[lane]
                        + traversedFraction[lane] * switchingStepSize * second[lane]));
      }
    }
  }

  private static void clipPositive(
      int size, double[] values, double[] baseParameters, double lower, double upper) {
    for (int lane = 0; lane < size; lane++) {
      double value = Math.min(values[lane], baseParameters[lane] * upper);
      values[lane] = Math.max(value, baseParameters[lane] * lower);
    }
  }

  /** Clamps values to their limits, which a negative d2d value swaps. */
  private static void clip(
      int size, double[] values, double[] baseParameters, double lower, double upper) {
    for (int lane = 0; lane < size; lane++) {
      double firstLimit = baseParameters[lane] * lower;
      double secondLimit = baseParameters[lane] * upper;
      double value = Math.min(values[lane], Math.max(firstLimit, secondLimit));
      values[lane] = Math.max(value, Math.min(firstLimit, secondLimit));
    }
  }
}
