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
 * A mapper, the noise-free inverse and the ceiling on the same requests from fresh devices: one
 * attempt each, mapper and inverse with exact and with noisy reads of the start.
 *
 * @param mapper the mapper on trial
 * @param protocol where requests come from
 * @param population the devices, one for each request
 * @param ceilingDevices devices on which the best pulses are chosen; 0 for no ceiling
 */
public record MapperTrial(
    NetworkMapper mapper, RequestProtocol protocol, Population population, int ceilingDevices) {

  /** Standard deviation of a noisy reading relative to the conductance. */
  public static final double READ_NOISE = 0.02;

  /** What the ceiling is called among the entries. */
  public static final String CEILING = "ceiling";

  /** What the noise-free inverse is called among the entries. */
  public static final String INVERSE = "noise-free-inverse";

  /**
   * The devices of a trial. Their coordinates are those of no training, so even a mapper trained
   * from the same seed has seen none of them.
   *
   * @param model the device
   * @param variation name of its preset of variation
   * @param count how many
   * @param seed the seed of everything random
   * @return the population
   */
  public static Population fresh(DeviceModel model, String variation, int count, Seed seed) {
    return new Population(
        model, DefaultSpread.find(model, variation), count, seed.at("mapper trial"));
  }

  /**
   * Devices on which best pulses are chosen, none of which any trial judges.
   *
   * @param trial the devices of the trial
   * @param count how many
   * @return the population
   */
  static Population forCeiling(Population trial, int count) {
    return new Population(
        trial.model(), trial.variation(), count, trial.seed().at("devices of the ceiling"));
  }

  /**
   * One mapper's answers to all requests.
   *
   * @param mapper its name
   * @param toldTolerance tolerance that it was told with each request
   * @param readNoise standard deviation of the start's reading, relative; 0 for exact reads
   * @param score what was reached
   * @param choices what it chose and predicted
   */
  public record Entry(
      String mapper,
      double toldTolerance,
      double readNoise,
      RequestScore score,
      RecordedChoices choices) {

    /**
     * Predicted success held against success within the told tolerance.
     *
     * @return the calibration, of no bins if nothing was predicted
     */
    public Calibration calibration() {
      double[] differences = score.all().differences(RelativeDifference.OF_TARGET);
      return choices.calibration(differences, toldTolerance);
    }
  }

  /**
   * What a trial found.
   *
   * @param requests the requests
   * @param entries the answers, the mapper's first
   */
  public record Result(PulseRequestSet requests, List<Entry> entries) {

    public Result {
      entries = List.copyOf(entries);
    }

    /**
     * The answers of a mapper that was told its usual tolerance.
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
     * The answers of a mapper that was told a tolerance, or of one that heeds none.
     *
     * @param mapper its name
     * @param readNoise 0 or {@link #READ_NOISE}
     * @param told the tolerance
     * @return the entry that was told it, else the one with the usual tolerance
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
   * Runs the trial.
   *
   * @param run its progress is told; all that is drawn descends from the population's seed
   * @param workers the threads to use; they never change the result
   * @return what was found
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
        run.progress().update("judging", entries.size(), total);
      }
      entries.add(entry(requests, inverse, usual, noise, workers));
      run.progress().update("judging", entries.size(), total);
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
      run.progress().update("asking the ceiling", entries.size(), Figures.TOLERANCES.size());
      entries.add(entry(requests, ceiling, tolerance, 0, workers));
    }
    return entries;
  }

  /** The usual tolerance first, then each judged one if the mapper heeds it. */
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
