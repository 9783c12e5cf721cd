package org.ouroboros.memristor.core.testing;

import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;

/** Chooses pulses of one length, in the direction of the target; none where start is target. */
public final class FixedPulseMapper implements PulseMapper {

  private final PulseDriver driver;
  private final double pulseSeconds;

  /**
   * A mapper.
   *
   * @param model the device model, whose default driver is used
   * @param pulseSeconds the length of each pulse [s], rounded to what the driver can generate
   */
  public FixedPulseMapper(DeviceModel model, double pulseSeconds) {
    driver = PulseDriver.defaultFor(model);
    this.pulseSeconds = driver.nearestSeconds(pulseSeconds);
  }

  @Override
  public String name() {
    return "fixed-pulse-mapper";
  }

  @Override
  public PulseDriver driver() {
    return driver;
  }

  @Override
  public void choose(PulseRequests requests, MapperMemory memory, PulsePlan plan) {
    plan.reset(requests);
    for (int i = 0; i < requests.size(); i++) {
      double start = requests.startSiemens(i);
      double target = requests.targetSiemens(i);
      double volts = driver.voltageRange(Polarity.towards(start, target)).weakestVolts();
      plan.set(i, volts, start == target ? 0 : pulseSeconds, Double.NaN);
    }
  }
}
