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
 * What makes a device the one that an array was built of, a line each, exact to the last bit:
 * operating point, window, parameters, spreads, and the device's answers at the ends and in the
 * middle of its window, which show constants that have no name.
 */
final class ModelConstants {

  private static final double[] PARTS = {0, 0.5, 1};

  private ModelConstants() {}

  static List<String> of(DeviceModel model, Variation variation) {
    List<String> lines = new ArrayList<>();
    lines.add("operating point " + model.operatingPoint());
    lines.add("window " + model.window());
    for (Parameter parameter : model.parameters()) {
      lines.add("parameter " + parameter.name() + " = " + parameter.nominal());
    }
    for (Variation.Spread spread : variation.spreads()) {
      lines.add(spread.toString());
    }
    for (double part : PARTS) {
      answers(model, part, lines);
    }
    return lines;
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
