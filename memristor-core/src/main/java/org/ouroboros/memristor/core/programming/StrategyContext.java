package org.ouroboros.memristor.core.programming;

import java.util.Optional;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;

/**
 * What a strategy may be made of.
 *
 * @param model the device to be programmed
 * @param driver what the pulse driver can do
 * @param mapper the mapper to use, where there is one
 */
public record StrategyContext(DeviceModel model, PulseDriver driver, Optional<PulseMapper> mapper) {

  /**
   * The mapper, for strategies that cannot do without.
   *
   * @return the mapper
   * @throws InvalidValueException if there is none
   */
  public PulseMapper requireMapper() {
    return mapper.orElseThrow(
        () -> new InvalidValueException("mapper", "must be given for this strategy", "none"));
  }

  /**
   * The noise-free inverse of the device.
   *
   * @return a mapper
   */
  public PulseMapper inverse() {
    return new NoiseFreeInverse(model, driver, model.window());
  }
}
