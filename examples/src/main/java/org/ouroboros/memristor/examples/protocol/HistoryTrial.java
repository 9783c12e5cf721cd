package org.ouroboros.memristor.examples.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.KeyedGaussian;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.core.stats.Accuracy;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.RequestProtocol;
import org.ouroboros.memristor.mapper.ceiling.CeilingMapper;
import org.ouroboros.memristor.mapper.ceiling.PulseCeiling;

/**
 * Protocol P2h, sequences of any-to-any requests: each device serves one request after the other.
 * Before each its conductance is set to a new uniform value while its c2c state continues, and the
 * mapper observes the outcome of its pulses. Request k is evaluated after k earlier ones. A {@link
 * NetworkMapper} is given the read noise.
 *
 * @param mapper the evaluated mapper
 * @param population the devices
 * @param earlier greatest number of earlier requests, 8 in the protocol
 * @param ceilingDevices devices on which the memoryless optimum is chosen; 0 for none
 */
public record HistoryTrial(
    PulseMapper mapper, Population population, int earlier, int ceilingDevices) {

  /**
   * Result of one round.
   *
   * @param earlier number of earlier requests whose outcomes the mapper observed
   * @param toldTolerance requested tolerance
   * @param readNoise relative standard deviation of the readings of start and outcome
   * @param accuracy reached compared with target conductances
   * @param calibration predicted compared with observed success
   */
  public record Round(
      int earlier,
      double toldTolerance,
      double readNoise,
      Accuracy accuracy,
      Calibration calibration) {}

  /**
   * Result of the evaluation.
   *
   * @param rounds all rounds, by read noise, requested tolerance and number of earlier requests
   * @param pooled calibration over all rounds, by read noise and requested tolerance; the accuracy
   *     is that of the last round
   * @param ceiling the memoryless optimum, a round 0 with exact reads for each tolerance
   */
  public record Result(List<Round> rounds, List<Round> pooled, List<Round> ceiling) {

    /** Copies the lists. */
    public Result {
      rounds = List.copyOf(rounds);
      pooled = List.copyOf(pooled);
      ceiling = List.copyOf(ceiling);
    }

    /** The rounds of a read noise and requested tolerance, by number of earlier requests. */
    List<Round> rounds(double noise, double told) {
      return rounds.stream()
          .filter(round -> round.readNoise() == noise && round.toldTolerance() == told)
          .toList();
    }
  }

  /**
   * Runs the evaluation.
   *
   * @param run is notified of progress; random streams derive from the population's seed
   * @param workers the threads to use; the result does not depend on them
   * @return the result
   */
  public Result run(Run run, Workers workers) {
    List<Round> rounds = new ArrayList<>();
    List<Round> pooled = new ArrayList<>();
    int total = 2 * Figures.TOLERANCES.size() * (earlier + 1);
    for (double noise : new double[] {0, MapperTrial.READ_NOISE}) {
      for (double told : Figures.TOLERANCES) {
        History history = new History(toldOf(noise), told, noise, workers);
        double[] predicted = new double[0];
        double[] differences = new double[0];
        for (int k = 0; k <= earlier; k++) {
          Round round = history.next();
          rounds.add(round);
          predicted = joined(predicted, history.recorded.predicted());
          differences =
              joined(differences, round.accuracy().differences(RelativeDifference.OF_TARGET));
          run.progress().update("evaluating", rounds.size(), total);
        }
        boolean[] succeeded = new boolean[differences.length];
        for (int i = 0; i < succeeded.length; i++) {
          succeeded[i] = Math.abs(differences[i]) <= told;
        }
        Calibration all = Calibration.of(predicted, succeeded, Calibration.USUAL_BINS);
        Round last = rounds.get(rounds.size() - 1);
        pooled.add(new Round(earlier, told, noise, last.accuracy(), all));
      }
    }
    return new Result(rounds, pooled, ceilingDevices == 0 ? List.of() : ceiling(run, workers));
  }

  /** The mapper configured for the given read noise, if it supports that. */
  private PulseMapper toldOf(double noise) {
    return mapper instanceof NetworkMapper network ? network.withReadNoise(noise) : mapper;
  }

  private static double[] joined(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private List<Round> ceiling(Run run, Workers workers) {
    PulseCeiling.Subject subject =
        new PulseCeiling.Subject(
            MapperTrial.forCeiling(population, ceilingDevices),
            mapper.driver(),
            new RequestProtocol.AnyToAny());
    PulseMapper best = new CeilingMapper(PulseCeiling.of(subject, run, workers), workers);
    List<Round> rounds = new ArrayList<>();
    for (double told : Figures.TOLERANCES) {
      run.progress().update("evaluating the optimum", rounds.size(), Figures.TOLERANCES.size());
      rounds.add(new History(best, told, 0, workers).next());
    }
    return rounds;
  }

  /** A rollout of requests on all devices. */
  private final class History {

    private final DeviceBank bank;
    private final SiemensRange range;
    private final RecordedChoices recorded;
    private final MapperMemory memory;
    private final double told;
    private final double noise;
    private final int[] cells;
    private final KeyedGaussian gaussian = new KeyedGaussian();
    private int k;

    History(PulseMapper judged, double told, double noise, Workers workers) {
      this.bank = population.bank(workers);
      this.range = bank.range();
      this.recorded = new RecordedChoices(judged);
      this.memory = judged.newMemory(bank.cells());
      this.told = told;
      this.noise = noise;
      this.cells = IntStream.range(0, bank.cells()).toArray();
    }

    Round next() {
      Seed seed = population.seed().at("history").at(k);
      double[] start = uniform(seed.at("start"));
      double[] target = uniform(seed.at("target"));
      bank.setConductances(cells, start);
      double[] read = read(start, seed.at("reading before"));
      PulseRequests requests = new PulseRequests(cells.length);
      for (int i : cells) {
        requests.add(i, read[i], target[i], told);
      }
      PulseChoices choices = new PulseChoices();
      recorded.choose(requests, memory, choices);
      double[] volts = new double[cells.length];
      double[] seconds = new double[cells.length];
      Arrays.setAll(volts, choices::volts);
      Arrays.setAll(seconds, choices::seconds);
      bank.apply(PulseBatch.rectangular(cells, volts, seconds));
      double[] reached = new double[cells.length];
      bank.conductances(reached);
      recorded.observe(requests, choices, read(reached, seed.at("reading after")), memory);
      Accuracy accuracy = new Accuracy(reached, target);
      double[] differences = accuracy.differences(RelativeDifference.OF_TARGET);
      return new Round(k++, told, noise, accuracy, recorded.calibration(differences, told));
    }

    private double[] uniform(Seed seed) {
      double[] siemens = new double[cells.length];
      Arrays.setAll(
          siemens,
          i -> range.minSiemens() + range.span() * Seed.unit(Seed.key(seed.value(), i), 0));
      return siemens;
    }

    /** Readings with noise, clamped to the conductance range. */
    private double[] read(double[] siemens, Seed seed) {
      double[] read = siemens.clone();
      for (int i = 0; i < read.length && noise > 0; i++) {
        double noisy = read[i] * (1 + noise * gaussian.at(Seed.key(seed.value(), i)));
        read[i] = Math.max(range.minSiemens(), Math.min(range.maxSiemens(), noisy));
      }
      return read;
    }
  }
}
