package org.ouroboros.memristor.core.programming;

import java.util.Optional;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.validation.InvalidValueException;

/**
 * What a {@link StrategyFactory} may use.
 *
 * @param model the device model of the array
 * @param driver the pulse driver
 * @param mapper the mapper, if any
 */
public record StrategyContext(DeviceModel model, PulseDriver driver, Optional<PulseMapper> mapper) {

  /**
   * {@return the mapper, for strategies that need one}
   *
   * @throws InvalidValueException if there is none
   */
  public PulseMapper requireMapper() {
    return mapper.orElseThrow(
        () -> new InvalidValueException("mapper", "must be given for this strategy", "none"));
  }

  /** {@return the noise-free inverse of the device as a mapper} */
  public PulseMapper noiseFreeInverse() {
    return new NoiseFreeInverse(model, driver, model.window());
  }
}
