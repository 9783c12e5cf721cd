package org.ouroboros.memristor.crossbar.io;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.StateWindow;
import org.ouroboros.memristor.core.device.Variation;

/**
 * Fingerprint of a device model as text lines, exact to the last bit: operating point, window,
 * parameters, variation, and the responses of the device at the ends and in the middle of its
 * window, which depend on constants without a name. Array files store and compare these lines, so
 * their text is part of the file format and does not follow the names of classes or components.
 */
final class ModelConstants {
  private static final double[] FRACTIONS = {0, 0.5, 1};

  private ModelConstants() {}

  static List<String> of(DeviceModel model, Variation variation) {
    List<String> lines = new ArrayList<>();
    lines.add("operating point " + text(model.operatingPoint()));
    StateWindow window = model.window();
    lines.add(
        "window Window[lowerState="
            + window.lowerState()
            + ", upperState="
            + window.upperState()
            + "]");
    for (Parameter parameter : model.parameters()) {
      lines.add("parameter " + parameter.name() + " = " + parameter.nominal());
    }
    for (Variation.ParameterVariation parameterVariation : variation.parameters()) {
      lines.add(text(parameterVariation));
    }
    for (double fraction : FRACTIONS) {
      addResponses(model, fraction, lines);
    }
    return lines;
  }

  private static String text(OperatingPoint point) {
    return "OperatingPoint[setVolts="
        + point.setVolts()
        + ", resetVolts="
        + point.resetVolts()
        + ", readVolts="
        + point.readVolts()
        + ", unitPulseSeconds="
        + point.unitPulseSeconds()
        + ", longestPulseSeconds="
        + point.longestPulseSeconds()
        + "]";
  }

  private static String text(Variation.ParameterVariation spread) {
    Variation.DeviceVariation device = spread.device();
    return "Spread[parameter="
        + spread.parameter()
        + ", device=DeviceSpread[relativeSigma="
        + device.relativeSigma()
        + ", lower="
        + device.lower()
        + ", upper="
        + device.upper()
        + ", limit="
        + device.limit()
        + "], cycle="
        + text(spread.cycle())
        + "]";
  }

  private static String text(Variation.CycleVariation cycle) {
    if (cycle instanceof Variation.BoundedRandomWalk walk) {
      return "BoundedWalk[direct="
          + walk.baseAmplitude()
          + ", slope="
          + walk.switchingAmplitude()
          + ", lowerFraction="
          + walk.lowerFraction()
          + ", upperFraction="
          + walk.upperFraction()
          + "]";
    }
    Variation.IndependentCycleNoise independent = (Variation.IndependentCycleNoise) cycle;
    return "Independent[relativeSigma="
        + independent.relativeSigma()
        + ", lowerFraction="
        + independent.lowerFraction()
        + ", upperFraction="
        + independent.upperFraction()
        + "]";
  }

  private static void addResponses(DeviceModel model, double fraction, List<String> lines) {
    OperatingPoint point = model.operatingPoint();
    StateWindow window = model.window();
    double[] parameters = model.nominalParameters();
    double[] state = model.restState(parameters);
    state[0] = (1 - fraction) * window.lowerState() + fraction * window.upperState();
    double siemens = model.conductanceSiemens(point.readVolts(), state, parameters);
    String at = " at state " + state[0] + " = ";
    lines.add("conductance" + at + siemens);
    for (Polarity polarity : Polarity.values()) {
      if (model instanceof PhysicalDevice physical) {
        double[] perSecond = new double[state.length];
        physical.rate(point.volts(polarity), state, parameters, perSecond);
        lines.add("rate of " + polarity + at + perSecond[0]);
      } else if (model instanceof PulseResponseDevice pulseResponse) {
        double[] stepped = state.clone();
        pulseResponse.step(polarity, stepped, parameters);
        lines.add("step of " + polarity + at + stepped[0]);
      }
    }
  }
}
