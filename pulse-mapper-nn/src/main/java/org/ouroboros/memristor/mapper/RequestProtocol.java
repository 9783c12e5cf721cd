package org.ouroboros.memristor.mapper;

import org.apache.commons.rng.UniformRandomProvider;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseOutcome;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Workers;

/**
 * Distribution of requests to a mapper. The best pulse for a pair of conductances depends on it:
 * that a device has reached the target is information on the device.
 */
public sealed interface RequestProtocol {

  /** {@return the short name, {@code P1} or {@code P2}} */
  String name();

  /**
   * Draws one request for each device of a population. Every number drawn is a function of the
   * population's seed and the device's index.
   *
   * @param population the devices
   * @param workers the threads to use; they do not affect the result
   * @return the requests
   */
  PulseRequestSet draw(Population population, Workers workers);

  /**
   * {@return P1 with the usual pulses of a device: up to 0.3 times its longest pulse (6 ms for JART
   * VCM v1b)}
   *
   * @param model the device
   */
  static Reachable reachable(DeviceModel model) {
    return new Reachable(0.3 * model.operatingPoint().longestPulseSeconds());
  }

  /**
   * P1 of the paper (arXiv 2403.06712): start uniform over the window, polarity SET or RESET with
   * probability 1/2, one rectangular pulse of uniform length; the target is the conductance after
   * it. Every request is reachable by its device.
   *
   * @param longestSeconds the longest pulse [s]; lengths are uniform in [0, longest]
   */
  record Reachable(double longestSeconds) implements RequestProtocol {

    public Reachable {
      Require.positive("longestSeconds", longestSeconds);
    }

    @Override
    public String name() {
      return "P1";
    }

    @Override
    public PulseRequestSet draw(Population population, Workers workers) {
      DeviceModel model = population.model();
      DeviceBank bank = population.bank(workers);
      int count = population.count();
      PulseRequestSet.Drawn drawn = new PulseRequestSet.Drawn(count);
      double[] volts = new double[count];
      double unit =
          model instanceof PulseResponseDevice ? model.operatingPoint().unitPulseSeconds() : 0;
      Seed seed = population.seed().at("reachable");
      for (int i = 0; i < count; i++) {
        UniformRandomProvider random = seed.at(i).stream();
        drawn.start[i] = uniform(random, bank);
        Polarity polarity = random.nextBoolean() ? Polarity.SET : Polarity.RESET;
        volts[i] = model.operatingPoint().volts(polarity);
        double wanted = random.nextDouble() * longestSeconds;
        drawn.appliedSeconds[i] = unit == 0 ? wanted : Math.rint(wanted / unit) * unit;
      }
      int[] cells = population.cells();
      bank.setConductances(cells, drawn.start);
      BankSnapshot before = bank.snapshot();
      PulseResult result = bank.apply(PulseBatch.rectangular(cells, volts, drawn.appliedSeconds));
      bank.conductances(drawn.target);
      for (int i = 0; i < count; i++) {
        drawn.onBound[i] = isStop(result.outcome(i));
      }
      return new PulseRequestSet(this, population, before, drawn);
    }

    private static boolean isStop(PulseOutcome outcome) {
      return outcome == PulseOutcome.STOPPED_LOWER || outcome == PulseOutcome.STOPPED_UPPER;
    }
  }

  /**
   * P2: start and target independent and uniform over the window, reachable by a single pulse or
   * not.
   */
  record AnyToAny() implements RequestProtocol {

    @Override
    public String name() {
      return "P2";
    }

    @Override
    public PulseRequestSet draw(Population population, Workers workers) {
      DeviceBank bank = population.bank(workers);
      int count = population.count();
      PulseRequestSet.Drawn drawn = new PulseRequestSet.Drawn(count);
      Seed seed = population.seed().at("any to any");
      for (int i = 0; i < count; i++) {
        UniformRandomProvider random = seed.at(i).stream();
        drawn.start[i] = uniform(random, bank);
        drawn.target[i] = uniform(random, bank);
      }
      bank.setConductances(population.cells(), drawn.start);
      return new PulseRequestSet(this, population, bank.snapshot(), drawn);
    }
  }

  private static double uniform(UniformRandomProvider random, DeviceBank bank) {
    return bank.range().minSiemens() + random.nextDouble() * bank.range().span();
  }
}
