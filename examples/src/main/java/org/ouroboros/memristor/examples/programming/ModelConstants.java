package org.ouroboros.memristor.examples.programming;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.device.Window;

/**
 * Fingerprint of a device model as text lines, exact to the last bit: operating point, window,
 * parameters, variation, and the responses of the device at the ends and in the middle of its
 * window, which depend on constants without a name. Array files store and compare these lines, so
 * their text is part of the file format and does not follow the names of classes or components.
 */
final class ModelConstants {

  private static final double[] PARTS = {0, 0.5, 1};

  private ModelConstants() {}

  static List<String> of(DeviceModel model, Variation variation) {
    List<String> lines = new ArrayList<>();
    lines.add("operating point " + text(model.operatingPoint()));
    Window window = model.window();
    lines.add(
        "window Window[lowerState="
            + window.lowerState()
            + ", upperState="
            + window.upperState()
            + "]");
    for (Parameter parameter : model.parameters()) {
      lines.add("parameter " + parameter.name() + " = " + parameter.nominal());
    }
    for (Variation.Spread spread : variation.spreads()) {
      lines.add(text(spread));
    }
    for (double part : PARTS) {
      answers(model, part, lines);
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

  private static String text(Variation.Spread spread) {
    Variation.DeviceSpread device = spread.device();
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

  private static String text(Variation.CycleChange cycle) {
    if (cycle instanceof Variation.BoundedWalk walk) {
      return "BoundedWalk[direct="
          + walk.direct()
          + ", slope="
          + walk.slope()
          + ", lowerFraction="
          + walk.lowerFraction()
          + ", upperFraction="
          + walk.upperFraction()
          + "]";
    }
    Variation.Independent independent = (Variation.Independent) cycle;
    return "Independent[relativeSigma="
        + independent.relativeSigma()
        + ", lowerFraction="
        + independent.lowerFraction()
        + ", upperFraction="
        + independent.upperFraction()
        + "]";
  }

  private static void answers(DeviceModel model, double part, List<String> lines) {
    OperatingPoint point = model.operatingPoint();
    Window window = model.window();
    double[] parameters = model.nominalParameters();
    double[] state = model.restState(parameters);
    state[0] = (1 - part) * window.lowerState() + part * window.upperState();
    double siemens = model.conductanceSiemens(point.readVolts(), state, parameters);
    String at = " at state " + state[0] + " = ";
    lines.add("conductance" + at + siemens);
    for (Polarity polarity : Polarity.values()) {
      if (model instanceof PhysicalDevice physical) {
        double[] perSecond = new double[state.length];
        physical.rate(point.volts(polarity), state, parameters, perSecond);
        lines.add("rate of " + polarity + at + perSecond[0]);
      } else if (model instanceof PulseResponseDevice steps) {
        double[] stepped = state.clone();
        steps.step(polarity, stepped, parameters);
        lines.add("step of " + polarity + at + stepped[0]);
      }
    }
  }
}
