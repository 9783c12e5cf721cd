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
 * Where requests to a mapper come from. The best pulse for the same pair of conductances depends on
 * it: that a request was reached by its device tells something about the device.
 */
public sealed interface RequestProtocol {

  /**
   * The protocol's short name.
   *
   * @return {@code P1} or {@code P2}
   */
  String name();

  /**
   * Draws one request for each device of a population. Each number drawn is a function of the
   * population's seed and the device's place in it.
   *
   * @param population the devices
   * @param workers the threads to use; they never change the result
   * @return the requests
   */
  PulseRequestSet draw(Population population, Workers workers);

  /**
   * P1 with the usual pulses of a device: up to three tenths of its longest pulse, which is 6 ms
   * for JART VCM v1b.
   *
   * @param model the device
   * @return the protocol
   */
  static Reachable reachable(DeviceModel model) {
    return new Reachable(0.3 * model.operatingPoint().longestPulseSeconds());
  }

  /**
   * P1 of the paper (arXiv 2403.06712): conductance uniform over the window, polarity a fair coin,
   * one rectangular pulse of uniform length; the request is from the conductance before to the
   * conductance after. Every request is reachable by its device.
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

  /** P2: start and target both uniform over the window, whatever a single pulse can do. */
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
