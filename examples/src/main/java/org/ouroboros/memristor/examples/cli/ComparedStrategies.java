package org.ouroboros.memristor.examples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.spi.ServiceCatalog;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.strategies.evaluation.ComparisonCondition;
import org.ouroboros.memristor.strategies.evaluation.StrategyEntry;
import org.ouroboros.memristor.strategies.evaluation.StrategyTuning;

/** The strategies compared in P3. */
final class ComparedStrategies {

  static final String ONE_SHOT = "one-shot";

  private static final String INVERSE = "noise-free-inverse";

  /** Names with this prefix use settings tuned on the validation set. */
  private static final String TUNED_PREFIX = "write-verify";

  /** Classes of the strategies other than write-verify. */
  private static final Map<String, StrategyEntry.Kind> KINDS =
      Map.of(
          ONE_SHOT,
          StrategyEntry.Kind.ONE_SHOT,
          INVERSE,
          StrategyEntry.Kind.ONE_SHOT,
          "hybrid",
          StrategyEntry.Kind.HYBRID,
          "device-aware-hybrid",
          StrategyEntry.Kind.HYBRID,
          "reset-first",
          StrategyEntry.Kind.HYBRID,
          "gradient",
          StrategyEntry.Kind.HYBRID);

  private final DeviceModel model;
  private final ServiceCatalog<StrategyFactory> bundled;
  private final ServiceCatalog<StrategyFactory> available;
  private final List<StrategyEntry> entries = new ArrayList<>();

  private ComparedStrategies(DeviceModel model, ServiceCatalog<StrategyFactory> available) {
    this.model = model;
    this.available = available;
    bundled = StrategyFactory.catalog(ComparedStrategies.class.getClassLoader());
  }

  /**
   * Returns the strategies of the library and of plugins, each with both voltage choices.
   *
   * @param model the device model
   * @param available all available strategies
   * @param tuning the tuned write-verify settings
   * @return the entries in table order
   */
  static List<StrategyEntry> of(
      DeviceModel model, ServiceCatalog<StrategyFactory> available, StrategyTuning tuning) {
    ComparedStrategies all = new ComparedStrategies(model, available);
    all.addTuned(tuning, Voltages.PUBLISHED);
    all.addByName(Voltages.PUBLISHED);
    all.addTuned(tuning, Voltages.FREE);
    all.addByName(Voltages.FREE);
    return all.entries;
  }

  /** Adds the settings with the fewest pulses, for ISPP also those with the least time. */
  private void addTuned(StrategyTuning tuning, Voltages voltages) {
    for (StrategyTuning.Family family : StrategyTuning.Family.values()) {
      for (StrategyTuning.Criterion criterion : StrategyTuning.Criterion.values()) {
        boolean included =
            criterion == StrategyTuning.Criterion.PULSES || family == StrategyTuning.Family.RAMP;
        if (family.freeVoltages() == (voltages == Voltages.FREE) && included) {
          String suffix =
              criterion == StrategyTuning.Criterion.TIME ? ", tuned for time" : ", tuned";
          entries.add(
              new StrategyEntry(
                  (family + "-tuned-for-" + criterion).toLowerCase(Locale.ROOT).replace('_', '-'),
                  family.label() + suffix,
                  StrategyEntry.Kind.WRITE_VERIFY,
                  voltages.label(),
                  condition -> tuning.strategy(family, criterion, condition)));
        }
      }
    }
  }

  /** Adds the strategies by name; the noise-free inverse only at the published voltages. */
  private void addByName(Voltages voltages) {
    List<String> bundledNames = bundled.all().stream().map(StrategyFactory::name).toList();
    for (StrategyFactory factory : available.all()) {
      String name = factory.name();
      boolean tuned = bundledNames.contains(name) && name.startsWith(TUNED_PREFIX);
      if (tuned || (name.equals(INVERSE) && voltages == Voltages.FREE)) {
        continue;
      }
      StrategyEntry.Kind kind =
          bundledNames.contains(name)
              ? KINDS.getOrDefault(name, StrategyEntry.Kind.WRITE_VERIFY)
              : StrategyEntry.Kind.PLUGIN;
      entries.add(
          new StrategyEntry(
              name + (voltages == Voltages.FREE ? "-free" : ""),
              name,
              kind,
              voltages.label(),
              condition -> factory.create(context(voltages, condition))));
    }
  }

  /** Driver and mapper for a voltage choice; the mapper is given the read noise. */
  private StrategyContext context(Voltages voltages, ComparisonCondition condition) {
    String name =
        voltages == Voltages.FREE ? "jart-vcm-v1b-realistic-fast" : "jart-vcm-v1b-realistic";
    NetworkMapper mapper =
        PulseMappers.bundled(name)
            .with(voltages.driver(model))
            .withReadNoise(condition.relativeReadNoise());
    return new StrategyContext(model, mapper.driver(), Optional.of(mapper));
  }
}
