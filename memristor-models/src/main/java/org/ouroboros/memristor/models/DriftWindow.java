package org.ouroboros.memristor.models;

import org.ouroboros.memristor.core.check.Require;

/**
 * How the speed of a moving boundary falls off towards the ends of a device. Write another one as a
 * lambda or a record; outside [0, 1] it should drive back or stand still, never on.
 */
@FunctionalInterface
public interface DriftWindow {

  /**
   * The factor on the speed.
   *
   * @param x the boundary's place, 0 (off) to 1 (on); a solver's trial step may look a little
   *     beyond
   * @param rising whether the drive raises x
   * @return the factor, normally from 0 to 1
   */
  double factor(double x, boolean rising);

  /**
   * No window: the boundary drifts freely and halts at the ends (Strukov et al., Nature 453, 2008,
   * doi 10.1038/nature06932).
   */
  record None() implements DriftWindow {
    @Override
    public double factor(double x, boolean rising) {
      return (rising ? x >= 1 : x <= 0) ? 0 : 1;
    }
  }

  /**
   * 1 - (2x - 1)^(2p): Joglekar and Wolf, Eur. J. Phys. 30, 2009, doi 10.1088/0143-0807/30/4/001. A
   * boundary that has come to an end never leaves it again.
   *
   * @param p the exponent, at least 1; the greater, the steeper
   */
  record Joglekar(int p) implements DriftWindow {

    public Joglekar {
      Require.atLeast("p", p, 1);
    }

    @Override
    public double factor(double x, boolean rising) {
      return 1 - evenPower(2 * x - 1, p);
    }
  }

  /**
   * 1 - (x - stp(-i))^(2p): Biolek, Biolek and Biolkova, Radioengineering 18(2), 2009. It slows the
   * boundary only towards the end that it moves to, so nothing gets stuck.
   *
   * @param p the exponent, at least 1; the greater, the steeper
   */
  record Biolek(int p) implements DriftWindow {

    public Biolek {
      Require.atLeast("p", p, 1);
    }

    @Override
    public double factor(double x, boolean rising) {
      return 1 - evenPower(rising ? x : x - 1, p);
    }
  }

  /**
   * j (1 - ((x - 1/2)^2 + 3/4)^p): Prodromakis et al., IEEE Trans. Electron Devices 58(9), 2011,
   * doi 10.1109/TED.2011.2158004. A boundary that has come to an end never leaves it again.
   *
   * @param p the exponent, above 0; need not be whole
   * @param j the scale, above 0
   */
  record Prodromakis(double p, double j) implements DriftWindow {

    public Prodromakis {
      Require.positive("p", p);
      Require.positive("j", j);
    }

    @Override
    public double factor(double x, boolean rising) {
      return j * (1 - Math.pow((x - 0.5) * (x - 0.5) + 0.75, p));
    }
  }

  private static double evenPower(double base, int halfExponent) {
    double square = base * base;
    double power = square;
    for (int i = 1; i < halfExponent; i++) {
      power *= square;
    }
    return power;
  }
}
