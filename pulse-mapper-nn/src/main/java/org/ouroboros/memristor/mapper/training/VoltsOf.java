package org.ouroboros.memristor.mapper.training;

import java.util.List;
import java.util.Optional;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.mapper.NetworkInputs;
import org.ouroboros.memristor.mapper.NetworkMapper;

/**
 * Chooses the voltage of training requests: the driver's only one, or the output of the voltage
 * networks.
 *
 * @param inputs the encoder of requests
 * @param networks choose among several voltages
 */
record VoltsOf(NetworkInputs inputs, Optional<NetworkMapper.Networks> networks) {

  /** Returns the voltage of a request [V]. */
  double volts(NetworkInputs.Request request) {
    Polarity polarity = request.polarity();
    if (networks.isEmpty()) {
      return inputs.driver().range(polarity).weakestVolts();
    }
    double[] x = new double[inputs.ofVolts()];
    inputs.coding().encode(request.start(), request.target(), request.tolerance(), x, 0);
    return inputs.volts(output(networks.get().of(polarity).layers(), x), polarity);
  }

  private static double output(List<double[][]> layers, double[] x) {
    double[] from = x;
    for (int l = 0; l < layers.size(); l++) {
      double[][] weights = layers.get(l);
      boolean last = l == layers.size() - 1;
      int units = weights[0].length;
      double[] to = new double[last ? units : units + 1];
      for (int i = 0; i < weights.length; i++) {
        for (int unit = 0; unit < units; unit++) {
          to[unit] += from[i] * weights[i][unit];
        }
      }
      if (!last) {
        for (int unit = 0; unit < units; unit++) {
          to[unit] = Math.max(0, to[unit]);
        }
        to[units] = 1;
      }
      from = to;
    }
    return from[0];
  }
}
