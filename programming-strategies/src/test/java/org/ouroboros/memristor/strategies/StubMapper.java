package org.ouroboros.memristor.strategies;

import java.util.function.DoubleUnaryOperator;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;

/** The noise-free inverse with its pulse lengths spoilt. */
final class StubMapper implements PulseMapper {

  private final NoiseFreeInverse inverse;
  private final DoubleUnaryOperator spoil;

  StubMapper(DeviceModel model, DoubleUnaryOperator spoil) {
    inverse = new NoiseFreeInverse(model);
    this.spoil = spoil;
  }

  @Override
  public String name() {
    return "stub";
  }

  @Override
  public PulseDriver driver() {
    return inverse.driver();
  }

  @Override
  public void choose(PulseRequests requests, MapperMemory memory, PulsePlan choices) {
    inverse.choose(requests, memory, choices);
    for (int i = 0; i < requests.size(); i++) {
      double seconds = driver().nearestSeconds(spoil.applyAsDouble(choices.seconds(i)));
      choices.set(i, choices.volts(i), seconds, Double.NaN);
    }
  }
}
