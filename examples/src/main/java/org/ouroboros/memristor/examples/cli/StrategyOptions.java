package org.ouroboros.memristor.examples.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.NetworkMapper;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the strategy, its mapper and the driver. */
final class StrategyOptions {

  private static final String DEFAULT_MAPPER = "jart-vcm-v1b-realistic";

  @Option(names = "--strategy", paramLabel = "NAME", description = "Strategy; list shows all.")
  private @Nullable String strategy;

  @Option(
      names = "--mapper",
      paramLabel = "FILE|NAME",
      description =
          "Mapper file or bundled mapper; its driver settings apply where no option is given"
              + " (default: jart-vcm-v1b-realistic, if model and voltages match).")
  private @Nullable String mapper;

  @Mixin private DriverOptions driver;

  boolean list() {
    return "list".equals(strategy);
  }

  String name() {
    String strategyName = strategy;
    if (strategyName == null) {
      throw new IllegalArgumentException("--strategy must be given; --strategy list shows all");
    }
    return strategyName;
  }

  StrategyFactory factory(CommonOptions common) {
    return common.strategies().find(name());
  }

  /** Makes the context of the strategy; the mapper receives the read noise. */
  StrategyContext context(DeviceModel model, double relativeReadNoise) {
    if (mapper != null) {
      NetworkMapper loaded = MapperOption.load(mapper).mapper();
      Require.that(
          loaded.model().equals(model.name()),
          "--mapper",
          "must be made for " + model.name(),
          loaded.model());
      PulseDriver requestedDriver = driver.driver(model, loaded.driver());
      return context(
          model, requestedDriver, loaded.with(requestedDriver).withReadNoise(relativeReadNoise));
    }
    PulseDriver requestedDriver = driver.driver(model, PulseDriver.defaultFor(model));
    NetworkMapper defaultMapper = MapperOption.load(DEFAULT_MAPPER).mapper();
    boolean compatible =
        defaultMapper.model().equals(model.name())
            && defaultMapper.driver().set().equals(requestedDriver.set())
            && defaultMapper.driver().reset().equals(requestedDriver.reset());
    return compatible
        ? context(
            model,
            requestedDriver,
            defaultMapper.with(requestedDriver).withReadNoise(relativeReadNoise))
        : new StrategyContext(model, requestedDriver, Optional.empty());
  }

  private static StrategyContext context(
      DeviceModel model, PulseDriver requestedDriver, PulseMapper pulseMapper) {
    return new StrategyContext(model, requestedDriver, Optional.of(pulseMapper));
  }
}
