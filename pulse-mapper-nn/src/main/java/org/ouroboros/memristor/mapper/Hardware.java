package org.ouroboros.memristor.mapper;

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
final class Hardware {

  private final String name;
  private final boolean drawsNoise;
  private final Map<Polarity, Ready> fresh;
  private final Map<Polarity, Ready> experienced;

  /** Makes executors on the processor. */
  Hardware(PulseNetworks fresh, Optional<Experience> experience) {
    this("digital", fresh, experience, network -> new Digital(network.batched()));
  }

  /**
   * Makes executors on a backend for all networks that choose pulses; success networks stay on the
   * processor.
   */
  Hardware(PulseNetworks fresh, Optional<Experience> experience, MatVecBackend backend) {
    this(backend.name(), fresh, experience, network -> new Elsewhere(network.on(backend)));
  }

  private Hardware(
      String name, PulseNetworks fresh, Optional<Experience> experience, Loader loader) {
    this.name = name;
    this.fresh = ready(fresh, loader);
    this.drawsNoise = !(fresh(Polarity.SET).seconds() instanceof Digital);
    this.experienced = experience.map(learnt -> ready(learnt.networks(), loader)).orElse(Map.of());
  }

  private interface Loader {
    Unit load(Network network);
  }

  private static Map<Polarity, Ready> ready(PulseNetworks networks, Loader loader) {
    Map<Polarity, Ready> ready = new EnumMap<>(Polarity.class);
    for (Polarity polarity : Polarity.values()) {
      ready.put(
          polarity,
          new Ready(
              networks.volts().map(pair -> loader.load(pair.of(polarity))),
              loader.load(networks.seconds().of(polarity)),
              networks.success().map(pair -> new Digital(pair.of(polarity).batched()))));
    }
    return ready;
  }

  String name() {
    return name;
  }

  /** Whether results depend on the noise keys of {@link Room#outputs}; false on the processor. */
  boolean drawsNoise() {
    return drawsNoise;
  }

  Ready fresh(Polarity polarity) {
    return ready(fresh, polarity);
  }

  /** Networks for adapted cells; only for a mapper with online adaptation. */
  Ready experienced(Polarity polarity) {
    return ready(experienced, polarity);
  }

  private static Ready ready(Map<Polarity, Ready> all, Polarity polarity) {
    return Objects.requireNonNull(all.get(polarity));
  }

  record Ready(Optional<Unit> volts, Unit seconds, Optional<Digital> success) {}

  /** An executable network; requests are columns of its inputs. */
  interface Unit {

    /** Returns a workspace for at most that many requests at once. */
    Room room(int requests);
  }

  /** Workspace of an executable network. Not thread-safe; one instance per thread. */
  interface Room {

    /**
     * Evaluates the network.
     *
     * @param inputs a row per input, the constant one last
     * @param count the number of columns in use
     * @param draws the noise key of each request
     * @return a row of outputs, valid until the next call
     */
    double[] outputs(double[][] inputs, int count, long[] draws);
  }

  /** On the processor: all requests at once. */
  record Digital(BatchNetwork network) implements Unit {

    @Override
    public Room room(int requests) {
      BatchNetwork.Scratch scratch = network.scratch(requests);
      return (inputs, count, draws) -> network.evaluate(inputs, scratch);
    }
  }

  /** On a {@link MatVecBackend}: one request after the other, each with its own noise. */
  record Elsewhere(Network.Loaded network) implements Unit {

    @Override
    public Room room(int requests) {
      Network.Scratch scratch = network.scratch();
      double[] outputs = new double[requests];
      return (inputs, count, draws) -> {
        double[] x = scratch.inputs();
        for (int k = 0; k < count; k++) {
          for (int i = 0; i < x.length; i++) {
            x[i] = inputs[i][k];
          }
          outputs[k] = network.evaluate(scratch, draws[k]);
        }
        return outputs;
      };
    }
  }

  /** Returns the key of the noise of a request's networks. */
  static long draw(int cell, NetworkInputs.Request request) {
    long key = Seed.key(cell, Double.doubleToLongBits(request.start()));
    key = Seed.key(key, Double.doubleToLongBits(request.target()));
    return Seed.key(key, Double.doubleToLongBits(request.tolerance()));
  }
}
