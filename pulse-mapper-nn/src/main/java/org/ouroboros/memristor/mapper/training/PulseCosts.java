package org.ouroboros.memristor.mapper.training;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.mapper.NetworkInputs;
import org.ouroboros.memristor.mapper.PulseWorth;

/**
 * Utility of pulses as training target: subtracts their cost, in fractions of a success, from
 * success curves. Energy is estimated as length times the mean power of the nominal device at start
 * and target; pulse-response devices have none.
 */
final class PulseCosts {

  private final Course course;
  private final PulseWorth worth;

  PulseCosts(Course course) {
    this.course = course;
    this.worth = course.settings().aims().worth();
  }

  /**
   * Subtracts the cost of pulses from a curve.
   *
   * @param curve success of each bin; modified in place
   * @param curves defines the lengths of the bins
   * @param volts the voltage [V]
   * @param request the request
   */
  void takeOff(float[] curve, SuccessCurves curves, double volts, NetworkInputs.Request request) {
    if (worth.equals(PulseWorth.OF_SUCCESS)) {
      return;
    }
    double watts = Double.isInfinite(worth.energyJoules()) ? 0 : watts(volts, request);
    for (int b = 0; b < curve.length; b++) {
      double seconds = course.inputs().driver().seconds(curves.seconds(b));
      double cost = worth.cost(seconds, watts * seconds);
      // Above the cost of one success it grows logarithmically, to keep gradients moderate.
      curve[b] -= (float) (cost < 1 ? cost : 1 + Math.log(cost));
    }
  }

  private double watts(double volts, NetworkInputs.Request request) {
    DeviceModel model = course.plan().model();
    if (!(model instanceof PhysicalDevice device)) {
      return 0;
    }
    return 0.5 * (watts(device, volts, request.start()) + watts(device, volts, request.target()));
  }

  private static double watts(PhysicalDevice device, double volts, double siemens) {
    double[] parameters = device.nominalParameters();
    double[] state = device.restState(parameters);
    device.setConductance(siemens, device.operatingPoint().readVolts(), state, parameters);
    return Math.abs(volts * device.currentAmperes(volts, state, parameters));
  }
}
