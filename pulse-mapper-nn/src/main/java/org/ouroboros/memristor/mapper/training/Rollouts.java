package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.internal.random.CounterBasedGaussian;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.mapping.ToleranceRange;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;
import org.ouroboros.memristor.mapper.internal.rollout.Rollout;
import org.ouroboros.memristor.mapper.internal.rollout.RolloutDraws;

/** Rollouts for training and validation, with their random streams and in parallel. */
final class Rollouts {
  /** Requests per device. */
  static final int ROUNDS = 9;

  private Rollouts() {}

  /**
   * Rolls out a population with a mapper.
   *
   * @param tolerances each request draws its own, uniform in the logarithm
   * @return {@link #ROUNDS} rounds
   */
  static List<Rollout.Round> run(
      Population population,
      PulseMapper mapper,
      ToleranceRange tolerances,
      ReadNoise noise,
      RunContext run) {
    Seed seed = population.seed().at(RandomStreams.TRAINING_ROLLOUTS);
    Rollout rollout =
        new Rollout(
            population.bank(run.workers()),
            new ParallelMapper(mapper, run.workers()),
            noise.relativeReadNoise());
    List<Rollout.Round> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      TrainingContext.throwIfCancelled(run);
      long key = seed.at(round).value();
      rounds.add(rollout.next(draws(key, tolerances, noise.seed().value())));
    }
    return rounds;
  }

  private static RolloutDraws draws(long key, ToleranceRange tolerances, long noiseKey) {
    CounterBasedGaussian gaussian = new CounterBasedGaussian();
    return new RolloutDraws(
        device -> Seed.uniform(Seed.key(key, device), 0),
        device -> Seed.uniform(Seed.key(key, device), 1),
        device -> TrainingContext.tolerance(tolerances, Seed.uniform(Seed.key(key, device), 2)),
        device -> Seed.key(noiseKey, Seed.key(Seed.key(key, device), 3)),
        device -> Seed.key(noiseKey, Seed.key(Seed.key(key, device), 4)),
        device -> gaussian.sample(Seed.key(Seed.key(key, device), 5)));
  }

  /**
   * A mapper whose calls are split among threads. Requests are independent and each has its own
   * cell, so the split does not affect the result.
   */
  private record ParallelMapper(PulseMapper mapper, Workers workers) implements PulseMapper {
    private static final int GRAIN = 256;

    @Override
    public String name() {
      return mapper.name();
    }

    @Override
    public PulseDriver driver() {
      return mapper.driver();
    }

    @Override
    public MapperMemory newMemory(int cells) {
      return mapper.newMemory(cells);
    }

    @Override
    public void choose(PulseRequests requests, MapperMemory memory, PulsePlan plan) {
      plan.reset(requests);
      workers.forRange(
          requests.size(),
          GRAIN,
          (from, to) -> {
            PulsePlan part = new PulsePlan();
            mapper.choose(slice(requests, from, to), memory, part);
            for (int k = 0; k < to - from; k++) {
              plan.set(from + k, part.volts(k), part.seconds(k), part.predictedSuccess(k));
            }
          });
    }

    @Override
    public void observe(
        PulseRequests requests, PulsePlan plan, double[] reachedSiemens, MapperMemory memory) {
      workers.forRange(
          requests.size(),
          GRAIN,
          (from, to) -> {
            PulseRequests part = slice(requests, from, to);
            PulsePlan partPlan = new PulsePlan();
            partPlan.reset(part);
            double[] partReached = new double[to - from];
            for (int k = 0; k < to - from; k++) {
              partPlan.set(k, plan.volts(from + k), plan.seconds(from + k));
              partReached[k] = reachedSiemens[from + k];
            }
            mapper.observe(part, partPlan, partReached, memory);
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
  }
}
