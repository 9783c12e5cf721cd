package org.ouroboros.memristor.mapper.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.mapper.MapperEvaluation;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.RequestDataset;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;
import org.ouroboros.memristor.mapper.optimum.OpenLoopOptimum;
import org.ouroboros.memristor.mapper.optimum.OracleMapper;

/**
 * Separates the error sources of the noise-free inverse: the same requests with one source of
 * variation at a time, with and without the state window, by regions of start and target. For
 * comparison, the inverse with all times multiplied by the best common factor, and the open-loop
 * optimum.
 *
 * @param model the device model
 * @param variation device-to-device and cycle-to-cycle variation
 * @param size number of devices, one request each
 * @param optimumDevices number of devices on which the best pulses are chosen
 * @param seed root of all random streams
 */
public record ErrorSourceStudy(
    DeviceModel model, Variation variation, int size, int optimumDevices, Seed seed) {
  /** Tolerance of the optimum, of the best factor and of undershoot and overshoot. */
  public static final double TOLERANCE = 0.1;

  /** Exponents of the tried factors 2^(n/8) on all times. */
  private static final int[] FACTOR_EXPONENTS = IntStream.rangeClosed(-24, 24).toArray();

  /** How the pulses of a row were chosen. */
  public enum Chooser {
    /** The noise-free inverse. */
    INVERSE,
    /** The noise-free inverse with all times multiplied by the best common factor. */
    STRETCHED,
    /** The best single pulse for each request. */
    CEILING
  }

  /**
   * Result for one source of variation.
   *
   * @param protocol P1 or P2
   * @param source name of the variation
   * @param chooser how the pulses were chosen
   * @param windowLimited whether the window limited the states
   * @param regions hits and misses by region
   */
  public record Row(
      String protocol,
      String source,
      Chooser chooser,
      boolean windowLimited,
      RegionTally regions) {}

  /**
   * {@return the rows; those of the whole variation first}
   *
   * @param run threads and progress; its seed is not used
   */
  public List<Row> run(RunContext run) {
    List<Row> rows = new ArrayList<>();
    List<Variation> sources = sources();
    int done = 0;
    for (RequestDistribution distribution :
        List.of(RequestDistribution.reachable(model), new RequestDistribution.UniformRequests())) {
      for (Variation source : sources) {
        run.progress().update("separating sources of variation", done++, 2L * sources.size());
        Population population = population(source, RandomStreams.ERROR_SOURCES);
        RequestDataset requests = distribution.sample(population, run.workers());
        PulseMapper inverse = new NoiseFreeInverse(model);
        RequestEvaluation evaluation = new RequestEvaluation(requests, run.workers());
        String name = distribution.name();
        for (boolean windowLimited : new boolean[] {true, false}) {
          RegionTally tally = evaluation.tally(inverse, 1, windowLimited);
          rows.add(new Row(name, source.name(), Chooser.INVERSE, windowLimited, tally));
        }
        if (source.equals(sources.get(0))) {
          double factor = bestFactor(distribution, inverse, run.workers());
          RegionTally scaled = evaluation.tally(inverse, factor, true);
          rows.add(new Row(name, source.name(), Chooser.STRETCHED, true, scaled));
          RegionTally optimum = evaluation.tally(optimum(distribution, inverse, run), 1, true);
          rows.add(new Row(name, source.name(), Chooser.CEILING, true, optimum));
        }
      }
    }
    return rows;
  }

  /** All variation, d2d and c2c only, each parameter alone, all but each parameter, none. */
  private List<Variation> sources() {
    List<Variation> sources = new ArrayList<>(List.of(variation));
    sources.add(variation.deviceOnly("device to device only"));
    sources.add(variation.cycleOnly("cycle to cycle only"));
    for (Variation.ParameterVariation parameterVariation : variation.parameters()) {
      sources.add(
          new Variation(parameterVariation.parameter() + " only", List.of(parameterVariation)));
    }
    for (Variation.ParameterVariation parameterVariation : variation.parameters()) {
      List<Variation.ParameterVariation> others = new ArrayList<>(variation.parameters());
      others.remove(parameterVariation);
      sources.add(new Variation("all but " + parameterVariation.parameter(), others));
    }
    sources.add(new Variation("none", List.of()));
    return sources;
  }

  private Population population(Variation source, String purpose) {
    return new Population(model, source, size, seed.at(purpose));
  }

  /** Chosen on separate devices. */
  private double bestFactor(
      RequestDistribution distribution, PulseMapper inverse, Workers workers) {
    Population devices = population(variation, RandomStreams.BEST_FACTOR_DEVICES);
    RequestEvaluation evaluation =
        new RequestEvaluation(distribution.sample(devices, workers), workers);
    double bestFactor = 1;
    double bestHitRate = -1;
    for (int exponent : FACTOR_EXPONENTS) {
      double factor = Math.pow(2, exponent / 8.0);
      double hitRate = evaluation.tally(inverse, factor, true).all().within(TOLERANCE).value();
      if (hitRate > bestHitRate) {
        bestHitRate = hitRate;
        bestFactor = factor;
      }
    }
    return bestFactor;
  }

  private PulseMapper optimum(
      RequestDistribution distribution, PulseMapper inverse, RunContext run) {
    Population devices =
        new Population(model, variation, optimumDevices, seed.at(RandomStreams.OPTIMUM_DEVICES));
    OpenLoopOptimum.Problem subject =
        new OpenLoopOptimum.Problem(devices, inverse.driver(), distribution);
    return new OracleMapper(OpenLoopOptimum.of(subject, run), run.workers());
  }

  /** Requests on which several choosers are evaluated. */
  private static final class RequestEvaluation {
    private final RequestDataset requests;
    private final Workers workers;
    private final int[] cells;
    private final double[] start;

    RequestEvaluation(RequestDataset requests, Workers workers) {
      this.requests = requests;
      this.workers = workers;
      this.cells = IntStream.range(0, requests.size()).toArray();
      this.start = new double[cells.length];
      Arrays.setAll(start, requests::startSiemens);
    }

    RegionTally tally(PulseMapper mapper, double factor, boolean windowLimited) {
      PulsePlan plan = new PulsePlan();
      mapper.choose(requests.requests(TOLERANCE), mapper.newMemory(cells.length), plan);
      for (int i : cells) {
        plan.set(i, plan.volts(i), mapper.driver().nearestSeconds(factor * plan.seconds(i)));
      }
      DeviceBank bank = bank(windowLimited);
      bank.setConductances(cells, start);
      bank.apply(plan.asBatch());
      double[] reached = new double[cells.length];
      bank.conductances(reached);
      RegionTally tally = new RegionTally(bank.range());
      for (int i : cells) {
        tally.add(start[i], requests.targetSiemens(i), reached[i]);
      }
      return tally;
    }

    private DeviceBank bank(boolean windowLimited) {
      DeviceBank bank = requests.population().bank(workers);
      if (windowLimited) {
        return bank;
      }
      DeviceBank unlimited =
          DeviceBank.builder(bank.model(), bank.cells())
              .variation(bank.variation())
              .withoutWindow()
              .workers(workers)
              .build();
      unlimited.restore(bank.snapshot());
      return unlimited;
    }
  }

  /**
   * Counts hits and misses by region of start and target: the lower eighth of the range, its middle
   * and its upper eighth. For JART VCM v1b these are roughly the flat and the steep parts of the
   * S-curve.
   */
  public static final class RegionTally {
    /** Names of the parts of the range. */
    public static final List<String> PART_NAMES = List.of("low end", "middle", "high end");

    private static final double END_FRACTION = 0.125;

    private final ConductanceRange range;
    private final Counts[][] counts = new Counts[PART_NAMES.size()][PART_NAMES.size()];
    private final Counts all = new Counts();

    RegionTally(ConductanceRange range) {
      this.range = range;
      for (Counts[] row : counts) {
        for (int target = 0; target < row.length; target++) {
          row[target] = new Counts();
        }
      }
    }

    /** Hits and misses of a set of requests. */
    public static final class Counts {
      private final long[] hits = new long[MapperEvaluation.TOLERANCES.size()];
      private long trials;
      private long undershoots;
      private long overshoots;

      private void add(double start, double target, double reached) {
        double difference = RelativeDifference.OF_TARGET.of(reached, target);
        trials++;
        for (int t = 0; t < hits.length; t++) {
          hits[t] += Math.abs(difference) <= MapperEvaluation.TOLERANCES.get(t) ? 1 : 0;
        }
        double excess = Polarity.towards(start, target) == Polarity.SET ? difference : -difference;
        undershoots += excess < -TOLERANCE ? 1 : 0;
        overshoots += excess > TOLERANCE ? 1 : 0;
      }

      /** {@return the hit rate within one of the {@link MapperEvaluation#TOLERANCES}} */
      public Proportion within(double tolerance) {
        return new Proportion(hits[MapperEvaluation.TOLERANCES.indexOf(tolerance)], trials);
      }

      /** {@return the fraction that ended more than 10 % of the target short of it} */
      public Proportion undershot() {
        return new Proportion(undershoots, trials);
      }

      /** {@return the fraction that ended more than 10 % of the target beyond it} */
      public Proportion overshot() {
        return new Proportion(overshoots, trials);
      }
    }

    void add(double start, double target, double reached) {
      all.add(start, target, reached);
      counts[part(start)][part(target)].add(start, target, reached);
    }

    private int part(double siemens) {
      double position = range.fraction(siemens);
      return position < END_FRACTION ? 0 : position > 1 - END_FRACTION ? 2 : 1;
    }

    /** {@return the counts of all requests} */
    public Counts all() {
      return all;
    }

    /** {@return the counts of a region, by the parts of start and target in the range, 0 to 2} */
    public Counts at(int start, int target) {
      return counts[start][target];
    }
  }
}
