package org.ouroboros.memristor.mapper.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.GenericVariation;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.mapper.MapperEvaluation;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.RequestDataset;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;
import org.ouroboros.memristor.mapper.optimum.OpenLoopOptimum;
import org.ouroboros.memristor.mapper.optimum.OracleMapper;

/**
 * Single-request evaluation: a mapper, the noise-free inverse and the open-loop optimum on the same
 * requests from unused devices, one pulse each; mapper and inverse with exact and with noisy reads
 * of the start.
 *
 * @param mapper the evaluated mapper
 * @param distribution distribution of the requests
 * @param population the devices, one for each request
 * @param optimumDevices devices on which the optimum is chosen; 0 for no optimum
 */
public record SingleRequestEvaluation(
    NetworkMapper mapper,
    RequestDistribution distribution,
    Population population,
    int optimumDevices) {
  /** Standard deviation of a noisy reading relative to the conductance. */
  public static final double RELATIVE_READ_NOISE = 0.02;

  /** Name of the open-loop optimum among the entries. */
  public static final String OPTIMUM = "ceiling";

  /** Name of the noise-free inverse among the entries. */
  public static final String INVERSE = "noise-free-inverse";

  /**
   * {@return the devices of an evaluation} Their random streams are disjoint from those of
   * training, even for the same seed.
   *
   * @param model the device model
   * @param variation name of its variation preset
   * @param count number of devices
   * @param seed root of all random streams
   */
  public static Population evaluationPopulation(
      DeviceModel model, String variation, int count, Seed seed) {
    return new Population(
        model, GenericVariation.find(model, variation), count, seed.at(RandomStreams.EVALUATION));
  }

  /**
   * Result of one mapper on all requests.
   *
   * @param mapper its name
   * @param requestedTolerance requested tolerance
   * @param relativeReadNoise relative standard deviation of the start's reading; 0 for exact reads
   * @param score evaluation of the chosen pulses and the reached conductances
   */
  public record Entry(
      String mapper, double requestedTolerance, double relativeReadNoise, MapperEvaluation score) {
    /** {@return predicted against observed success; no bins if nothing was predicted} */
    public Calibration calibration() {
      return score.calibration(requestedTolerance);
    }
  }

  /**
   * Result of the evaluation.
   *
   * @param requests the requests
   * @param entries the results, the mapper's first
   */
  public record Result(RequestDataset requests, List<Entry> entries) {
    public Result {
      entries = List.copyOf(entries);
    }

    /**
     * {@return the first result of a mapper, that at its default tolerance}
     *
     * @param mapper its name
     * @param relativeReadNoise 0 or {@link #RELATIVE_READ_NOISE}
     */
    public Entry entry(String mapper, double relativeReadNoise) {
      return entries(mapper, relativeReadNoise).findFirst().orElseThrow();
    }

    /**
     * {@return the result of a mapper at a tolerance, or at the default one if it ignores
     * tolerances}
     *
     * @param mapper its name
     * @param relativeReadNoise 0 or {@link #RELATIVE_READ_NOISE}
     * @param tolerance the requested tolerance
     */
    public Entry atTolerance(String mapper, double relativeReadNoise, double tolerance) {
      return entries(mapper, relativeReadNoise)
          .filter(entry -> entry.requestedTolerance() == tolerance)
          .findFirst()
          .orElseGet(() -> entry(mapper, relativeReadNoise));
    }

    private Stream<Entry> entries(String mapper, double relativeReadNoise) {
      return entries.stream()
          .filter(entry -> entry.mapper().equals(mapper))
          .filter(entry -> entry.relativeReadNoise() == relativeReadNoise);
    }

    /** {@return whether the open-loop optimum is among the entries} */
    public boolean hasOptimum() {
      return entries.stream().anyMatch(entry -> entry.mapper().equals(OPTIMUM));
    }
  }

  /**
   * {@return the result of the evaluation}
   *
   * @param run threads and progress; random streams derive from the population's seed
   */
  public Result run(RunContext run) {
    run.progress().update("drawing requests", 0, 1);
    RequestDataset requests = distribution.sample(population, run.workers());
    run.progress().update("drawing requests", 1, 1);
    List<Entry> entries = new ArrayList<>();
    PulseMapper inverse =
        new NoiseFreeInverse(population.model(), mapper.driver(), population.model().window());
    double defaultTolerance = mapper.tolerances().defaultTolerance();
    double[] requestedTolerances = requestedTolerances(defaultTolerance);
    int total = 2 * (requestedTolerances.length + 1);
    for (double relativeReadNoise : new double[] {0, RELATIVE_READ_NOISE}) {
      for (double tolerance : requestedTolerances) {
        entries.add(entry(requests, mapper, tolerance, relativeReadNoise, run.workers()));
        run.progress().update("evaluating", entries.size(), total);
      }
      entries.add(entry(requests, inverse, defaultTolerance, relativeReadNoise, run.workers()));
      run.progress().update("evaluating", entries.size(), total);
    }
    if (optimumDevices > 0) {
      entries.addAll(optimum(requests, run));
    }
    return new Result(requests, entries);
  }

  private List<Entry> optimum(RequestDataset requests, RunContext run) {
    OpenLoopOptimum.Problem subject =
        new OpenLoopOptimum.Problem(
            population.at(RandomStreams.OPTIMUM_DEVICES, optimumDevices),
            mapper.driver(),
            distribution);
    PulseMapper optimum = new OracleMapper(OpenLoopOptimum.of(subject, run), run.workers());
    List<Entry> entries = new ArrayList<>();
    for (double tolerance : MapperEvaluation.TOLERANCES) {
      run.progress()
          .update("evaluating the optimum", entries.size(), MapperEvaluation.TOLERANCES.size());
      entries.add(entry(requests, optimum, tolerance, 0, run.workers()));
    }
    return entries;
  }

  /** The default tolerance, then each evaluated one if tolerance is an input of the mapper. */
  private double[] requestedTolerances(double defaultTolerance) {
    List<Double> requested = new ArrayList<>(List.of(defaultTolerance));
    if (mapper.tolerances().isInput()) {
      TreeSet<Double> evaluated = new TreeSet<>(MapperEvaluation.TOLERANCES);
      evaluated.remove(defaultTolerance);
      requested.addAll(evaluated);
    }
    return requested.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private Entry entry(
      RequestDataset requests,
      PulseMapper evaluated,
      double tolerance,
      double relativeReadNoise,
      Workers workers) {
    ReadNoise reads = new ReadNoise(relativeReadNoise, population.seed().at(RandomStreams.READS));
    MapperEvaluation score =
        requests.evaluate(evaluated, requests.requests(tolerance, reads), workers);
    return new Entry(evaluated.name(), tolerance, relativeReadNoise, score);
  }
}
