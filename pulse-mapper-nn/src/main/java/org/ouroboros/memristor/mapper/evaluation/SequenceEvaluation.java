package org.ouroboros.memristor.mapper.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.mapper.MapperEvaluation;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;
import org.ouroboros.memristor.mapper.internal.rollout.Rollout;
import org.ouroboros.memristor.mapper.internal.rollout.RolloutDraws;
import org.ouroboros.memristor.mapper.optimum.OpenLoopOptimum;
import org.ouroboros.memristor.mapper.optimum.OracleMapper;

/**
 * Protocol P2h, sequences of any-to-any requests: each device serves one request after the other.
 * Before each its conductance is set to a new uniform value while its c2c state continues, and the
 * mapper observes the outcome of its pulses. Request k is evaluated after k earlier ones. A {@link
 * NetworkMapper} is given the read noise.
 *
 * @param mapper the evaluated mapper
 * @param population the devices
 * @param earlierRequests greatest number of earlier requests, 8 in the protocol
 * @param optimumDevices devices on which the memoryless optimum is chosen; 0 for none
 */
public record SequenceEvaluation(
    PulseMapper mapper, Population population, int earlierRequests, int optimumDevices) {
  /**
   * Result of one round.
   *
   * @param earlierRequests number of earlier requests whose outcomes the mapper observed
   * @param requestedTolerance requested tolerance
   * @param relativeReadNoise relative standard deviation of the readings of start and outcome
   * @param accuracy reached compared with target conductances
   * @param calibration predicted compared with observed success
   */
  public record Round(
      int earlierRequests,
      double requestedTolerance,
      double relativeReadNoise,
      Accuracy accuracy,
      Calibration calibration) {}

  /**
   * Result of the evaluation.
   *
   * @param rounds all rounds, by read noise, requested tolerance and number of earlier requests
   * @param pooled calibration over all rounds, by read noise and requested tolerance; the accuracy
   *     is that of the last round
   * @param optimum the memoryless optimum, a round 0 with exact reads for each tolerance
   */
  public record Result(List<Round> rounds, List<Round> pooled, List<Round> optimum) {
    /** Copies the lists. */
    public Result {
      rounds = List.copyOf(rounds);
      pooled = List.copyOf(pooled);
      optimum = List.copyOf(optimum);
    }

    /** The rounds of a read noise and requested tolerance, by number of earlier requests. */
    public List<Round> rounds(double relativeReadNoise, double tolerance) {
      return rounds.stream()
          .filter(
              round ->
                  round.relativeReadNoise() == relativeReadNoise
                      && round.requestedTolerance() == tolerance)
          .toList();
    }
  }

  /**
   * {@return the result of the evaluation}
   *
   * @param run threads and progress; random streams derive from the population's seed
   */
  public Result run(RunContext run) {
    List<Round> rounds = new ArrayList<>();
    List<Round> pooled = new ArrayList<>();
    int total = 2 * MapperEvaluation.TOLERANCES.size() * (earlierRequests + 1);
    for (double relativeReadNoise : new double[] {0, SingleRequestEvaluation.RELATIVE_READ_NOISE}) {
      for (double tolerance : MapperEvaluation.TOLERANCES) {
        PulseMapper configured = configuredFor(relativeReadNoise);
        Rollout rollout =
            new Rollout(population.bank(run.workers()), configured, relativeReadNoise);
        double[] predicted = new double[0];
        double[] differences = new double[0];
        for (int k = 0; k <= earlierRequests; k++) {
          Rollout.Round served = rollout.next(draws(k, tolerance));
          Round round = round(k, tolerance, relativeReadNoise, served);
          rounds.add(round);
          predicted = concatenate(predicted, served.plan().predictedSuccess());
          differences =
              concatenate(differences, round.accuracy().differences(RelativeDifference.OF_TARGET));
          run.progress().update("evaluating", rounds.size(), total);
        }
        Calibration pooledCalibration = Calibration.of(predicted, differences, tolerance);
        Round last = rounds.get(rounds.size() - 1);
        pooled.add(
            new Round(
                earlierRequests, tolerance, relativeReadNoise, last.accuracy(), pooledCalibration));
      }
    }
    return new Result(rounds, pooled, optimumDevices == 0 ? List.of() : optimum(run));
  }

  /** The mapper configured for the given read noise, if it supports that. */
  private PulseMapper configuredFor(double relativeReadNoise) {
    return mapper instanceof NetworkMapper network
        ? network.withReadNoise(relativeReadNoise)
        : mapper;
  }

  private static double[] concatenate(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private List<Round> optimum(RunContext run) {
    OpenLoopOptimum.Problem subject =
        new OpenLoopOptimum.Problem(
            population.at(RandomStreams.OPTIMUM_DEVICES, optimumDevices),
            mapper.driver(),
            new RequestDistribution.UniformRequests());
    PulseMapper optimum = new OracleMapper(OpenLoopOptimum.of(subject, run), run.workers());
    List<Round> rounds = new ArrayList<>();
    for (double tolerance : MapperEvaluation.TOLERANCES) {
      run.progress()
          .update("evaluating the optimum", rounds.size(), MapperEvaluation.TOLERANCES.size());
      Rollout rollout = new Rollout(population.bank(run.workers()), optimum, 0);
      rounds.add(round(0, tolerance, 0, rollout.next(draws(0, tolerance))));
    }
    return rounds;
  }

  private static Round round(
      int k, double tolerance, double relativeReadNoise, Rollout.Round served) {
    double[] target = new double[served.reachedSiemens().length];
    Arrays.setAll(target, served.requests()::targetSiemens);
    Accuracy accuracy = new Accuracy(served.reachedSiemens(), target);
    double[] differences = accuracy.differences(RelativeDifference.OF_TARGET);
    Calibration calibration =
        Calibration.of(served.plan().predictedSuccess(), differences, tolerance);
    return new Round(k, tolerance, relativeReadNoise, accuracy, calibration);
  }

  /** The random numbers of a round: the same for every mapper and read noise. */
  private RolloutDraws draws(int round, double tolerance) {
    Seed seed = population.seed().at(RandomStreams.EVALUATION_ROLLOUTS).at(round);
    long start = seed.at(RandomStreams.START).value();
    long target = seed.at(RandomStreams.TARGET).value();
    long readingBefore = seed.at(RandomStreams.READING_BEFORE).value();
    long readingAfter = seed.at(RandomStreams.READING_AFTER).value();
    return new RolloutDraws(
        device -> Seed.uniform(Seed.key(start, device), 0),
        device -> Seed.uniform(Seed.key(target, device), 0),
        device -> tolerance,
        device -> Seed.key(readingBefore, device),
        device -> Seed.key(readingAfter, device),
        device -> 0);
  }
}
