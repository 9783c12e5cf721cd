package org.ouroboros.memristor.mapper.training;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.mapper.internal.latent.LatentDeviceModel;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoding;

/**
 * Teacher of the networks: chooses the length at the maximum of the success curve of each cell's
 * posterior. Slow.
 */
final class TeacherMapper implements PulseMapper {

  private final LatentDeviceModel model;
  private final FeatureEncoding encoding;
  private final PulseDriver driver;
  private final VoltageSelector voltageSelector;

  TeacherMapper(LatentDeviceModel model, VoltageSelector voltageSelector) {
    this.model = model;
    this.encoding = voltageSelector.encoder().encoding();
    this.driver = voltageSelector.encoder().driver();
    this.voltageSelector = voltageSelector;
  }

  @Override
  public String name() {
    return "success-curves";
  }

  @Override
  public PulseDriver driver() {
    return driver;
  }

  @Override
  public MapperMemory newMemory(int cells) {
    return new MapperMemory(cells, LatentDeviceModel.STATE_SIZE);
  }

  @Override
  public void choose(PulseRequests requests, MapperMemory memory, PulsePlan choices) {
    choices.reset(requests);
    LatentEnsemble ensemble = LatentEnsemble.forPosterior(model);
    SuccessCurves curves = new SuccessCurves(ensemble, encoding, driver.timing().jitterSeconds());
    LatentDeviceModel.LatentStateFilter filter = model.new LatentStateFilter();
    for (int i = 0; i < requests.size(); i++) {
      double startSiemens = requests.startSiemens(i);
      double targetSiemens = requests.targetSiemens(i);
      Polarity polarity = Polarity.towards(startSiemens, targetSiemens);
      double pulseVolts =
          voltageSelector.volts(
              new FeatureEncoder.Request(startSiemens, targetSiemens, requests.tolerance(i)));
      filter.load(memory, requests.cell(i));
      ensemble.setPosterior(filter);
      ensemble.setVoltage(pulseVolts, polarity);
      float[] utility = curves.utility(startSiemens, targetSiemens, requests.tolerance(i));
      int best = 0;
      for (int b = 1; b < utility.length; b++) {
        best = utility[b] > utility[best] ? b : best;
      }
      choices.set(i, pulseVolts, driver.nearestSeconds(curves.seconds(best)), utility[best]);
    }
  }

  @Override
  public void observe(
      PulseRequests requests, PulsePlan choices, double[] reachedSiemens, MapperMemory memory) {
    LatentDeviceModel.LatentStateFilter filter = model.new LatentStateFilter();
    for (int i = 0; i < requests.size(); i++) {
      if (choices.seconds(i) > 0) {
        int cell = requests.cell(i);
        filter.load(memory, cell);
        filter.update(
            choices.volts(i), choices.seconds(i), requests.startSiemens(i), reachedSiemens[i]);
        filter.store(memory, cell);
      }
    }
  }
}
