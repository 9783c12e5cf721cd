package org.ouroboros.memristor.mapper.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.mapper.MapperEvaluation;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.RequestDistribution;
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
   * Runs the evaluation.
   *
   * @param run threads and progress; random streams derive from the population's seed
   * @return the result
   */
  public Result run(RunContext run) {
    List<Round> rounds = new ArrayList<>();
    List<Round> pooled = new ArrayList<>();
    int total = 2 * MapperEvaluation.TOLERANCES.size() * (earlierRequests + 1);
    for (double relativeReadNoise : new double[] {0, SingleRequestEvaluation.RELATIVE_READ_NOISE}) {
      for (double tolerance : MapperEvaluation.TOLERANCES) {
        Rollout rollout =
            new Rollout(
                configuredFor(relativeReadNoise), tolerance, relativeReadNoise, run.workers());
        double[] predicted = new double[0];
        double[] differences = new double[0];
        for (int k = 0; k <= earlierRequests; k++) {
          Round round = rollout.next();
          rounds.add(round);
          predicted = concatenate(predicted, rollout.recordedChoices.predicted());
          differences =
              concatenate(differences, round.accuracy().differences(RelativeDifference.OF_TARGET));
          run.progress().update("evaluating", rounds.size(), total);
        }
        boolean[] succeeded = new boolean[differences.length];
        for (int i = 0; i < succeeded.length; i++) {
          succeeded[i] = Math.abs(differences[i]) <= tolerance;
        }
        Calibration pooledCalibration =
            Calibration.of(predicted, succeeded, Calibration.DEFAULT_BINS);
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
            SingleRequestEvaluation.optimumPopulation(population, optimumDevices),
            mapper.driver(),
            new RequestDistribution.UniformRequests());
    PulseMapper optimum = new OracleMapper(OpenLoopOptimum.of(subject, run), run.workers());
    List<Round> rounds = new ArrayList<>();
    for (double tolerance : MapperEvaluation.TOLERANCES) {
      run.progress()
          .update("evaluating the optimum", rounds.size(), MapperEvaluation.TOLERANCES.size());
      rounds.add(new Rollout(optimum, tolerance, 0, run.workers()).next());
    }
    return rounds;
  }

  /** A rollout of requests on all devices. */
  private final class Rollout {

    private final DeviceBank bank;
    private final ConductanceRange range;
    private final RecordedChoices recordedChoices;
    private final MapperMemory memory;
    private final double tolerance;
    private final double relativeReadNoise;
    private final int[] cells;
    private final CounterBasedGaussian gaussian = new CounterBasedGaussian();
    private int requestIndex;

    Rollout(PulseMapper evaluated, double tolerance, double relativeReadNoise, Workers workers) {
      this.bank = population.bank(workers);
      this.range = bank.range();
      this.recordedChoices = new RecordedChoices(evaluated);
      this.memory = evaluated.newMemory(bank.cells());
      this.tolerance = tolerance;
      this.relativeReadNoise = relativeReadNoise;
      this.cells = IntStream.range(0, bank.cells()).toArray();
    }

    Round next() {
      Seed seed = population.seed().at("history").at(requestIndex);
      double[] start = uniformConductances(seed.at("start"));
      double[] target = uniformConductances(seed.at("target"));
      bank.setConductances(cells, start);
      double[] startReadings = readings(start, seed.at("reading before"));
      PulseRequests requests = new PulseRequests(cells.length);
      for (int i : cells) {
        requests.add(i, startReadings[i], target[i], tolerance);
      }
      PulsePlan choices = new PulsePlan();
      recordedChoices.choose(requests, memory, choices);
      double[] volts = new double[cells.length];
      double[] seconds = new double[cells.length];
      Arrays.setAll(volts, choices::volts);
      Arrays.setAll(seconds, choices::seconds);
      bank.apply(PulseBatch.rectangular(cells, volts, seconds));
      double[] reached = new double[cells.length];
      bank.conductances(reached);
      recordedChoices.observe(
          requests, choices, readings(reached, seed.at("reading after")), memory);
      Accuracy accuracy = new Accuracy(reached, target);
      double[] differences = accuracy.differences(RelativeDifference.OF_TARGET);
      return new Round(
          requestIndex++,
          tolerance,
          relativeReadNoise,
          accuracy,
          recordedChoices.calibration(differences, tolerance));
    }

    private double[] uniformConductances(Seed seed) {
      double[] siemens = new double[cells.length];
      Arrays.setAll(siemens, i -> range.uniform(Seed.key(seed.value(), i), 0));
      return siemens;
    }

    /** Readings with noise, clamped to the conductance range. */
    private double[] readings(double[] siemens, Seed seed) {
      double[] readings = siemens.clone();
      for (int i = 0; i < readings.length && relativeReadNoise > 0; i++) {
        double noisy =
            readings[i] * (1 + relativeReadNoise * gaussian.sample(Seed.key(seed.value(), i)));
        readings[i] = range.clamp(noisy);
      }
      return readings;
    }
  }
}
