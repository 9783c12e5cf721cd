package org.ouroboros.memristor.models;

import org.ouroboros.memristor.core.validation.Require;

/**
 * A window function: the factor by which the drift of a boundary slows towards the ends of a
 * device. Implement it as a lambda or a record; outside [0, 1] it should drive the boundary back or
 * stop it.
 */
@FunctionalInterface
public interface DriftWindow {
  /**
   * {@return the factor on the speed, normally from 0 to 1}
   *
   * @param x the position of the boundary, 0 (off) to 1 (on); trial steps of a solver may lie
   *     slightly outside
   * @param rising whether the voltage increases x
   */
  double factor(double x, boolean rising);

  /**
   * No window: the boundary drifts freely and stops at the ends (Strukov et al., Nature 453, 2008,
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
   * boundary that has reached an end remains there.
   *
   * @param p the exponent, at least 1; larger is steeper
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
   * boundary only towards the end that it approaches, so that it can always return.
   *
   * @param p the exponent, at least 1; larger is steeper
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
   * doi 10.1109/TED.2011.2158004. A boundary that has reached an end remains there.
   *
   * @param p the exponent, above 0, not necessarily an integer
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
