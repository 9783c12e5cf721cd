package org.ouroboros.memristor.examples.cli;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.spi.ServiceCatalog;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.strategies.evaluation.StrategyComparison;
import org.ouroboros.memristor.strategies.evaluation.StrategyComparison.Entry.Kind;
import org.ouroboros.memristor.strategies.evaluation.StrategyTuning;
import org.ouroboros.memristor.strategies.evaluation.StrategyTuning.Criterion;
import org.ouroboros.memristor.strategies.evaluation.StrategyTuning.Family;

/** The strategies compared in P3. */
final class ComparedStrategies {
  static final String ONE_SHOT = "one-shot";

  private static final String INVERSE = "noise-free-inverse";

  /** Names with this prefix use settings tuned on the validation set. */
  private static final String TUNED_PREFIX = "write-verify";

  /** Classes of the strategies other than write-verify. */
  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          entry(ONE_SHOT, Kind.ONE_SHOT),
          entry(INVERSE, Kind.ONE_SHOT),
          entry("hybrid", Kind.HYBRID),
          entry("device-aware-hybrid", Kind.HYBRID),
          entry("reset-first", Kind.HYBRID),
          entry("gradient", Kind.HYBRID));

  private final DeviceModel model;
  private final ServiceCatalog<StrategyFactory> bundled;
  private final ServiceCatalog<StrategyFactory> available;
  private final List<StrategyComparison.Entry> entries = new ArrayList<>();

  private ComparedStrategies(DeviceModel model, ServiceCatalog<StrategyFactory> available) {
    this.model = model;
    this.available = available;
    bundled = StrategyFactory.catalog(ComparedStrategies.class.getClassLoader());
  }

  /** Returns the strategies of the library and of plugins, in table order. */
  static List<StrategyComparison.Entry> of(
      DeviceModel model, ServiceCatalog<StrategyFactory> available, StrategyTuning tuning) {
    ComparedStrategies all = new ComparedStrategies(model, available);
    for (Voltages voltages : Voltages.values()) {
      all.addTuned(tuning, voltages);
      all.addByName(voltages);
    }
    return all.entries;
  }

  /** Adds the settings with the fewest pulses, for ISPP also those with the least time. */
  private void addTuned(StrategyTuning tuning, Voltages voltages) {
    for (Family family : Family.values()) {
      for (Criterion criterion : Criterion.values()) {
        boolean included = criterion == Criterion.PULSES || family == Family.RAMP;
        if (family.freeVoltages() == (voltages == Voltages.FREE) && included) {
          String suffix = criterion == Criterion.TIME ? ", tuned for time" : ", tuned";
          entries.add(
              new StrategyComparison.Entry(
                  (family + "-tuned-for-" + criterion).toLowerCase(Locale.ROOT).replace('_', '-'),
                  family.label() + suffix,
                  Kind.WRITE_VERIFY,
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
      Kind kind =
          bundledNames.contains(name) ? KINDS.getOrDefault(name, Kind.WRITE_VERIFY) : Kind.PLUGIN;
      entries.add(
          new StrategyComparison.Entry(
              name + (voltages == Voltages.FREE ? "-free" : ""),
              name,
              kind,
              voltages.label(),
              condition -> factory.create(context(voltages, condition))));
    }
  }

  /** Driver and mapper for a voltage choice; the mapper is given the read noise. */
  private StrategyFactory.Context context(
      Voltages voltages, StrategyComparison.Condition condition) {
    String name =
        voltages == Voltages.FREE ? "jart-vcm-v1b-realistic-fast" : "jart-vcm-v1b-realistic";
    NetworkMapper mapper =
        PulseMappers.bundled(name)
            .with(voltages.driver(model))
            .withReadNoise(condition.relativeReadNoise());
    return new StrategyFactory.Context(model, mapper.driver(), Optional.of(mapper));
  }
}
