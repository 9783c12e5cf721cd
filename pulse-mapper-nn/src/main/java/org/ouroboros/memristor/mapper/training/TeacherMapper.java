package org.ouroboros.memristor.mapper.training;

import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.mapper.internal.latent.LatentDeviceModel;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.PulseRequest;

/**
 * Teacher of the networks: chooses the length at the maximum of the success curve of each cell's
 * posterior. Slow.
 */
final class TeacherMapper implements PulseMapper {
  private final LatentDeviceModel model;
  private final FeatureEncoder encoder;
  private final VoltageSelector voltageSelector;

  TeacherMapper(LatentDeviceModel model, VoltageSelector voltageSelector) {
    this.model = model;
    this.encoder = voltageSelector.encoder();
    this.voltageSelector = voltageSelector;
  }

  @Override
  public String name() {
    return "success-curves";
  }

  @Override
  public PulseDriver driver() {
    return encoder.driver();
  }

  @Override
  public MapperMemory newMemory(int cells) {
    return new MapperMemory(cells, LatentDeviceModel.STATE_SIZE);
  }

  @Override
  public void choose(PulseRequests requests, MapperMemory memory, PulsePlan choices) {
    choices.reset(requests);
    LatentEnsemble ensemble = LatentEnsemble.forPosterior(model);
    SuccessCurves curves = new SuccessCurves(ensemble, encoder);
    LatentDeviceModel.LatentStateFilter filter = model.new LatentStateFilter();
    for (int i = 0; i < requests.size(); i++) {
      PulseRequest request =
          new PulseRequest(
              requests.startSiemens(i), requests.targetSiemens(i), requests.tolerance(i));
      double volts = voltageSelector.volts(request);
      filter.load(memory, requests.cell(i));
      ensemble.setPosterior(filter);
      ensemble.setVoltage(volts, request.polarity());
      float[] utility = curves.utility(request);
      int best = 0;
      for (int b = 1; b < utility.length; b++) {
        best = utility[b] > utility[best] ? b : best;
      }
      double seconds = driver().nearestSeconds(curves.seconds(best));
      choices.set(i, volts, seconds, utility[best]);
    }
  }

  @Override
  public void observe(
      PulseRequests requests, PulsePlan choices, double[] reachedSiemens, MapperMemory memory) {
    model.observe(requests, choices, reachedSiemens, memory);
  }
}
