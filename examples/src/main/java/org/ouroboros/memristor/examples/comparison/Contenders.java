package org.ouroboros.memristor.examples.comparison;

import java.util.ArrayList;
import java.util.List;
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
  static final String FIXED = "fixed-pulses";
  static final String RAMP_PULSES = "ramp-fewest-pulses";
  static final String RAMP_TIME = "ramp-least-time";

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
    all.named(ONE_SHOT, "one-shot", Contender.Kind.ONE_SHOT, Voltages.PUBLISHED);
    all.named(
        "noise-free-inverse", "noise-free inverse", Contender.Kind.ONE_SHOT, Voltages.PUBLISHED);
    all.tuned(FIXED, "fixed pulses, tuned", tuning, PulseTuning.Aim.PULSES);
    all.tuned(FIXED + "-least-time", "fixed pulses, tuned for time", tuning, PulseTuning.Aim.TIME);
    all.named("hybrid", "hybrid", Contender.Kind.HYBRID, Voltages.PUBLISHED);
    all.named(ONE_SHOT, "one-shot", Contender.Kind.ONE_SHOT, Voltages.FREE);
    all.ramp(RAMP_PULSES, "step pulses, tuned", tuning, PulseTuning.Aim.PULSES);
    all.ramp(RAMP_TIME, "step pulses, tuned for time", tuning, PulseTuning.Aim.TIME);
    all.named("hybrid", "hybrid", Contender.Kind.HYBRID, Voltages.FREE);
    all.users();
    return all.contenders;
  }

  private void named(String name, String title, Contender.Kind kind, Voltages voltages) {
    StrategyFactory factory = known.find(name);
    contenders.add(
        new Contender(
            name + (voltages == Voltages.FREE ? "-free" : ""),
            title,
            kind,
            voltages,
            terms -> factory.create(context(voltages, terms))));
  }

  private void tuned(String id, String title, PulseTuning tuning, PulseTuning.Aim aim) {
    contenders.add(
        new Contender(
            id,
            title,
            Contender.Kind.WRITE_VERIFY,
            Voltages.PUBLISHED,
            terms -> new WriteVerify(tuning.settings(PulseTuning.Family.FIXED, aim, terms))));
  }

  private void ramp(String id, String title, PulseTuning tuning, PulseTuning.Aim aim) {
    contenders.add(
        new Contender(
            id,
            title,
            Contender.Kind.WRITE_VERIFY,
            Voltages.FREE,
            terms -> new WriteVerify(tuning.settings(PulseTuning.Family.RAMP, aim, terms))));
  }

  /** What only a plug-in brings, at both voltages. */
  private void users() {
    List<String> ours = own.all().stream().map(StrategyFactory::name).toList();
    for (StrategyFactory factory : known.all()) {
      if (!ours.contains(factory.name())) {
        named(factory.name(), factory.name(), Contender.Kind.OWN, Voltages.PUBLISHED);
        named(factory.name(), factory.name(), Contender.Kind.OWN, Voltages.FREE);
      }
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
