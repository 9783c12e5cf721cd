package org.ouroboros.memristor.mapper.internal.network;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Executes the networks of a mapper: batched on the processor, or request by request on a {@link
 * MatVecBackend}.
 */
public final class NetworkExecutors {

  private final String name;
  private final boolean usesNoiseKeys;
  private final Map<Polarity, ExecutableNetworks> coldStart;
  private final Map<Polarity, ExecutableNetworks> adapted;

  /** Makes executors on the processor. */
  public NetworkExecutors(MapperNetworks coldStartNetworks, Optional<OnlineAdaptation> adaptation) {
    this(
        "digital", coldStartNetworks, adaptation, network -> new BatchedNetwork(network.batched()));
  }

  /**
   * Makes executors on a backend for all networks that choose pulses; success networks stay on the
   * processor.
   */
  public NetworkExecutors(
      MapperNetworks coldStartNetworks,
      Optional<OnlineAdaptation> adaptation,
      MatVecBackend backend) {
    this(
        backend.name(),
        coldStartNetworks,
        adaptation,
        network -> new BackendNetwork(network.load(backend)));
  }

  private NetworkExecutors(
      String name,
      MapperNetworks coldStartNetworks,
      Optional<OnlineAdaptation> adaptation,
      NetworkLoader loader) {
    this.name = name;
    this.coldStart = executable(coldStartNetworks, loader);
    this.usesNoiseKeys = !(coldStart(Polarity.SET).length() instanceof BatchedNetwork);
    this.adapted =
        adaptation.map(present -> executable(present.networks(), loader)).orElse(Map.of());
  }

  private interface NetworkLoader {
    ExecutableNetwork load(Mlp network);
  }

  private static Map<Polarity, ExecutableNetworks> executable(
      MapperNetworks networks, NetworkLoader loader) {
    Map<Polarity, ExecutableNetworks> executables = new EnumMap<>(Polarity.class);
    for (Polarity polarity : Polarity.values()) {
      executables.put(
          polarity,
          new ExecutableNetworks(
              networks.voltage().map(pair -> loader.load(pair.of(polarity))),
              loader.load(networks.length().of(polarity)),
              networks.success().map(pair -> new BatchedNetwork(pair.of(polarity).batched()))));
    }
    return executables;
  }

  public String name() {
    return name;
  }

  /**
   * Whether results depend on the noise keys of {@link Workspace#outputs}; false on the processor.
   */
  public boolean usesNoiseKeys() {
    return usesNoiseKeys;
  }

  public ExecutableNetworks coldStart(Polarity polarity) {
    return executable(coldStart, polarity);
  }

  /** Networks for adapted cells; only for a mapper with online adaptation. */
  public ExecutableNetworks adapted(Polarity polarity) {
    return executable(adapted, polarity);
  }

  private static ExecutableNetworks executable(
      Map<Polarity, ExecutableNetworks> executables, Polarity polarity) {
    return Objects.requireNonNull(executables.get(polarity));
  }

  public record ExecutableNetworks(
      Optional<ExecutableNetwork> voltage,
      ExecutableNetwork length,
      Optional<BatchedNetwork> success) {}

  /** An executable network; requests are columns of its inputs. */
  public interface ExecutableNetwork {

    /** Returns a workspace for at most that many requests at once. */
    Workspace newWorkspace(int requests);
  }

  /** Workspace of an executable network. Not thread-safe; one instance per thread. */
  public interface Workspace {

    /**
     * Evaluates the network.
     *
     * @param inputs a row per input, the constant one last
     * @param count the number of columns in use
     * @param noiseKeys the noise key of each request
     * @return a row of outputs, valid until the next call
     */
    double[] outputs(double[][] inputs, int count, long[] noiseKeys);
  }

  /** On the processor: all requests at once. */
  public record BatchedNetwork(BatchedMlp network) implements ExecutableNetwork {

    @Override
    public Workspace newWorkspace(int requests) {
      BatchedMlp.Workspace workspace = network.newWorkspace(requests);
      return (inputs, count, noiseKeys) -> network.evaluate(inputs, workspace);
    }
  }

  /** On a {@link MatVecBackend}: one request after the other, each with its own noise. */
  record BackendNetwork(Mlp.LoadedMlp network) implements ExecutableNetwork {

    @Override
    public Workspace newWorkspace(int requests) {
      Mlp.Workspace workspace = network.newWorkspace();
      double[] outputs = new double[requests];
      return (inputs, count, noiseKeys) -> {
        double[] x = workspace.inputs();
        for (int k = 0; k < count; k++) {
          for (int i = 0; i < x.length; i++) {
            x[i] = inputs[i][k];
          }
          outputs[k] = network.evaluate(workspace, noiseKeys[k]);
        }
        return outputs;
      };
    }
  }

  /** Returns the key of the noise of a request's networks. */
  public static long noiseKey(int cell, FeatureEncoder.Request request) {
    long key = Seed.key(cell, Double.doubleToLongBits(request.startSiemens()));
    key = Seed.key(key, Double.doubleToLongBits(request.targetSiemens()));
    return Seed.key(key, Double.doubleToLongBits(request.tolerance()));
  }
}
