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
 * The best single open-loop pulse for any request, found by trying all voltages and lengths of a
 * driver on a drawn population. No mapper that knows the population, but nothing of the single
 * device beyond what the request tells, hits more often.
 *
 * <p>The pulse is chosen on the devices of this population, so its success there flatters it; score
 * it on others. Immutable and thread-safe.
 *
 * <p>Cost for JART VCM v1b: about 0.7 ms per device and voltage to make, 25 ns per device, voltage
 * and request to ask. Other than physical devices of one state component are simulated pulse by
 * pulse, with at most {@value #MOST_SIMULATED} devices, and starts count as the nearest of 65.
 */
public final class PulseCeiling {

  /** Greatest number of devices that are simulated where times of passage do not exist. */
  static final int MOST_SIMULATED = 1024;

  /** How many lengths are tried in each factor of two, and over how many. */
  private static final int PER_OCTAVE = 256;

  private static final int OCTAVES = 20;
  private static final int PER_OCTAVE_SIMULATED = 32;
  private static final int OCTAVES_SIMULATED = 12;

  private final Population population;
  private final PulseDriver driver;
  private final RequestProtocol protocol;
  private final PulseLengths lengths;
  private final List<Level> levels;

  /** The answers at one voltage. */
  private record Level(Polarity polarity, double volts, PulseAnswers answers) {}

  /**
   * What a ceiling is of.
   *
   * @param population the devices on which pulses are chosen
   * @param driver the pulses that can be made; a range of voltages must have a step
   * @param protocol where requests come from: P1 requests tell something of their device
   */
  public record Subject(Population population, PulseDriver driver, RequestProtocol protocol) {}

  /**
   * Tries all pulses on all devices.
   *
   * @param subject devices, driver and requests
   * @param run progress is told, cancellation is asked between voltages
   * @param workers the threads to use; they never change the result
   * @return the ceiling
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
          throw new CancellationException("the search for the ceiling was cancelled");
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

  /**
   * The devices on which pulses are chosen.
   *
   * @return the population, as far as it was used
   */
  public Population population() {
    return population;
  }

  /**
   * The pulses that can be made.
   *
   * @return the driver
   */
  public PulseDriver driver() {
    return driver;
  }

  /**
   * Where requests come from.
   *
   * @return the protocol
   */
  public RequestProtocol protocol() {
    return protocol;
  }

  /**
   * Asks in one thread.
   *
   * @return an asker with scratch of its own; not thread-safe
   */
  public Asker asker() {
    return new Asker();
  }

  /** Answers requests one after the other. Not thread-safe. */
  public final class Asker {

    private final double[] hits = new double[lengths.count()];
    private final List<PulseAnswers.Counter> counters =
        levels.stream().map(level -> level.answers().counter()).toList();

    private Asker() {}

    /**
     * Finds the best pulse for a request. Where lengths are about equally good, to within what the
     * population can tell, the middle one counts as the best. Among equally good voltages it is the
     * weakest.
     *
     * @param aim what is wanted
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
     * The share of this population that a pulse brings within the tolerance.
     *
     * @param aim what is wanted
     * @param pulse a pulse that was chosen by a ceiling of the same driver
     * @return the share; NaN if the request is possible for no device
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

    /** The middle of the lengths around the best that are not worse beyond doubt. */
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
