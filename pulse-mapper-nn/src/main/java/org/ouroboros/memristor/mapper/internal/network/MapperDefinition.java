package org.ouroboros.memristor.mapper.internal.network;

import java.util.Optional;
import java.util.function.Supplier;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Everything that a mapper of networks consists of. Networks have the number of inputs that the
 * encoder writes; voltage networks are present if and only if the driver has several voltages.
 *
 * @param name the mapper's name, in lower case with hyphens
 */
public record MapperDefinition(
    String name,
    String model,
    FeatureEncoder encoder,
    MapperNetworks coldStart,
    Optional<OnlineAdaptation> adaptation) {
  public MapperDefinition {
    Require.that(!name.isBlank(), "mapper name", "must not be blank", "'" + name + "'");
    Require.that(!model.isBlank(), "model name", "must not be blank", "'" + model + "'");
    boolean chooses = encoder.driver().hasVoltageChoice();
    Require.that(
        coldStart.voltage().isPresent() == chooses,
        "voltage networks",
        chooses ? "must be present for several voltages" : "must be absent for a single voltage",
        coldStart.voltage().isPresent() ? "present" : "absent");
    coldStart.voltage().ifPresent(pair -> checkInputs(pair, "voltage ", encoder.voltageInputs()));
    checkInputs(coldStart, "", encoder.coldStartInputs(), encoder);
    adaptation.ifPresent(
        present -> checkInputs(present.networks(), "adapted ", encoder.adaptedInputs(), encoder));
  }

  private static void checkInputs(
      MapperNetworks networks, String kind, int inputs, FeatureEncoder encoder) {
    checkInputs(networks.length(), kind, inputs);
    networks
        .success()
        .ifPresent(pair -> checkInputs(pair, kind + "success ", encoder.successInputs(inputs)));
  }

  private static void checkInputs(PolarityNetworks networks, String kind, int expected) {
    for (Polarity polarity : Polarity.values()) {
      int actual = networks.of(polarity).inputCount();
      String name = "inputs of the " + polarity + " " + kind + "network";
      Require.that(actual == expected, name, "must be " + expected, actual);
    }
  }

  /** {@return a copy for another driver} */
  public MapperDefinition with(PulseDriver driver) {
    return new MapperDefinition(name, model, encoder.with(driver), coldStart, adaptation);
  }

  /** {@return a copy whose online adaptation assumes another read noise; 0 for exact reads} */
  public MapperDefinition withReadNoise(double relativeReadNoise) {
    return new MapperDefinition(
        name,
        model,
        encoder,
        coldStart,
        adaptation.map(present -> present.withReadNoise(relativeReadNoise)));
  }

  /** {@return a copy with success networks; those for adapted cells only if it adapts online} */
  public MapperDefinition withSuccess(
      PolarityNetworks coldStartSuccess, Supplier<PolarityNetworks> adaptedSuccess) {
    return new MapperDefinition(
        name,
        model,
        encoder,
        coldStart.withSuccess(coldStartSuccess),
        adaptation.map(
            present ->
                new OnlineAdaptation(
                    present.latentModel(), present.networks().withSuccess(adaptedSuccess.get()))));
  }
}
