package org.ouroboros.memristor.mapper.ceiling;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.RequestProtocol;

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
 * pulse by pulse, with at most {@value #MOST_SIMULATED} devices, from the nearest of 65 start
 * conductances.
 */
public final class PulseCeiling {

  /** Maximum number of devices that are simulated where transit times do not exist. */
  static final int MOST_SIMULATED = 1024;

  /** Number of lengths per factor of two, and number of these factors. */
  private static final int PER_OCTAVE = 256;

  private static final int OCTAVES = 20;
  private static final int PER_OCTAVE_SIMULATED = 32;
  private static final int OCTAVES_SIMULATED = 12;

  private final Population population;
  private final PulseDriver driver;
  private final RequestProtocol protocol;
  private final PulseLengths lengths;
  private final List<Level> levels;

  private record Level(Polarity polarity, double volts, PulseAnswers answers) {}

  /**
   * The problem to optimise.
   *
   * @param population the devices on which pulses are chosen
   * @param driver the available pulses; a range of voltages must have a step
   * @param protocol the distribution of requests: a P1 request is information on its device
   */
  public record Subject(Population population, PulseDriver driver, RequestProtocol protocol) {}

  /**
   * Applies all pulses to all devices.
   *
   * @param subject devices, driver and distribution of requests
   * @param run receives progress; cancellation is checked between voltages
   * @param workers the threads to use; they do not affect the result
   * @return the optimum
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public static PulseCeiling of(Subject subject, Run run, Workers workers) {
    return new PulseCeiling(subject, run, workers);
  }

  private PulseCeiling(Subject subject, Run run, Workers workers) {
    DeviceModel model = subject.population().model();
    boolean passages = model instanceof PhysicalDevice && model.stateSize() == 1;
    driver = subject.driver();
    protocol = subject.protocol();
    population = passages ? subject.population() : fewer(subject.population());
    lengths =
        passages
            ? PulseLengths.of(driver, OCTAVES, PER_OCTAVE)
            : PulseLengths.of(driver, OCTAVES_SIMULATED, PER_OCTAVE_SIMULATED);
    List<Level> all = new ArrayList<>();
    int total = driver.set().levels() + driver.reset().levels();
    for (Polarity polarity : Polarity.values()) {
      for (int level = 0; level < driver.range(polarity).levels(); level++) {
        if (run.cancellation().requested()) {
          throw new CancellationException("the search for the optimum was cancelled");
        }
        run.progress().update("trying pulses", all.size(), total);
        double volts = driver.range(polarity).volts(level);
        PassageAnswers.Asked asked =
            new PassageAnswers.Asked(population.bank(workers), volts, lengths, protocol);
        PulseAnswers answers =
            passages ? new PassageAnswers(asked, workers) : new SimulatedAnswers(asked);
        all.add(new Level(polarity, volts, answers));
      }
    }
    levels = List.copyOf(all);
    run.progress().update("trying pulses", total, total);
  }

  private static Population fewer(Population population) {
    return new Population(
        population.model(),
        population.variation(),
        Math.min(MOST_SIMULATED, population.count()),
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
  public RequestProtocol protocol() {
    return protocol;
  }

  /** {@return a new query with its own workspace; not thread-safe} */
  public Asker asker() {
    return new Asker();
  }

  /** Computes optimal pulses for requests. Not thread-safe; one instance per thread. */
  public final class Asker {

    private final double[] hits = new double[lengths.count()];
    private final List<PulseAnswers.Counter> counters =
        levels.stream().map(level -> level.answers().counter()).toList();

    private Asker() {}

    /**
     * Finds the optimal pulse for a request. Among lengths that are equally good within the
     * sampling error of the population the middle one is chosen, among equally good voltages the
     * weakest.
     *
     * @param aim the request
     * @return the pulse
     */
    public BestPulse best(PulseAim aim) {
      double weakest = driver.range(aim.polarity()).weakestVolts();
      BestPulse best = new BestPulse(weakest, 0, Double.NaN);
      for (int n = 0; n < levels.size(); n++) {
        if (levels.get(n).polarity() != aim.polarity()) {
          continue;
        }
        double total = counters.get(n).count(aim, hits);
        int length = middleOfBest(total);
        double success = total > 0 ? hits[length] / total : Double.NaN;
        if (success > best.success() || Double.isNaN(best.success())) {
          best = new BestPulse(levels.get(n).volts(), lengths.seconds(length), success);
        }
      }
      return best;
    }

    /**
     * {@return the fraction of this population that a pulse brings within the tolerance; NaN if the
     * request is possible for no device}
     *
     * @param aim the request
     * @param pulse a pulse that was chosen by an optimum of the same driver
     */
    public double success(PulseAim aim, BestPulse pulse) {
      for (int n = 0; n < levels.size(); n++) {
        Level level = levels.get(n);
        if (level.polarity() == aim.polarity() && level.volts() == pulse.volts()) {
          double total = counters.get(n).count(aim, hits);
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
      double share = total > 0 ? hits[best] / total : 0;
      double doubt = total * Math.sqrt(share * (1 - share) / population.count());
      double enough = hits[best] - doubt;
      int low = best;
      while (low > 1 && hits[low - 1] >= enough) {
        low--;
      }
      int high = best;
      while (high < lengths.count() - 1 && hits[high + 1] >= enough) {
        high++;
      }
      return (low + high) / 2;
    }
  }
}
