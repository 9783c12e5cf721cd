package org.ouroboros.memristor.mapper.internal.network;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.linear.MatVecBackend;

/**
 * The networks of a mapper, ready to be evaluated: batched on the processor, or request by request
 * on a {@link MatVecBackend}.
 */
public final class NetworkExecutors {
  private final String name;
  private final boolean usesNoiseKeys;
  private final Map<Polarity, ExecutableNetworks> coldStart;
  private final Map<Polarity, ExecutableNetworks> adapted;

  /** The executable networks of one polarity; that for voltages only where there is a choice. */
  public record ExecutableNetworks(
      Optional<ExecutableNetwork> voltage,
      ExecutableNetwork length,
      Optional<ExecutableNetwork> success) {}

  /** Makes executors on the processor. */
  public NetworkExecutors(MapperDefinition definition) {
    this("digital", false, definition, BatchedMlp::new);
  }

  /** Makes executors on a backend, except the success networks, which stay on the processor. */
  public NetworkExecutors(MapperDefinition definition, MatVecBackend backend) {
    this(backend.name(), true, definition, network -> new BackendMlp(network, backend));
  }

  private NetworkExecutors(
      String name,
      boolean usesNoiseKeys,
      MapperDefinition definition,
      Function<Mlp, ExecutableNetwork> loader) {
    this.name = name;
    this.usesNoiseKeys = usesNoiseKeys;
    coldStart = executable(definition.coldStart(), loader);
    adapted =
        definition
            .adaptation()
            .map(present -> executable(present.networks(), loader))
            .orElse(Map.of());
  }

  private static Map<Polarity, ExecutableNetworks> executable(
      MapperNetworks networks, Function<Mlp, ExecutableNetwork> loader) {
    Map<Polarity, ExecutableNetworks> executables = new EnumMap<>(Polarity.class);
    for (Polarity polarity : Polarity.values()) {
      executables.put(
          polarity,
          new ExecutableNetworks(
              networks.voltage().map(pair -> loader.apply(pair.of(polarity))),
              loader.apply(networks.length().of(polarity)),
              networks.success().map(pair -> new BatchedMlp(pair.of(polarity)))));
    }
    return executables;
  }

  /** {@return the name of the backend; {@code digital} for the processor} */
  public String name() {
    return name;
  }

  /** {@return whether results depend on noise keys; false on the processor} */
  public boolean usesNoiseKeys() {
    return usesNoiseKeys;
  }

  /** {@return the networks for cold-start cells} */
  public ExecutableNetworks coldStart(Polarity polarity) {
    return Objects.requireNonNull(coldStart.get(polarity));
  }

  /** {@return the networks for adapted cells; only for a mapper with online adaptation} */
  public ExecutableNetworks adapted(Polarity polarity) {
    return Objects.requireNonNull(adapted.get(polarity));
  }
}
