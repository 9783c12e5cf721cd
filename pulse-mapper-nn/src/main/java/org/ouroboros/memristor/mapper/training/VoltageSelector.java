package org.ouroboros.memristor.mapper.training;

import java.util.List;
import java.util.Optional;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.PolarityNetworks;
import org.ouroboros.memristor.mapper.internal.network.PulseRequest;

/**
 * Chooses the voltage of training requests: the driver's only one, or the output of the voltage
 * networks.
 */
record VoltageSelector(FeatureEncoder encoder, Optional<PolarityNetworks> networks) {
  /** Returns the voltage of a request [V]. */
  double volts(PulseRequest request) {
    Polarity polarity = request.polarity();
    if (networks.isEmpty()) {
      return encoder.driver().voltageRange(polarity).weakestVolts();
    }
    double[] x = new double[encoder.voltageInputs()];
    encoder.encodeRequest(request, x, 0);
    return encoder.decodeVolts(forward(networks.get().of(polarity).layers(), x), polarity);
  }

  private static double forward(List<double[][]> layers, double[] x) {
    double[] layerInputs = x;
    for (int l = 0; l < layers.size(); l++) {
      double[][] weights = layers.get(l);
      boolean last = l == layers.size() - 1;
      int units = weights[0].length;
      double[] layerOutputs = new double[last ? units : units + 1];
      for (int i = 0; i < weights.length; i++) {
        for (int unit = 0; unit < units; unit++) {
          layerOutputs[unit] += layerInputs[i] * weights[i][unit];
        }
      }
      if (!last) {
        for (int unit = 0; unit < units; unit++) {
          layerOutputs[unit] = Math.max(0, layerOutputs[unit]);
        }
        layerOutputs[units] = 1;
      }
      layerInputs = layerOutputs;
    }
    return layerInputs[0];
  }
}
