package org.ouroboros.memristor.mapper;

import org.apache.commons.rng.UniformRandomProvider;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;

/**
 * Distribution of requests to a mapper. The best pulse for a pair of conductances depends on it:
 * that a device has reached the target is information on the device.
 */
public sealed interface RequestDistribution {
  /** {@return the short name, {@code P1} or {@code P2}} */
  String name();

  /**
   * {@return one request for each device of a population} Every number drawn is a function of the
   * population's seed and the device's index.
   *
   * @param population the devices
   * @param workers the threads to use; they do not affect the result
   */
  RequestDataset sample(Population population, Workers workers);

  /** {@return P1 with pulses of up to 0.3 times the longest of a device (6 ms for JART VCM v1b)} */
  static ReachableRequests reachable(DeviceModel model) {
    return new ReachableRequests(0.3 * model.operatingPoint().longestPulseSeconds());
  }

  /**
   * P1 of the paper (arXiv 2403.06712): start uniform over the window, polarity SET or RESET with
   * probability 1/2, one rectangular pulse of uniform length; the target is the conductance after
   * it. Every request is reachable by its device.
   *
   * @param longestSeconds the longest pulse [s]; lengths are uniform in [0, longest]
   */
  record ReachableRequests(double longestSeconds) implements RequestDistribution {
    public ReachableRequests {
      Require.positive("longestSeconds", longestSeconds);
    }

    @Override
    public String name() {
      return "P1";
    }

    @Override
    public RequestDataset sample(Population population, Workers workers) {
      DeviceModel model = population.model();
      DeviceBank bank = population.bank(workers);
      int count = population.count();
      RequestDataset.Samples samples = new RequestDataset.Samples(count);
      double[] volts = new double[count];
      double unitSeconds = model.pulseResolutionSeconds();
      Seed seed = population.seed().at(RandomStreams.REACHABLE_REQUESTS);
      for (int i = 0; i < count; i++) {
        UniformRandomProvider random = seed.at(i).stream();
        samples.startSiemens[i] = uniform(random, bank);
        Polarity polarity = random.nextBoolean() ? Polarity.SET : Polarity.RESET;
        volts[i] = model.operatingPoint().volts(polarity);
        double drawnSeconds = random.nextDouble() * longestSeconds;
        samples.appliedSeconds[i] =
            unitSeconds == 0 ? drawnSeconds : Math.rint(drawnSeconds / unitSeconds) * unitSeconds;
      }
      int[] cells = population.cells();
      bank.setConductances(cells, samples.startSiemens);
      BankSnapshot before = bank.snapshot();
      PulseResult result = bank.apply(PulseBatch.rectangular(cells, volts, samples.appliedSeconds));
      bank.conductances(samples.targetSiemens);
      for (int i = 0; i < count; i++) {
        samples.stoppedAtBound[i] = isStopped(result.outcome(i));
      }
      return new RequestDataset(this, population, before, samples);
    }

    private static boolean isStopped(PulseResult.Outcome outcome) {
      return outcome == PulseResult.Outcome.STOPPED_LOWER
          || outcome == PulseResult.Outcome.STOPPED_UPPER;
    }
  }

  /**
   * P2: start and target independent and uniform over the window, reachable by a single pulse or
   * not.
   */
  record UniformRequests() implements RequestDistribution {
    @Override
    public String name() {
      return "P2";
    }

    @Override
    public RequestDataset sample(Population population, Workers workers) {
      DeviceBank bank = population.bank(workers);
      int count = population.count();
      RequestDataset.Samples samples = new RequestDataset.Samples(count);
      Seed seed = population.seed().at(RandomStreams.UNIFORM_REQUESTS);
      for (int i = 0; i < count; i++) {
        UniformRandomProvider random = seed.at(i).stream();
        samples.startSiemens[i] = uniform(random, bank);
        samples.targetSiemens[i] = uniform(random, bank);
      }
      bank.setConductances(population.cells(), samples.startSiemens);
      return new RequestDataset(this, population, bank.snapshot(), samples);
    }
  }

  private static double uniform(UniformRandomProvider random, DeviceBank bank) {
    return bank.range().interpolate(random.nextDouble());
  }
}
