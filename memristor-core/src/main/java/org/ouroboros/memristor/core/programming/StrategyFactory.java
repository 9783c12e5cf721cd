package org.ouroboros.memristor.core.programming;

import java.util.Optional;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.spi.Named;
import org.ouroboros.memristor.core.spi.ServiceCatalog;
import org.ouroboros.memristor.core.validation.InvalidValueException;

/**
 * A factory of strategies with a name. A class with a public no-argument constructor that is listed
 * in {@code META-INF/services/org.ouroboros.memristor.core.programming.StrategyFactory} is found.
 */
public interface StrategyFactory extends Named {
  /**
   * {@return a new strategy}
   *
   * @param context device, driver and mapper
   */
  ProgrammingStrategy create(Context context);

  /** {@return all strategies visible to a class loader} */
  static ServiceCatalog<StrategyFactory> catalog(ClassLoader loader) {
    return ServiceCatalog.of("strategy", StrategyFactory.class, loader);
  }

  /**
   * What a {@link StrategyFactory} may use.
   *
   * @param model the device model of the array
   * @param driver the pulse driver
   * @param mapper the mapper, if any
   */
  public record Context(DeviceModel model, PulseDriver driver, Optional<PulseMapper> mapper) {
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
}
