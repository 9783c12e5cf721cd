package org.ouroboros.memristor.examples.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.PulseDriver;
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
  StrategyFactory.Context context(DeviceModel model, double relativeReadNoise) {
    NetworkMapper loaded = MapperOption.load(mapper == null ? DEFAULT_MAPPER : mapper).mapper();
    boolean sameModel = loaded.model().equals(model.name());
    Require.that(
        sameModel || mapper == null,
        "--mapper",
        "must be made for " + model.name(),
        loaded.model());
    PulseDriver requested =
        driver.driver(model, mapper == null ? PulseDriver.defaultFor(model) : loaded.driver());
    boolean compatible =
        sameModel
            && loaded.driver().set().equals(requested.set())
            && loaded.driver().reset().equals(requested.reset());
    return new StrategyFactory.Context(
        model,
        requested,
        mapper != null || compatible
            ? Optional.of(loaded.with(requested).withReadNoise(relativeReadNoise))
            : Optional.empty());
  }
}
