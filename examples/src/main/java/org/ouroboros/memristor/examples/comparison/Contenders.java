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
import org.ouroboros.memristor.strategies.WriteVerify;

/** Who takes part in P3. */
final class Contenders {

  static final String ONE_SHOT = "one-shot";

  private static final String INVERSE = "noise-free-inverse";

  /** What the tuned write-verify stands for. */
  private static final String UNTUNED = "write-verify";

  /** Those that are no write-verify. */
  private static final Map<String, Contender.Kind> KINDS =
      Map.of(
          ONE_SHOT,
          Contender.Kind.ONE_SHOT,
          INVERSE,
          Contender.Kind.ONE_SHOT,
          "hybrid",
          Contender.Kind.HYBRID,
          "device-aware",
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
   * The strategies of the library, and with each voltage those of a user.
   *
   * @param model the device
   * @param known all strategies that there are
   * @param tuning settings of write-verify
   * @return in the order of the tables
   */
  static List<Contender> of(DeviceModel model, Catalog<StrategyFactory> known, PulseTuning tuning) {
    Contenders all = new Contenders(model, known);
    all.tuned("fixed-pulses", "fixed pulses", PulseTuning.Family.FIXED, tuning);
    all.named(Voltages.PUBLISHED);
    all.tuned("step-pulses", "step pulses", PulseTuning.Family.RAMP, tuning);
    all.named(Voltages.FREE);
    return all.contenders;
  }

  /** Settings for fewest pulses, and settings for least time. */
  private void tuned(String id, String title, PulseTuning.Family family, PulseTuning tuning) {
    Voltages voltages =
        family == PulseTuning.Family.FIXED ? Voltages.PUBLISHED : Voltages.FREE;
    for (PulseTuning.Aim aim : PulseTuning.Aim.values()) {
      contenders.add(
          new Contender(
              id + "-" + aim.name().toLowerCase(Locale.ROOT),
              title + ", tuned for " + aim.name().toLowerCase(Locale.ROOT),
              Contender.Kind.WRITE_VERIFY,
              voltages,
              terms -> new WriteVerify(tuning.settings(family, aim, terms))));
    }
  }

  /** All strategies by their names; the inverse knows only the published voltages. */
  private void named(Voltages voltages) {
    List<String> ours = own.all().stream().map(StrategyFactory::name).toList();
    for (StrategyFactory factory : known.all()) {
      String name = factory.name();
      if (name.equals(UNTUNED) || (name.equals(INVERSE) && voltages == Voltages.FREE)) {
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

  /** Driver and mapper of a voltage; the mapper knows how noisy readings are. */
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
