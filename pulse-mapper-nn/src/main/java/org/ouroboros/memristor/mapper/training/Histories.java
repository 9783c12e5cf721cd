package org.ouroboros.memristor.mapper.training;

import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.KeyedGaussian;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.ReadNoise;

/**
 * Protocol P2h: every device of a population serves a sequence of requests. Before each its
 * conductance is set to a new uniform value, while its cycle-to-cycle drift continues; the mapper
 * observes every outcome. Recorded are each request as read, the mapper's memory before it, and
 * whether it succeeded.
 */
final class Histories {

  private final int devices;
  private final int rounds;
  private final double[] start;
  private final double[] target;
  private final double[] tolerance;
  private final double[][] remembered;
  private final double[] promised;
  private final boolean[] hit;

  /**
   * Settings of a rollout.
   *
   * @param rounds requests per device
   * @param least minimum requested tolerance
   * @param most maximum requested tolerance; each request draws its own between them, uniform in
   *     the logarithm
   * @param noise of all readings
   */
  record Play(int rounds, double least, double most, ReadNoise noise) {}

  private Histories(int devices, int rounds) {
    this.devices = devices;
    this.rounds = rounds;
    int size = devices * rounds;
    start = new double[size];
    target = new double[size];
    tolerance = new double[size];
    remembered = new double[rounds][];
    promised = new double[size];
    hit = new boolean[size];
  }

  /** Rolls out a population with a mapper. */
  static Histories of(
      Population population, PulseMapper mapper, Play play, Run run, Workers workers) {
    int devices = population.count();
    Histories histories = new Histories(devices, play.rounds);
    DeviceBank bank = population.bank(workers);
    double lower = bank.range().minSiemens();
    double span = bank.range().span();
    MapperMemory memory = mapper.newMemory(devices);
    Seed seed = population.seed().at("histories");
    KeyedGaussian gauss = new KeyedGaussian();
    int[] cells = new int[devices];
    double[] siemens = new double[devices];
    double[] volts = new double[devices];
    double[] seconds = new double[devices];
    double[] reached = new double[devices];
    for (int i = 0; i < devices; i++) {
      cells[i] = i;
    }
    PulseChoices choices = new PulseChoices();
    for (int round = 0; round < play.rounds; round++) {
      Cancelled.check(run);
      long draws = seed.at(round).value();
      PulseRequests requests = new PulseRequests(devices);
      for (int i = 0; i < devices; i++) {
        long key = Seed.key(draws, i);
        int at = round * devices + i;
        siemens[i] = lower + span * Seed.unit(key, 0);
        histories.target[at] = lower + span * Seed.unit(key, 1);
        histories.tolerance[at] = play.least * Math.pow(play.most / play.least, Seed.unit(key, 2));
        histories.start[at] = read(siemens[i], play.noise, gauss, Seed.key(key, 3), bank);
        requests.add(i, histories.start[at], histories.target[at], histories.tolerance[at]);
      }
      bank.setConductances(cells, siemens);
      histories.remembered[round] = memory.snapshot();
      chooseInParallel(mapper, requests, memory, choices, workers);
      for (int i = 0; i < devices; i++) {
        volts[i] = choices.volts(i);
        double jitter = gauss.at(Seed.key(Seed.key(draws, i), 5));
        seconds[i] = mapper.driver().timing().jittered(choices.seconds(i), jitter);
        histories.promised[round * devices + i] = choices.successProbability(i);
      }
      bank.apply(PulseBatch.rectangular(cells, volts, seconds));
      bank.conductances(reached);
      for (int i = 0; i < devices; i++) {
        int at = round * devices + i;
        double off = Math.abs(reached[i] - histories.target[at]);
        histories.hit[at] = off <= histories.tolerance[at] * histories.target[at];
        reached[i] = read(reached[i], play.noise, gauss, Seed.key(Seed.key(draws, i), 4), bank);
      }
      observeInParallel(mapper, requests, choices, reached, memory, workers);
    }
    return histories;
  }

  /**
   * Requests are independent and each has its own cell, so the split does not affect the result.
   */
  private static void chooseInParallel(
      PulseMapper mapper,
      PulseRequests requests,
      MapperMemory memory,
      PulseChoices choices,
      Workers workers) {
    choices.reset(requests.size());
    workers.forRange(
        requests.size(),
        256,
        (from, to) -> {
          PulseRequests part = part(requests, from, to);
          PulseChoices answers = new PulseChoices();
          mapper.choose(part, memory, answers);
          for (int i = from; i < to; i++) {
            int k = i - from;
            choices.set(i, answers.volts(k), answers.seconds(k), answers.successProbability(k));
          }
        });
  }

  private static void observeInParallel(
      PulseMapper mapper,
      PulseRequests requests,
      PulseChoices choices,
      double[] reached,
      MapperMemory memory,
      Workers workers) {
    workers.forRange(
        requests.size(),
        256,
        (from, to) -> {
          PulseRequests part = part(requests, from, to);
          PulseChoices answers = new PulseChoices();
          answers.reset(to - from);
          double[] ends = new double[to - from];
          for (int i = from; i < to; i++) {
            answers.set(i - from, choices.volts(i), choices.seconds(i), Double.NaN);
            ends[i - from] = reached[i];
          }
          mapper.observe(part, answers, ends, memory);
        });
  }

  private static PulseRequests part(PulseRequests requests, int from, int to) {
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

  private static double read(
      double siemens, ReadNoise noise, KeyedGaussian gauss, long key, DeviceBank bank) {
    double read = siemens;
    if (noise.relativeSigma() > 0) {
      read *= 1 + noise.relativeSigma() * gauss.at(Seed.key(noise.seed().value(), key));
    }
    return Math.max(bank.range().minSiemens(), Math.min(bank.range().maxSiemens(), read));
  }

  int devices() {
    return devices;
  }

  int rounds() {
    return rounds;
  }

  /** Start as read [S]. */
  double start(int round, int device) {
    return start[round * devices + device];
  }

  double target(int round, int device) {
    return target[round * devices + device];
  }

  double tolerance(int round, int device) {
    return tolerance[round * devices + device];
  }

  boolean hit(int round, int device) {
    return hit[round * devices + device];
  }

  double promised(int round, int device) {
    return promised[round * devices + device];
  }

  /** Restores a memory to its state before a round. */
  void recall(int round, MapperMemory memory) {
    memory.restore(remembered[round]);
  }
}
