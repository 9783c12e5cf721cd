package org.ouroboros.memristor.mapper;

import java.util.Arrays;
import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.internal.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;

/**
 * Requests drawn from a distribution, one per device, with the state of the devices before the
 * request. Any number of mappers can be evaluated on the same devices. Immutable and thread-safe.
 */
public final class RequestDataset {
  private final RequestDistribution distribution;
  private final Population population;
  private final BankSnapshot before;
  private final ConductanceRange range;
  private final double[] startSiemens;
  private final double[] targetSiemens;
  private final double[] appliedSeconds;
  private final boolean[] stoppedAtBound;

  /** The drawn values, one entry per device. */
  static final class Samples {
    final double[] startSiemens;
    final double[] targetSiemens;

    /** Length of the pulse that produced the target [s], 0 for none. */
    final double[] appliedSeconds;

    /** Whether that pulse was stopped at an end of the window. */
    final boolean[] stoppedAtBound;

    Samples(int count) {
      startSiemens = new double[count];
      targetSiemens = new double[count];
      appliedSeconds = new double[count];
      stoppedAtBound = new boolean[count];
    }
  }

  RequestDataset(
      RequestDistribution distribution,
      Population population,
      BankSnapshot before,
      Samples samples) {
    this.distribution = distribution;
    this.population = population;
    this.before = before;
    this.range = population.model().window().conductanceRange(population.model());
    this.startSiemens = samples.startSiemens;
    this.targetSiemens = samples.targetSiemens;
    this.appliedSeconds = samples.appliedSeconds;
    this.stoppedAtBound = samples.stoppedAtBound;
  }

  /** {@return the distribution of the requests} */
  public RequestDistribution distribution() {
    return distribution;
  }

  /** {@return the population of the devices} */
  public Population population() {
    return population;
  }

  /** {@return the number of requests, one per device, at least 1} */
  public int size() {
    return startSiemens.length;
  }

  /** {@return the conductance before request i [S]} */
  public double startSiemens(int i) {
    return startSiemens[i];
  }

  /** {@return the target conductance of request i [S]} */
  public double targetSiemens(int i) {
    return targetSiemens[i];
  }

  /** {@return the length of the pulse that produced target i [s]; 0 if no pulse produced it} */
  public double appliedSeconds(int i) {
    return appliedSeconds[i];
  }

  /** {@return whether that pulse was stopped at an end of the window; false if there was none} */
  public boolean stoppedAtBound(int i) {
    return stoppedAtBound[i];
  }

  /**
   * {@return new requests after exact reads; cell i is device i}
   *
   * @param tolerance requested relative tolerance, 0.1 for 10 %
   */
  public PulseRequests requests(double tolerance) {
    return requests(tolerance, ReadNoise.NONE);
  }

  /**
   * {@return new requests after noisy reads; cell i is device i} Start and target are clamped to
   * the range of the nominal window, which a noisy reading or a device with other parameters may
   * exceed.
   *
   * @param tolerance requested relative tolerance
   * @param noise the read noise of the start
   */
  public PulseRequests requests(double tolerance, ReadNoise noise) {
    PulseRequests requests = new PulseRequests(size());
    CounterBasedGaussian gaussian = new CounterBasedGaussian();
    for (int i = 0; i < size(); i++) {
      double readSiemens = startSiemens[i];
      if (noise.relativeReadNoise() > 0) {
        readSiemens *=
            1 + noise.relativeReadNoise() * gaussian.sample(Seed.key(noise.seed().value(), i));
      }
      requests.add(i, range.clamp(readSiemens), range.clamp(targetSiemens[i]), tolerance);
    }
    return requests;
  }

  /**
   * {@return the result of {@link #evaluate(PulseMapper, PulseRequests, Workers)} after exact
   * reads}
   *
   * @param mapper the mapper
   * @param tolerance requested relative tolerance
   * @param workers the threads to use; they do not affect the result
   */
  public MapperEvaluation evaluate(PulseMapper mapper, double tolerance, Workers workers) {
    return evaluate(mapper, requests(tolerance), workers);
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
  public MapperEvaluation evaluate(PulseMapper mapper, PulseRequests requests, Workers workers) {
    Require.that(requests.size() == size(), "requests", "must be " + size(), requests.size());
    PulsePlan plan = new PulsePlan();
    mapper.choose(requests, mapper.newMemory(size()), plan);
    PulsePlan applied = new PulsePlan();
    applied.reset(plan);
    double[] seconds = new double[size()];
    CounterBasedGaussian gauss = new CounterBasedGaussian();
    long jitterKey = population.seed().at(RandomStreams.JITTER).value();
    for (int i = 0; i < size(); i++) {
      double deviation = gauss.sample(Seed.key(jitterKey, i));
      seconds[i] = mapper.driver().timing().withJitter(plan.seconds(i), deviation);
      applied.set(i, plan.volts(i), seconds[i]);
    }
    DeviceBank bank = population.bank(workers);
    bank.restore(before);
    PulseResult pulses = bank.apply(applied.asBatch());
    double[] reachedSiemens = new double[size()];
    bank.conductances(reachedSiemens);
    double joules = 0;
    for (int i = 0; i < size(); i++) {
      joules += pulses.joules(i);
    }
    double meanSeconds = Arrays.stream(seconds).average().orElse(0);
    MapperEvaluation.Cost cost =
        new MapperEvaluation.Cost(meanSeconds, joules / Math.max(1, size()));
    return new MapperEvaluation(reachedSiemens, targetSiemens, stoppedAtBound, plan, cost);
  }
}
