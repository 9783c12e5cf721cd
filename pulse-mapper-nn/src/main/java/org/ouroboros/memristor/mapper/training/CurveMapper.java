package org.ouroboros.memristor.mapper.training;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.mapper.DeviceBelief;
import org.ouroboros.memristor.mapper.NetworkCoding;
import org.ouroboros.memristor.mapper.NetworkInputs;

/**
 * Teacher of the networks: chooses the length at the maximum of the success curve of each cell's
 * posterior. Slow.
 */
final class CurveMapper implements PulseMapper {

  private final DeviceBelief belief;
  private final NetworkCoding coding;
  private final PulseDriver driver;
  private final VoltsOf volts;

  CurveMapper(DeviceBelief belief, VoltsOf volts) {
    this.belief = belief;
    this.coding = volts.inputs().coding();
    this.driver = volts.inputs().driver();
    this.volts = volts;
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
    return new MapperMemory(cells, DeviceBelief.WIDTH);
  }

  @Override
  public void choose(PulseRequests requests, MapperMemory memory, PulseChoices choices) {
    choices.reset(requests.size());
    LatentCrowd crowd = LatentCrowd.ofOne(belief);
    SuccessCurves curves = new SuccessCurves(crowd, coding, driver.timing().jitterSeconds());
    DeviceBelief.Filter filter = belief.new Filter();
    for (int i = 0; i < requests.size(); i++) {
      double start = requests.startSiemens(i);
      double target = requests.targetSiemens(i);
      Polarity polarity = Polarity.towards(start, target);
      double pulseVolts =
          volts.volts(new NetworkInputs.Request(start, target, requests.tolerance(i)));
      filter.load(memory, requests.cell(i));
      crowd.believe(filter);
      crowd.under(pulseVolts, polarity);
      float[] worth = curves.worth(start, target, requests.tolerance(i));
      int best = 0;
      for (int b = 1; b < worth.length; b++) {
        best = worth[b] > worth[best] ? b : best;
      }
      choices.set(i, pulseVolts, driver.seconds(curves.seconds(best)), worth[best]);
    }
  }

  @Override
  public void observe(
      PulseRequests requests, PulseChoices choices, double[] reachedSiemens, MapperMemory memory) {
    DeviceBelief.Filter filter = belief.new Filter();
    for (int i = 0; i < requests.size(); i++) {
      if (choices.seconds(i) > 0) {
        int cell = requests.cell(i);
        filter.load(memory, cell);
        filter.observe(
            choices.volts(i), choices.seconds(i), requests.startSiemens(i), reachedSiemens[i]);
        filter.store(memory, cell);
      }
    }
  }
}
