package org.ouroboros.memristor.examples.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.mapper.NetworkMapper;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the strategy, its mapper and the driver. */
final class StrategyOptions {

  private static final String USUAL_MAPPER = "jart-vcm-v1b-realistic";

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      description = "Name of the strategy; list shows all.")
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
    String given = strategy;
    if (given == null) {
      throw new IllegalArgumentException("--strategy must be given; --strategy list shows all");
    }
    return given;
  }

  StrategyFactory factory(CommonOptions common) {
    return common.strategies().find(name());
  }

  /** Makes the context of the strategy; the mapper receives the read noise. */
  StrategyContext context(DeviceModel model, double readNoise) {
    if (mapper != null) {
      NetworkMapper given = MapperChoice.load(mapper).mapper();
      Require.that(
          given.model().equals(model.name()),
          "--mapper",
          "must be made for " + model.name(),
          given.model());
      PulseDriver asked = driver.driver(model, given.driver());
      return context(model, asked, given.with(asked).withReadNoise(readNoise));
    }
    PulseDriver asked = driver.driver(model, PulseDriver.usual(model));
    NetworkMapper usual = MapperChoice.load(USUAL_MAPPER).mapper();
    boolean fits =
        usual.model().equals(model.name())
            && usual.driver().set().equals(asked.set())
            && usual.driver().reset().equals(asked.reset());
    return fits
        ? context(model, asked, usual.with(asked).withReadNoise(readNoise))
        : new StrategyContext(model, asked, Optional.empty());
  }

  private static StrategyContext context(DeviceModel model, PulseDriver asked, PulseMapper chosen) {
    return new StrategyContext(model, asked, Optional.of(chosen));
  }
}
