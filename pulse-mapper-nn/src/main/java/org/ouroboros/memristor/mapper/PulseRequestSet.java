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
 * Requests drawn by a protocol, one per device, with the devices as they were before the request.
 * Any number of mappers can be scored on the same devices. Immutable and thread-safe.
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

  /** What a protocol draws, one entry per device. */
  static final class Drawn {
    /** Conductance before [S]. */
    final double[] start;

    /** Wanted conductance [S]. */
    final double[] target;

    /** Length of the pulse that made the request [s], 0 for none. */
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

  /**
   * How the requests came about.
   *
   * @return the protocol
   */
  public RequestProtocol protocol() {
    return protocol;
  }

  /**
   * The devices.
   *
   * @return the population they were drawn from
   */
  public Population population() {
    return population;
  }

  /**
   * How many requests there are, one per device.
   *
   * @return at least 1
   */
  public int size() {
    return start.length;
  }

  /**
   * Conductance before a request.
   *
   * @param i the request
   * @return the conductance [S]
   */
  public double startSiemens(int i) {
    return start[i];
  }

  /**
   * Wanted conductance.
   *
   * @param i the request
   * @return the conductance [S]
   */
  public double targetSiemens(int i) {
    return target[i];
  }

  /**
   * Length of the pulse that made a request.
   *
   * @param i the request
   * @return the length [s]; 0 for requests that no pulse made
   */
  public double appliedSeconds(int i) {
    return applied[i];
  }

  /**
   * Whether the pulse that made the request was stopped at an end of the window.
   *
   * @param i the request
   * @return always false for requests that no pulse made
   */
  public boolean onBound(int i) {
    return onBound[i];
  }

  /**
   * The requests as a mapper sees them after exact reads.
   *
   * @param tolerance relative difference that is told to the mapper, 0.1 for 10 %
   * @return new requests; cell i is device i
   */
  public PulseRequests requests(double tolerance) {
    return requests(tolerance, ReadNoise.NONE);
  }

  /**
   * The requests as a mapper sees them after noisy reads. Start and target are snapped to the range
   * of the nominal window: a noisy reading may lie outside, and so may what a device with other
   * parameters reaches.
   *
   * @param tolerance relative difference that is told to the mapper
   * @param noise the noise of the start's reading
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
   * Applies a mapper's choices, with its driver's jitter, to the devices as they were before the
   * request.
   *
   * @param mapper the mapper
   * @param tolerance relative difference that is told to the mapper
   * @param workers the threads to use; they never change the result
   * @return what was reached
   */
  public RequestScore score(PulseMapper mapper, double tolerance, Workers workers) {
    return score(mapper, requests(tolerance), workers);
  }

  /**
   * Applies a mapper's choices, with its driver's jitter, to the devices as they were before the
   * request.
   *
   * @param mapper the mapper
   * @param requests this set's requests, for example after noisy reads
   * @param workers the threads to use; they never change the result
   * @return what was reached
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
