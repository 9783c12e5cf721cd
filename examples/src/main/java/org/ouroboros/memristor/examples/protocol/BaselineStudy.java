package org.ouroboros.memristor.examples.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.PulseRequestSet;
import org.ouroboros.memristor.mapper.RequestProtocol;
import org.ouroboros.memristor.mapper.ceiling.CeilingMapper;
import org.ouroboros.memristor.mapper.ceiling.PulseCeiling;

/**
 * Separates the error sources of the noise-free inverse: the same requests with one source of
 * variation at a time, with and without the state window, by regions of start and target. For
 * comparison, the inverse with all times multiplied by the best common factor, and the open-loop
 * optimum.
 *
 * @param model the device model
 * @param variation device-to-device and cycle-to-cycle variation
 * @param size number of devices, one request each
 * @param ceilingDevices number of devices on which the best pulses are chosen
 * @param seed root of all random streams
 */
public record BaselineStudy(
    DeviceModel model, Variation variation, int size, int ceilingDevices, Seed seed) {

  /** Tolerance of the optimum, of the best factor and of undershoot and overshoot. */
  static final double TOLERANCE = 0.1;

  /** Exponents of the tried factors 2^(n/8) on all times. */
  private static final int[] EIGHTHS = IntStream.rangeClosed(-24, 24).toArray();

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
   * @param stopped whether the window limited the states
   * @param regions hits and misses by region
   */
  public record Row(
      String protocol, String source, Chooser chooser, boolean stopped, RegionTally regions) {}

  /**
   * Runs the study.
   *
   * @param run is notified of progress; its seed is not used
   * @param workers the threads to use; the result does not depend on them
   * @return the rows; those of the whole variation first
   */
  public List<Row> run(Run run, Workers workers) {
    List<Row> rows = new ArrayList<>();
    List<Variation> sources = sources();
    int done = 0;
    for (RequestProtocol protocol :
        List.of(RequestProtocol.reachable(model), new RequestProtocol.AnyToAny())) {
      for (Variation source : sources) {
        run.progress().update("separating sources of variation", done++, 2L * sources.size());
        Population population = population(source, "baseline study");
        PulseRequestSet requests = protocol.draw(population, workers);
        PulseMapper inverse = new NoiseFreeInverse(model);
        Trial trial = new Trial(requests, workers);
        String name = protocol.name();
        for (boolean stopped : new boolean[] {true, false}) {
          RegionTally tally = trial.tally(inverse, 1, stopped);
          rows.add(new Row(name, source.name(), Chooser.INVERSE, stopped, tally));
        }
        if (source.equals(sources.get(0))) {
          double factor = bestFactor(protocol, inverse, workers);
          rows.add(
              new Row(
                  name,
                  source.name(),
                  Chooser.STRETCHED,
                  true,
                  trial.tally(inverse, factor, true)));
          RegionTally best = trial.tally(ceiling(protocol, inverse, run, workers), 1, true);
          rows.add(new Row(name, source.name(), Chooser.CEILING, true, best));
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
    for (Variation.Spread one : variation.spreads()) {
      sources.add(new Variation(one.parameter() + " only", List.of(one)));
    }
    for (Variation.Spread one : variation.spreads()) {
      List<Variation.Spread> others = new ArrayList<>(variation.spreads());
      others.remove(one);
      sources.add(new Variation("all but " + one.parameter(), others));
    }
    sources.add(new Variation("none", List.of()));
    return sources;
  }

  private Population population(Variation source, String purpose) {
    return new Population(model, source, size, seed.at(purpose));
  }

  /** Chosen on separate devices. */
  private double bestFactor(RequestProtocol protocol, PulseMapper inverse, Workers workers) {
    Population others = population(variation, "devices of the best factor");
    Trial trial = new Trial(protocol.draw(others, workers), workers);
    double best = 1;
    double most = -1;
    for (int eighths : EIGHTHS) {
      double factor = Math.pow(2, eighths / 8.0);
      double share = trial.tally(inverse, factor, true).all().within(TOLERANCE).share();
      if (share > most) {
        most = share;
        best = factor;
      }
    }
    return best;
  }

  private PulseMapper ceiling(
      RequestProtocol protocol, PulseMapper inverse, Run run, Workers workers) {
    Population devices =
        new Population(model, variation, ceilingDevices, seed.at("devices of the ceiling"));
    PulseCeiling.Subject subject = new PulseCeiling.Subject(devices, inverse.driver(), protocol);
    return new CeilingMapper(PulseCeiling.of(subject, run, workers), workers);
  }

  /** Requests on which several choosers are evaluated. */
  private static final class Trial {

    private final PulseRequestSet requests;
    private final Workers workers;
    private final int[] cells;
    private final double[] start;

    Trial(PulseRequestSet requests, Workers workers) {
      this.requests = requests;
      this.workers = workers;
      this.cells = IntStream.range(0, requests.size()).toArray();
      this.start = new double[cells.length];
      Arrays.setAll(start, requests::startSiemens);
    }

    RegionTally tally(PulseMapper mapper, double factor, boolean stopped) {
      PulseChoices choices = new PulseChoices();
      mapper.choose(requests.requests(TOLERANCE), mapper.newMemory(cells.length), choices);
      double[] volts = new double[cells.length];
      double[] seconds = new double[cells.length];
      Arrays.setAll(volts, choices::volts);
      Arrays.setAll(seconds, i -> mapper.driver().seconds(factor * choices.seconds(i)));
      DeviceBank bank = bank(stopped);
      bank.setConductances(cells, start);
      bank.apply(PulseBatch.rectangular(cells, volts, seconds));
      double[] reached = new double[cells.length];
      bank.conductances(reached);
      RegionTally tally = new RegionTally(bank.range());
      for (int i : cells) {
        tally.add(start[i], requests.targetSiemens(i), reached[i]);
      }
      return tally;
    }

    private DeviceBank bank(boolean stopped) {
      DeviceBank bank = requests.population().bank(workers);
      if (stopped) {
        return bank;
      }
      DeviceBank free =
          DeviceBank.of(bank.model(), bank.cells())
              .variation(bank.variation())
              .withoutWindow()
              .workers(workers)
              .build();
      free.restore(bank.snapshot());
      return free;
    }
  }
}
