package org.ouroboros.memristor.core.testing;

import java.util.function.DoubleUnaryOperator;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;

/** The noise-free inverse with its pulse lengths changed by a function: a mapper that errs. */
public final class DistortedInverse implements PulseMapper {

  private final NoiseFreeInverse inverse;
  private final DoubleUnaryOperator distortion;

  /**
   * A mapper.
   *
   * @param model the device model
   * @param distortion maps the right length of a pulse to the chosen one [s]
   */
  public DistortedInverse(DeviceModel model, DoubleUnaryOperator distortion) {
    inverse = new NoiseFreeInverse(model);
    this.distortion = distortion;
  }

  @Override
  public String name() {
    return "distorted-inverse";
  }

  @Override
  public PulseDriver driver() {
    return inverse.driver();
  }

  @Override
  public void choose(PulseRequests requests, MapperMemory memory, PulsePlan plan) {
    inverse.choose(requests, memory, plan);
    for (int i = 0; i < requests.size(); i++) {
      double seconds = driver().nearestSeconds(distortion.applyAsDouble(plan.seconds(i)));
      plan.set(i, plan.volts(i), seconds, Double.NaN);
    }
  }
}
