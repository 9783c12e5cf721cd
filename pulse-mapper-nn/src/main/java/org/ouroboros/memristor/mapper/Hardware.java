package org.ouroboros.memristor.mapper;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.random.Seed;

/** The networks of a mapper, ready to compute: on the processor or on other hardware. */
final class Hardware {

  private final String name;
  private final boolean drawsNoise;
  private final Map<Polarity, Ready> fresh;
  private final Map<Polarity, Ready> experienced;

  /** On the processor. */
  Hardware(PulseNetworks fresh, Optional<Experience> experience) {
    this("digital", fresh, experience, network -> new Digital(network.batched()));
  }

  /** What chooses pulses on other hardware. */
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

  /** Whether the coordinates of noise matter: on the processor they do not. */
  boolean drawsNoise() {
    return drawsNoise;
  }

  Ready fresh(Polarity polarity) {
    return ready(fresh, polarity);
  }

  /** Only for a mapper with experience. */
  Ready experienced(Polarity polarity) {
    return ready(experienced, polarity);
  }

  private static Ready ready(Map<Polarity, Ready> all, Polarity polarity) {
    return Objects.requireNonNull(all.get(polarity));
  }

  /** The networks of one polarity. */
  record Ready(Optional<Unit> volts, Unit seconds, Optional<Digital> success) {}

  /** A network that answers requests, a column of inputs each. */
  interface Unit {

    /** Room for so many requests at once. */
    Room room(int requests);
  }

  /** Room of one thread for a unit. */
  interface Room {

    /**
     * Computes outputs.
     *
     * @param inputs a row per input, the constant one last
     * @param count how many columns count
     * @param draws the coordinate of each request's noise
     * @return a row of outputs, good until the next call
     */
    double[] outputs(double[][] inputs, int count, long[] draws);
  }

  /** On the processor, all requests at once. */
  record Digital(BatchNetwork network) implements Unit {

    @Override
    public Room room(int requests) {
      BatchNetwork.Scratch scratch = network.scratch(requests);
      return (inputs, count, draws) -> network.evaluate(inputs, scratch);
    }
  }

  /** On other hardware, one request after the other, so that each has noise of its own. */
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

  /** The coordinate of the noise of a request's networks. */
  static long draw(int cell, NetworkInputs.Request request) {
    long key = Seed.key(cell, Double.doubleToLongBits(request.start()));
    key = Seed.key(key, Double.doubleToLongBits(request.target()));
    return Seed.key(key, Double.doubleToLongBits(request.tolerance()));
  }
}
