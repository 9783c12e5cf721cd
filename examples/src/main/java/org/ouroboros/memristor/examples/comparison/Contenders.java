package org.ouroboros.memristor.examples.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.lookup.Catalog;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.mapper.BundledMappers;
import org.ouroboros.memristor.mapper.NetworkMapper;

/** The strategies compared in P3. */
final class Contenders {

  static final String ONE_SHOT = "one-shot";

  private static final String INVERSE = "noise-free-inverse";

  /** Names with this prefix use settings tuned on the validation set. */
  private static final String TUNED = "write-verify";

  /** Classes of the strategies other than write-verify. */
  private static final Map<String, Contender.Kind> KINDS =
      Map.of(
          ONE_SHOT,
          Contender.Kind.ONE_SHOT,
          INVERSE,
          Contender.Kind.ONE_SHOT,
          "hybrid",
          Contender.Kind.HYBRID,
          "device-aware-hybrid",
          Contender.Kind.HYBRID,
          "reset-first",
          Contender.Kind.HYBRID,
          "gradient",
          Contender.Kind.HYBRID);

  private final DeviceModel model;
  private final Catalog<StrategyFactory> own;
  private final Catalog<StrategyFactory> known;
  private final List<Contender> contenders = new ArrayList<>();

  private Contenders(DeviceModel model, Catalog<StrategyFactory> known) {
    this.model = model;
    this.known = known;
    own = StrategyFactory.catalog(Contenders.class.getClassLoader());
  }

  /**
   * Returns the strategies of the library and of plugins, each with both voltage choices.
   *
   * @param model the device model
   * @param known all available strategies
   * @param tuning the tuned write-verify settings
   * @return the entries in table order
   */
  static List<Contender> of(DeviceModel model, Catalog<StrategyFactory> known, PulseTuning tuning) {
    Contenders all = new Contenders(model, known);
    all.tuned(tuning, Voltages.PUBLISHED);
    all.named(Voltages.PUBLISHED);
    all.tuned(tuning, Voltages.FREE);
    all.named(Voltages.FREE);
    return all.contenders;
  }

  /** Adds the settings with the fewest pulses, for ISPP also those with the least time. */
  private void tuned(PulseTuning tuning, Voltages voltages) {
    for (PulseTuning.Family family : PulseTuning.Family.values()) {
      for (PulseTuning.Aim aim : PulseTuning.Aim.values()) {
        boolean wanted = aim == PulseTuning.Aim.PULSES || family == PulseTuning.Family.RAMP;
        if (family.voltages() == voltages && wanted) {
          String aimed = aim == PulseTuning.Aim.TIME ? ", tuned for time" : ", tuned";
          contenders.add(
              new Contender(
                  (family + "-tuned-for-" + aim).toLowerCase(Locale.ROOT).replace('_', '-'),
                  family.word() + aimed,
                  Contender.Kind.WRITE_VERIFY,
                  voltages,
                  terms -> tuning.strategy(family, aim, terms)));
        }
      }
    }
  }

  /** Adds the strategies by name; the noise-free inverse only at the published voltages. */
  private void named(Voltages voltages) {
    List<String> ours = own.all().stream().map(StrategyFactory::name).toList();
    for (StrategyFactory factory : known.all()) {
      String name = factory.name();
      boolean tuned = ours.contains(name) && name.startsWith(TUNED);
      if (tuned || (name.equals(INVERSE) && voltages == Voltages.FREE)) {
        continue;
      }
      Contender.Kind kind =
          ours.contains(name)
              ? KINDS.getOrDefault(name, Contender.Kind.WRITE_VERIFY)
              : Contender.Kind.OWN;
      contenders.add(
          new Contender(
              name + (voltages == Voltages.FREE ? "-free" : ""),
              name.replace("-", " "),
              kind,
              voltages,
              terms -> factory.create(context(voltages, terms))));
    }
  }

  /** Driver and mapper for a voltage choice; the mapper is given the read noise. */
  private StrategyContext context(Voltages voltages, Terms terms) {
    String name =
        voltages == Voltages.FREE ? "jart-vcm-v1b-realistic-fast" : "jart-vcm-v1b-realistic";
    NetworkMapper mapper =
        BundledMappers.find(name)
            .mapper()
            .with(voltages.driver(model))
            .withReadNoise(terms.readNoise());
    return new StrategyContext(model, mapper.driver(), Optional.of(mapper));
  }
}
