package org.ouroboros.memristor.mapper.training;

import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.internal.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.mapper.Population;

/**
 * Protocol P2h: every device of a population serves a sequence of requests. Before each its
 * conductance is set to a new uniform value, while its cycle-to-cycle drift continues; the mapper
 * observes every outcome. Recorded are each request as read, the mapper's memory before it, and
 * whether it succeeded.
 */
final class Rollouts {

  private final int devices;
  private final int rounds;
  private final double[] startSiemens;
  private final double[] targetSiemens;
  private final double[] tolerance;
  private final double[][] memories;
  private final double[] predictedSuccess;
  private final boolean[] hit;

  /**
   * Settings of a rollout.
   *
   * @param rounds requests per device
   * @param minTolerance minimum requested tolerance
   * @param maxTolerance maximum requested tolerance; each request draws its own between them,
   *     uniform in the logarithm
   * @param noise of all readings
   */
  record RolloutSettings(int rounds, double minTolerance, double maxTolerance, ReadNoise noise) {}

  private Rollouts(int devices, int rounds) {
    this.devices = devices;
    this.rounds = rounds;
    int size = devices * rounds;
    startSiemens = new double[size];
    targetSiemens = new double[size];
    tolerance = new double[size];
    memories = new double[rounds][];
    predictedSuccess = new double[size];
    hit = new boolean[size];
  }

  /** Rolls out a population with a mapper. */
  static Rollouts run(
      Population population, PulseMapper mapper, RolloutSettings settings, RunContext run) {
    int devices = population.count();
    Rollouts rollouts = new Rollouts(devices, settings.rounds);
    DeviceBank bank = population.bank(run.workers());
    ConductanceRange range = bank.range();
    MapperMemory memory = mapper.newMemory(devices);
    Seed seed = population.seed().at("histories");
    CounterBasedGaussian gauss = new CounterBasedGaussian();
    int[] cells = new int[devices];
    double[] siemens = new double[devices];
    double[] volts = new double[devices];
    double[] seconds = new double[devices];
    double[] reached = new double[devices];
    for (int i = 0; i < devices; i++) {
      cells[i] = i;
    }
    PulsePlan choices = new PulsePlan();
    for (int round = 0; round < settings.rounds; round++) {
      CancellationCheck.throwIfRequested(run);
      long draws = seed.at(round).value();
      PulseRequests requests = new PulseRequests(devices);
      for (int i = 0; i < devices; i++) {
        long key = Seed.key(draws, i);
        int at = round * devices + i;
        siemens[i] = range.uniform(key, 0);
        rollouts.targetSiemens[at] = range.uniform(key, 1);
        rollouts.tolerance[at] =
            settings.minTolerance
                * Math.pow(settings.maxTolerance / settings.minTolerance, Seed.uniform(key, 2));
        rollouts.startSiemens[at] =
            readSiemens(siemens[i], settings.noise, gauss, Seed.key(key, 3), bank);
        requests.add(
            i, rollouts.startSiemens[at], rollouts.targetSiemens[at], rollouts.tolerance[at]);
      }
      bank.setConductances(cells, siemens);
      rollouts.memories[round] = memory.snapshot();
      chooseInParallel(mapper, requests, memory, choices, run.workers());
      for (int i = 0; i < devices; i++) {
        volts[i] = choices.volts(i);
        double jitter = gauss.sample(Seed.key(Seed.key(draws, i), 5));
        seconds[i] = mapper.driver().timing().withJitter(choices.seconds(i), jitter);
        rollouts.predictedSuccess[round * devices + i] = choices.predictedSuccess(i);
      }
      bank.apply(PulseBatch.rectangular(cells, volts, seconds));
      bank.conductances(reached);
      for (int i = 0; i < devices; i++) {
        int at = round * devices + i;
        double deviation = Math.abs(reached[i] - rollouts.targetSiemens[at]);
        rollouts.hit[at] = deviation <= rollouts.tolerance[at] * rollouts.targetSiemens[at];
        reached[i] =
            readSiemens(reached[i], settings.noise, gauss, Seed.key(Seed.key(draws, i), 4), bank);
      }
      observeInParallel(mapper, requests, choices, reached, memory, run.workers());
    }
    return rollouts;
  }

  /**
   * Requests are independent and each has its own cell, so the split does not affect the result.
   */
  private static void chooseInParallel(
      PulseMapper mapper,
      PulseRequests requests,
      MapperMemory memory,
      PulsePlan choices,
      Workers workers) {
    choices.reset(requests);
    workers.forRange(
        requests.size(),
        256,
        (from, to) -> {
          PulseRequests part = slice(requests, from, to);
          PulsePlan partChoices = new PulsePlan();
          mapper.choose(part, memory, partChoices);
          for (int i = from; i < to; i++) {
            int k = i - from;
            choices.set(
                i, partChoices.volts(k), partChoices.seconds(k), partChoices.predictedSuccess(k));
          }
        });
  }

  private static void observeInParallel(
      PulseMapper mapper,
      PulseRequests requests,
      PulsePlan choices,
      double[] reached,
      MapperMemory memory,
      Workers workers) {
    workers.forRange(
        requests.size(),
        256,
        (from, to) -> {
          PulseRequests part = slice(requests, from, to);
          PulsePlan partChoices = new PulsePlan();
          partChoices.reset(part);
          double[] partReached = new double[to - from];
          for (int i = from; i < to; i++) {
            partChoices.set(i - from, choices.volts(i), choices.seconds(i), Double.NaN);
            partReached[i - from] = reached[i];
          }
          mapper.observe(part, partChoices, partReached, memory);
        });
  }

  private static PulseRequests slice(PulseRequests requests, int from, int to) {
    PulseRequests part = new PulseRequests(to - from);
    for (int i = from; i < to; i++) {
      part.add(
          requests.cell(i),
          requests.startSiemens(i),
          requests.targetSiemens(i),
          requests.tolerance(i));
    }
    return part;
  }

  private static double readSiemens(
      double siemens, ReadNoise noise, CounterBasedGaussian gauss, long key, DeviceBank bank) {
    double read = siemens;
    if (noise.relativeReadNoise() > 0) {
      read *= 1 + noise.relativeReadNoise() * gauss.sample(Seed.key(noise.seed().value(), key));
    }
    return bank.range().clamp(read);
  }

  int devices() {
    return devices;
  }

  int rounds() {
    return rounds;
  }

  /** Start as read [S]. */
  double startSiemens(int round, int device) {
    return startSiemens[round * devices + device];
  }

  double targetSiemens(int round, int device) {
    return targetSiemens[round * devices + device];
  }

  double tolerance(int round, int device) {
    return tolerance[round * devices + device];
  }

  boolean hit(int round, int device) {
    return hit[round * devices + device];
  }

  double predictedSuccess(int round, int device) {
    return predictedSuccess[round * devices + device];
  }

  /** Restores a memory to its state before a round. */
  void restoreMemory(int round, MapperMemory memory) {
    memory.restore(memories[round]);
  }
}
