package org.ouroboros.memristor.mapper.optimum;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.RequestDistribution;
import org.ouroboros.memristor.mapper.internal.network.PulseRequest;

/**
 * The optimal single open-loop pulse for any request, found by enumerating the voltages and lengths
 * of a driver on a sampled population. It is the upper bound of the success rate of any mapper that
 * has the statistics of the population, but no information on the single device beyond the request.
 *
 * <p>The success on the devices that a pulse was chosen on is biased upwards; evaluate it on
 * others. Immutable and thread-safe.
 *
 * <p>Cost for JART VCM v1b: about 0.7 ms per device and voltage to build, 25 ns per device, voltage
 * and request to query. Other devices than physical ones with one state component are simulated
 * pulse by pulse, with at most {@value #MAX_SIMULATED} devices, from the nearest of 65 start
 * conductances.
 */
public final class OpenLoopOptimum {
  /** Maximum number of devices that are simulated where transit times do not exist. */
  static final int MAX_SIMULATED = 1024;

  /** Number of lengths per factor of two, and number of these factors. */
  private static final int PER_OCTAVE = 256;

  private static final int OCTAVES = 20;
  private static final int PER_OCTAVE_SIMULATED = 32;
  private static final int OCTAVES_SIMULATED = 12;

  private final Population population;
  private final PulseDriver driver;
  private final RequestDistribution distribution;
  private final PulseLengths lengths;
  private final List<VoltageLevel> voltageLevels;

  private record VoltageLevel(Polarity polarity, double volts, OutcomeCounter counter) {}

  /**
   * The problem to optimise.
   *
   * @param population the devices on which pulses are chosen
   * @param driver the available pulses; a range of voltages must have a step
   * @param distribution the distribution of requests: a P1 request is information on its device
   */
  public record Problem(
      Population population, PulseDriver driver, RequestDistribution distribution) {}

  /**
   * The optimal single pulse for a request.
   *
   * @param volts its voltage [V]
   * @param seconds its length [s], 0 for no pulse
   * @param success fraction of the population that it brings within the tolerance, on the devices
   *     that it was chosen on; NaN if the request is possible for none of them
   */
  public record BestPulse(double volts, double seconds, double success) {}

  /**
   * {@return the optimum, found by applying all pulses to all devices}
   *
   * @param problem devices, driver and distribution of requests
   * @param run threads and progress; cancellation is checked between voltages
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public static OpenLoopOptimum of(Problem problem, RunContext run) {
    return new OpenLoopOptimum(problem, run);
  }

  private OpenLoopOptimum(Problem problem, RunContext run) {
    DeviceModel model = problem.population().model();
    boolean byTransitTimes = model instanceof PhysicalDevice && model.stateSize() == 1;
    driver = problem.driver();
    distribution = problem.distribution();
    population = byTransitTimes ? problem.population() : limited(problem.population());
    lengths =
        byTransitTimes
            ? PulseLengths.of(driver, OCTAVES, PER_OCTAVE)
            : PulseLengths.of(driver, OCTAVES_SIMULATED, PER_OCTAVE_SIMULATED);
    List<VoltageLevel> all = new ArrayList<>();
    int total = driver.set().levels() + driver.reset().levels();
    for (Polarity polarity : Polarity.values()) {
      for (int level = 0; level < driver.voltageRange(polarity).levels(); level++) {
        run.cancellation().throwIfRequested("the search for the optimum");
        run.progress().update("trying pulses", all.size(), total);
        double volts = driver.voltageRange(polarity).volts(level);
        TransitTimeCounter.VoltageProblem voltageProblem =
            new TransitTimeCounter.VoltageProblem(
                population.bank(run.workers()), volts, lengths, distribution);
        OutcomeCounter counter =
            byTransitTimes
                ? new TransitTimeCounter(voltageProblem, run.workers())
                : new SimulatedCounter(voltageProblem);
        all.add(new VoltageLevel(polarity, volts, counter));
      }
    }
    voltageLevels = List.copyOf(all);
    run.progress().update("trying pulses", total, total);
  }

  private static Population limited(Population population) {
    return new Population(
        population.model(),
        population.variation(),
        Math.min(MAX_SIMULATED, population.count()),
        population.seed());
  }

  /** {@return the devices on which pulses are chosen, limited to those used} */
  public Population population() {
    return population;
  }

  /** {@return the driver} */
  public PulseDriver driver() {
    return driver;
  }

  /** {@return the distribution of requests} */
  public RequestDistribution distribution() {
    return distribution;
  }

  /** {@return a new query with its own workspace; not thread-safe} */
  public Query newQuery() {
    return new Query();
  }

  /** Computes optimal pulses for requests. Not thread-safe; one instance per thread. */
  public final class Query {
    private final double[] hits = new double[lengths.count()];
    private final List<OutcomeCounter.Worker> workers =
        voltageLevels.stream().map(level -> level.counter().newWorker()).toList();

    private Query() {}

    private static PulseRequest request(
        double startSiemens, double targetSiemens, double tolerance) {
      return new PulseRequest(
          Require.positive("startSiemens", startSiemens),
          Require.positive("targetSiemens", targetSiemens),
          Require.positive("tolerance", tolerance));
    }

    /**
     * {@return the optimal pulse for a request} Among lengths that are equally good within the
     * sampling error of the population the middle one is chosen, among equally good voltages the
     * weakest.
     *
     * @param startSiemens present conductance [S]
     * @param targetSiemens target conductance [S]
     * @param tolerance tolerance relative to the target
     */
    public BestPulse best(double startSiemens, double targetSiemens, double tolerance) {
      PulseRequest request = request(startSiemens, targetSiemens, tolerance);
      double weakest = driver.voltageRange(request.polarity()).weakestVolts();
      BestPulse best = new BestPulse(weakest, 0, Double.NaN);
      for (int n = 0; n < voltageLevels.size(); n++) {
        if (voltageLevels.get(n).polarity() != request.polarity()) {
          continue;
        }
        double total = workers.get(n).count(request, hits);
        int length = middleOfBest(total);
        double success = total > 0 ? hits[length] / total : Double.NaN;
        if (success > best.success() || Double.isNaN(best.success())) {
          best = new BestPulse(voltageLevels.get(n).volts(), lengths.seconds(length), success);
        }
      }
      return best;
    }

    /**
     * {@return the fraction of this population that a pulse brings within the tolerance; NaN if the
     * request is possible for no device}
     *
     * @param startSiemens present conductance [S]
     * @param targetSiemens target conductance [S]
     * @param tolerance tolerance relative to the target
     * @param pulse a pulse that was chosen by an optimum of the same driver
     */
    public double success(
        double startSiemens, double targetSiemens, double tolerance, BestPulse pulse) {
      PulseRequest request = request(startSiemens, targetSiemens, tolerance);
      for (int n = 0; n < voltageLevels.size(); n++) {
        VoltageLevel level = voltageLevels.get(n);
        if (level.polarity() == request.polarity() && level.volts() == pulse.volts()) {
          double total = workers.get(n).count(request, hits);
          return total > 0 ? hits[lengths.atOrBefore(pulse.seconds())] / total : Double.NaN;
        }
      }
      throw new InvalidValueException("pulse volts", "must be one of the driver's", pulse.volts());
    }

    /** The middle of the lengths around the best that are not worse by a standard error. */
    private int middleOfBest(double total) {
      int best = 0;
      for (int n = 1; n < lengths.count(); n++) {
        if (hits[n] > hits[best]) {
          best = n;
        }
      }
      if (best == 0) {
        return 0;
      }
      double fraction = total > 0 ? hits[best] / total : 0;
      double standardError = total * Math.sqrt(fraction * (1 - fraction) / population.count());
      double threshold = hits[best] - standardError;
      int low = best;
      while (low > 1 && hits[low - 1] >= threshold) {
        low--;
      }
      int high = best;
      while (high < lengths.count() - 1 && hits[high + 1] >= threshold) {
        high++;
      }
      return (low + high) / 2;
    }
  }
}
