package org.ouroboros.memristor.models.jart;

import java.util.Locale;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.internal.solver.TransitTimes;

/**
 * How far the full form lies from the simplified one at a voltage, over the window of
 * concentration: 2001 logarithmic steps, nominal parameters. Numbers are full over simplified, less
 * 1.
 *
 * @param volts the voltage [V]
 * @param amperes least and greatest difference of the current
 * @param rate least and greatest difference of the rate
 * @param simplifiedSeconds a swing over the window, simplified form [s]
 * @param fullSeconds the same, full form [s]
 */
record JartDisagreement(
    double volts, Span amperes, Span rate, double simplifiedSeconds, double fullSeconds) {

  private static final JartVcmV1b SIMPLIFIED = new JartVcmV1b();
  private static final JartVcmV1bFull FULL = new JartVcmV1bFull();
  private static final int STEPS = 2000;

  /** From the least to the greatest. */
  record Span(double least, double greatest) {

    static final Span EMPTY = new Span(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    Span with(double value) {
      return new Span(Math.min(least, value), Math.max(greatest, value));
    }

    double largest() {
      return Math.max(-least, greatest);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%+.1f .. %+.1f %%", 100 * least, 100 * greatest);
    }
  }

  static JartDisagreement at(double volts) {
    StateWindow window = FULL.window();
    double[] parameters = FULL.nominalParameters();
    PhysicalDevice.Dynamics simplified = SIMPLIFIED.at(volts);
    PhysicalDevice.Dynamics full = FULL.at(volts);
    double[] simplifiedRate = new double[1];
    double[] fullRate = new double[1];
    Span amperes = Span.EMPTY;
    Span rate = Span.EMPTY;
    double ratio = window.upperState() / window.lowerState();
    for (int i = 0; i <= STEPS; i++) {
      double[] state = {window.lowerState() * Math.pow(ratio, (double) i / STEPS)};
      double reference = simplified.evaluate(state, parameters, simplifiedRate);
      amperes = amperes.with(full.evaluate(state, parameters, fullRate) / reference - 1);
      rate = rate.with(fullRate[0] / simplifiedRate[0] - 1);
    }
    return new JartDisagreement(volts, amperes, rate, swing(SIMPLIFIED, volts), swing(FULL, volts));
  }

  private static double swing(PhysicalDevice model, double volts) {
    StateWindow window = model.window();
    return Math.abs(
        new TransitTimes(model, volts, model.nominalParameters(), window)
            .seconds(window.lowerState(), window.upperState()));
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s V | %s | %s | %.4g s | %.4g s |",
        volts,
        amperes,
        rate,
        simplifiedSeconds,
        fullSeconds);
  }
}
