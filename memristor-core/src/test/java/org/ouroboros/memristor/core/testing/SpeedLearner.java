package org.ouroboros.memristor.core.testing;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;

/**
 * A mapper that learns: the noise-free inverse, corrected by how much slower than the nominal
 * device each cell was at its last pulse. Its memory holds the logarithm of that ratio.
 */
public final class SpeedLearner implements PulseMapper {

  private final NoiseFreeInverse inverse;

  /**
   * A mapper.
   *
   * @param model the device model
   */
  public SpeedLearner(DeviceModel model) {
    inverse = new NoiseFreeInverse(model);
  }

  @Override
  public String name() {
    return "speed-learner";
  }

  @Override
  public PulseDriver driver() {
    return inverse.driver();
  }

  @Override
  public MapperMemory newMemory(int cells) {
    return new MapperMemory(cells, 1);
  }

  @Override
  public void choose(PulseRequests requests, MapperMemory memory, PulsePlan plan) {
    inverse.choose(requests, memory, plan);
    for (int i = 0; i < requests.size(); i++) {
      double slower = Math.exp(memory.get(requests.cell(i), 0));
      double seconds = driver().nearestSeconds(plan.seconds(i) * slower);
      plan.set(i, plan.volts(i), seconds, Double.NaN);
    }
  }

  @Override
  public void observe(
      PulseRequests requests, PulsePlan plan, double[] reachedSiemens, MapperMemory memory) {
    PulseRequests moves = new PulseRequests(requests.size());
    for (int i = 0; i < requests.size(); i++) {
      moves.add(requests.cell(i), requests.startSiemens(i), reachedSiemens[i], 0.01);
    }
    PulsePlan nominal = new PulsePlan();
    inverse.choose(moves, memory, nominal);
    for (int i = 0; i < requests.size(); i++) {
      if (plan.seconds(i) > 0 && nominal.seconds(i) > 0) {
        memory.set(requests.cell(i), 0, Math.log(plan.seconds(i) / nominal.seconds(i)));
      }
    }
  }
}
