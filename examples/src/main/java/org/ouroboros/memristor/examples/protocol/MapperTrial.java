package org.ouroboros.memristor.examples.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.core.stats.Calibration;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.examples.report.Figures;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.PulseRequestSet;
import org.ouroboros.memristor.mapper.ReadNoise;
import org.ouroboros.memristor.mapper.RequestProtocol;
import org.ouroboros.memristor.mapper.RequestScore;
import org.ouroboros.memristor.mapper.ceiling.CeilingMapper;
import org.ouroboros.memristor.mapper.ceiling.PulseCeiling;
import org.ouroboros.memristor.mapper.training.DefaultSpread;

/**
 * Single-request evaluation: a mapper, the noise-free inverse and the open-loop optimum on the same
 * requests from unused devices, one pulse each; mapper and inverse with exact and with noisy reads
 * of the start.
 *
 * @param mapper the evaluated mapper
 * @param protocol distribution of the requests
 * @param population the devices, one for each request
 * @param ceilingDevices devices on which the optimum is chosen; 0 for no optimum
 */
public record MapperTrial(
    NetworkMapper mapper, RequestProtocol protocol, Population population, int ceilingDevices) {

  /** Standard deviation of a noisy reading relative to the conductance. */
  public static final double READ_NOISE = 0.02;

  /** Name of the open-loop optimum among the entries. */
  public static final String CEILING = "ceiling";

  /** Name of the noise-free inverse among the entries. */
  public static final String INVERSE = "noise-free-inverse";

  /**
   * Draws the devices of an evaluation. Their random streams are disjoint from those of training,
   * even for the same seed.
   *
   * @param model the device model
   * @param variation name of its variation preset
   * @param count number of devices
   * @param seed root of all random streams
   * @return the population
   */
  public static Population fresh(DeviceModel model, String variation, int count, Seed seed) {
    return new Population(
        model, DefaultSpread.find(model, variation), count, seed.at("mapper trial"));
  }

  /**
   * Draws the devices on which the optimum is chosen, disjoint from those of the evaluation.
   *
   * @param trial the devices of the evaluation
   * @param count number of devices
   * @return the population
   */
  static Population forCeiling(Population trial, int count) {
    return new Population(
        trial.model(), trial.variation(), count, trial.seed().at("devices of the ceiling"));
  }

  /**
   * Result of one mapper on all requests.
   *
   * @param mapper its name
   * @param toldTolerance requested tolerance
   * @param readNoise relative standard deviation of the start's reading; 0 for exact reads
   * @param score evaluation of the reached conductances
   * @param choices chosen pulses and predictions
   */
  public record Entry(
      String mapper,
      double toldTolerance,
      double readNoise,
      RequestScore score,
      RecordedChoices choices) {

    /**
     * Compares predicted with observed success within the requested tolerance.
     *
     * @return the calibration, without bins if nothing was predicted
     */
    public Calibration calibration() {
      double[] differences = score.all().differences(RelativeDifference.OF_TARGET);
      return choices.calibration(differences, toldTolerance);
    }
  }

  /**
   * Result of the evaluation.
   *
   * @param requests the requests
   * @param entries the results, the mapper's first
   */
  public record Result(PulseRequestSet requests, List<Entry> entries) {

    public Result {
      entries = List.copyOf(entries);
    }

    /**
     * Returns the result of a mapper at its usual tolerance.
     *
     * @param mapper its name
     * @param readNoise 0 or {@link #READ_NOISE}
     * @return the first such entry
     */
    public Entry entry(String mapper, double readNoise) {
      return entries.stream()
          .filter(entry -> entry.mapper().equals(mapper) && entry.readNoise() == readNoise)
          .findFirst()
          .orElseThrow();
    }

    /**
     * Returns the result of a mapper at a tolerance, or at the usual one if it ignores tolerances.
     *
     * @param mapper its name
     * @param readNoise 0 or {@link #READ_NOISE}
     * @param told the requested tolerance
     * @return the entry with that tolerance, else the one with the usual tolerance
     */
    Entry told(String mapper, double readNoise, double told) {
      return entries.stream()
          .filter(entry -> entry.mapper().equals(mapper) && entry.readNoise() == readNoise)
          .filter(entry -> entry.toldTolerance() == told)
          .findFirst()
          .orElseGet(() -> entry(mapper, readNoise));
    }

    boolean hasCeiling() {
      return entries.stream().anyMatch(entry -> entry.mapper().equals(CEILING));
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
    run.progress().update("drawing requests", 0, 1);
    PulseRequestSet requests = protocol.draw(population, workers);
    run.progress().update("drawing requests", 1, 1);
    List<Entry> entries = new ArrayList<>();
    PulseMapper inverse =
        new NoiseFreeInverse(population.model(), mapper.driver(), population.model().window());
    double usual = mapper.coding().tolerances().usual();
    double[] told = toldTolerances(usual);
    int total = 2 * (told.length + 1);
    for (double noise : new double[] {0, READ_NOISE}) {
      for (double tolerance : told) {
        entries.add(entry(requests, mapper, tolerance, noise, workers));
        run.progress().update("evaluating", entries.size(), total);
      }
      entries.add(entry(requests, inverse, usual, noise, workers));
      run.progress().update("evaluating", entries.size(), total);
    }
    if (ceilingDevices > 0) {
      entries.addAll(ceiling(requests, run, workers));
    }
    return new Result(requests, entries);
  }

  private List<Entry> ceiling(PulseRequestSet requests, Run run, Workers workers) {
    PulseCeiling.Subject subject =
        new PulseCeiling.Subject(forCeiling(population, ceilingDevices), mapper.driver(), protocol);
    PulseMapper ceiling = new CeilingMapper(PulseCeiling.of(subject, run, workers), workers);
    List<Entry> entries = new ArrayList<>();
    for (double tolerance : Figures.TOLERANCES) {
      run.progress().update("evaluating the optimum", entries.size(), Figures.TOLERANCES.size());
      entries.add(entry(requests, ceiling, tolerance, 0, workers));
    }
    return entries;
  }

  /** The usual tolerance, then each evaluated one if tolerance is an input of the mapper. */
  private double[] toldTolerances(double usual) {
    List<Double> told = new ArrayList<>(List.of(usual));
    if (mapper.coding().tolerances().isInput()) {
      TreeSet<Double> judged = new TreeSet<>(Figures.TOLERANCES);
      judged.remove(usual);
      told.addAll(judged);
    }
    return told.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private Entry entry(
      PulseRequestSet requests,
      PulseMapper judged,
      double tolerance,
      double noise,
      Workers workers) {
    ReadNoise reads = new ReadNoise(noise, population.seed().at("reads"));
    RecordedChoices choices = new RecordedChoices(judged);
    RequestScore score = requests.score(choices, requests.requests(tolerance, reads), workers);
    return new Entry(judged.name(), tolerance, noise, score, choices);
  }
}
