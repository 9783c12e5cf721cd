package org.ouroboros.memristor.mapper;

import java.util.Arrays;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.KeyedGaussian;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Workers;

/**
 * Requests drawn from a distribution, one per device, with the state of the devices before the
 * request. Any number of mappers can be evaluated on the same devices. Immutable and thread-safe.
 */
public final class PulseRequestSet {

  private final RequestProtocol protocol;
  private final Population population;
  private final BankSnapshot before;
  private final SiemensRange range;
  private final double[] start;
  private final double[] target;
  private final double[] applied;
  private final boolean[] onBound;

  /** The drawn values, one entry per device. */
  static final class Drawn {
    final double[] start;

    final double[] target;

    /** Length of the pulse that produced the target [s], 0 for none. */
    final double[] appliedSeconds;

    /** Whether that pulse was stopped at an end of the window. */
    final boolean[] onBound;

    Drawn(int count) {
      start = new double[count];
      target = new double[count];
      appliedSeconds = new double[count];
      onBound = new boolean[count];
    }
  }

  PulseRequestSet(
      RequestProtocol protocol, Population population, BankSnapshot before, Drawn drawn) {
    this.protocol = protocol;
    this.population = population;
    this.before = before;
    this.range = population.model().window().siemens(population.model());
    this.start = drawn.start;
    this.target = drawn.target;
    this.applied = drawn.appliedSeconds;
    this.onBound = drawn.onBound;
  }

  /** {@return the distribution of the requests} */
  public RequestProtocol protocol() {
    return protocol;
  }

  /** {@return the population of the devices} */
  public Population population() {
    return population;
  }

  /** {@return the number of requests, one per device, at least 1} */
  public int size() {
    return start.length;
  }

  /**
   * {@return the conductance before a request [S]}
   *
   * @param i index of the request
   */
  public double startSiemens(int i) {
    return start[i];
  }

  /**
   * {@return the target conductance of a request [S]}
   *
   * @param i index of the request
   */
  public double targetSiemens(int i) {
    return target[i];
  }

  /**
   * {@return the length of the pulse that produced the target [s]; 0 if no pulse produced it}
   *
   * @param i index of the request
   */
  public double appliedSeconds(int i) {
    return applied[i];
  }

  /**
   * {@return whether the pulse that produced the target was stopped at an end of the window; false
   * if no pulse produced it}
   *
   * @param i index of the request
   */
  public boolean onBound(int i) {
    return onBound[i];
  }

  /**
   * The requests after exact reads.
   *
   * @param tolerance requested relative tolerance, 0.1 for 10 %
   * @return new requests; cell i is device i
   */
  public PulseRequests requests(double tolerance) {
    return requests(tolerance, ReadNoise.NONE);
  }

  /**
   * The requests after noisy reads. Start and target are clamped to the range of the nominal
   * window, which a noisy reading or a device with other parameters may exceed.
   *
   * @param tolerance requested relative tolerance
   * @param noise the read noise of the start
   * @return new requests; cell i is device i
   */
  public PulseRequests requests(double tolerance, ReadNoise noise) {
    PulseRequests requests = new PulseRequests(size());
    KeyedGaussian gaussian = new KeyedGaussian();
    for (int i = 0; i < size(); i++) {
      double read = start[i];
      if (noise.relativeSigma() > 0) {
        read *= 1 + noise.relativeSigma() * gaussian.at(Seed.key(noise.seed().value(), i));
      }
      requests.add(i, snap(read), snap(target[i]), tolerance);
    }
    return requests;
  }

  private double snap(double siemens) {
    return Math.max(range.minSiemens(), Math.min(range.maxSiemens(), siemens));
  }

  /**
   * Applies the pulses that a mapper chooses after exact reads, with its driver's jitter, to the
   * devices in their state before the request.
   *
   * @param mapper the mapper
   * @param tolerance requested relative tolerance
   * @param workers the threads to use; they do not affect the result
   * @return the conductances reached
   */
  public RequestScore score(PulseMapper mapper, double tolerance, Workers workers) {
    return score(mapper, requests(tolerance), workers);
  }

  /**
   * Applies the pulses that a mapper chooses, with its driver's jitter, to the devices in their
   * state before the request.
   *
   * @param mapper the mapper
   * @param requests requests of this data set, for example after noisy reads
   * @param workers the threads to use; they do not affect the result
   * @return the conductances reached
   */
  public RequestScore score(PulseMapper mapper, PulseRequests requests, Workers workers) {
    Require.that(requests.size() == size(), "requests", "must be " + size(), requests.size());
    PulseChoices choices = new PulseChoices();
    mapper.choose(requests, mapper.newMemory(size()), choices);
    double[] volts = new double[size()];
    double[] seconds = new double[size()];
    KeyedGaussian gauss = new KeyedGaussian();
    long jitter = population.seed().at("jitter").value();
    for (int i = 0; i < size(); i++) {
      volts[i] = choices.volts(i);
      double off = gauss.at(Seed.key(jitter, i));
      seconds[i] = mapper.driver().timing().jittered(choices.seconds(i), off);
    }
    DeviceBank bank = population.bank(workers);
    bank.restore(before);
    PulseResult pulses = bank.apply(PulseBatch.rectangular(population.cells(), volts, seconds));
    double[] reached = new double[size()];
    bank.conductances(reached);
    double joules = 0;
    for (int i = 0; i < size(); i++) {
      joules += pulses.joules(i);
    }
    double meanSeconds = Arrays.stream(seconds).average().orElse(0);
    RequestScore.Cost cost = new RequestScore.Cost(meanSeconds, joules / Math.max(1, size()));
    return new RequestScore(reached, target, onBound, cost);
  }
}
