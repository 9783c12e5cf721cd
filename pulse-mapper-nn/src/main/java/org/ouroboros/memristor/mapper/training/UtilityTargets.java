package org.ouroboros.memristor.mapper.training;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.internal.network.PulseRequest;

/**
 * Utility of pulses as training target: subtracts their cost, in fractions of a success, from
 * success curves. Energy is estimated as length times the mean power of the nominal device at start
 * and target; pulse-response devices have none.
 */
final class UtilityTargets {
  private final TrainingContext context;
  private final TrainingSettings.PulseUtility utility;

  UtilityTargets(TrainingContext context) {
    this.context = context;
    this.utility = context.settings().capabilities().utility();
  }

  /** Subtracts the cost of pulses from a curve in place; the curves define its bins. */
  void subtractCost(float[] curve, SuccessCurves curves, double volts, PulseRequest request) {
    if (utility.equals(TrainingSettings.PulseUtility.SUCCESS_ONLY)) {
      return;
    }
    double watts = Double.isInfinite(utility.energyJoules()) ? 0 : watts(volts, request);
    for (int b = 0; b < curve.length; b++) {
      double seconds = context.encoder().driver().nearestSeconds(curves.seconds(b));
      double cost = utility.cost(seconds, watts * seconds);
      // Above the cost of one success it grows logarithmically, to keep gradients moderate.
      curve[b] -= (float) (cost < 1 ? cost : 1 + Math.log(cost));
    }
  }

  private double watts(double volts, PulseRequest request) {
    DeviceModel model = context.trainer().model();
    if (!(model instanceof PhysicalDevice device)) {
      return 0;
    }
    return 0.5
        * (watts(device, volts, request.startSiemens())
            + watts(device, volts, request.targetSiemens()));
  }

  private static double watts(PhysicalDevice device, double volts, double siemens) {
    double[] parameters = device.nominalParameters();
    double[] state = device.restState(parameters);
    device.setConductance(siemens, device.operatingPoint().readVolts(), state, parameters);
    return Math.abs(volts * device.currentAmperes(volts, state, parameters));
  }
}
