package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Provenance;
import org.ouroboros.memristor.mapper.PulseRequestSet;
import org.ouroboros.memristor.mapper.ReadNoise;
import org.ouroboros.memristor.mapper.TrainingSettings;

/** How a trained mapper does on devices that it has not seen, and how well one could do. */
final class Validation {

  /** Lengths are chosen finely for the ceiling: devices that differ little can be hit finely. */
  private static final int CEILING_BINS = 8 * SuccessCurves.BINS;

  private static final int MOST_REQUESTS = 5000;

  /** The tolerances that are judged. */
  private static final double[] JUDGED = {0.5, 0.2, 0.1};

  /** Requests of a history, and from which on the mapper counts as experienced. */
  private static final int ROUNDS = 9;

  private static final int EXPERIENCED = 3;

  /** Read noise of the protocols. */
  private static final double READ_NOISE = 0.02;

  private final Course course;
  private final NetworkMapper mapper;
  private final int count;

  Validation(Course course, NetworkMapper mapper) {
    this.course = course;
    this.mapper = mapper;
    count = Math.min(MOST_REQUESTS, course.settings().effort().requests());
  }

  List<Provenance.Figure> figures() {
    PulseRequestSet requests =
        course.settings().protocol().draw(course.population("validation", count), course.workers());
    NoiseFreeInverse inverse = new NoiseFreeInverse(course.plan().model());
    double usual = course.settings().tolerances().usual();
    List<Provenance.Figure> figures = new ArrayList<>();
    course.run().progress().update("validating", 0, JUDGED.length + 1);
    List<Double> ceilings = ceilings(requests);
    for (int t = 0; t < JUDGED.length; t++) {
      double within = JUDGED[t];
      Proportion baseline = hits(requests, inverse, within, within);
      double ceiling = ceilings.get(t);
      figures.add(
          new Provenance.Figure(
              new Provenance.Terms(within, usual, 0, 0),
              hits(requests, mapper, usual, within),
              baseline,
              ceiling));
      if (course.settings().tolerances().isInput() && within != usual) {
        figures.add(
            new Provenance.Figure(
                new Provenance.Terms(within, within, 0, 0),
                hits(requests, mapper, within, within),
                baseline,
                ceiling));
      }
      course.run().progress().update("validating", t + 1, JUDGED.length + 1);
    }
    if (mapper.experience().isPresent()) {
      figures.add(history(inverse, usual, 0));
      figures.add(history(inverse, usual, READ_NOISE));
    }
    return figures;
  }

  private Proportion hits(
      PulseRequestSet requests, PulseMapper judged, double told, double within) {
    return requests
        .score(judged, told, course.workers())
        .all()
        .within(RelativeDifference.OF_TARGET, within);
  }

  /**
   * The share of requests that the best single pulses bring home: each chosen by the success curve
   * of one half of a population and scored on the other half, so that luck in the choice does not
   * count. NaN for devices and drivers without such curves.
   */
  private List<Double> ceilings(PulseRequestSet requests) {
    boolean curves =
        course.settings().recipe() != TrainingSettings.Recipe.APPLIED_PULSE
            && !course.inputs().driver().choosesVolts();
    double[] sums = new double[JUDGED.length];
    int asked = 0;
    for (Polarity polarity : Polarity.values()) {
      if (!curves) {
        continue;
      }
      PassageTable choosing = passages("ceiling choice", polarity);
      PassageTable scoring = passages("ceiling score", polarity);
      List<Course.Sample> samples =
          course.samples(requests, polarity, course.run().seed().at("unused tolerances"));
      double[][] best = new double[samples.size()][JUDGED.length];
      course
          .workers()
          .forRange(
              best.length,
              16,
              (from, to) -> {
                SuccessCurves choice = success(choosing);
                SuccessCurves score = success(scoring);
                for (int s = from; s < to; s++) {
                  Cancelled.check(course.run());
                  double start = samples.get(s).request().start();
                  double target = samples.get(s).request().target();
                  for (int t = 0; t < JUDGED.length; t++) {
                    float[] chosen = choice.curve(start, target, JUDGED[t]);
                    int bin = 0;
                    for (int b = 1; b < chosen.length; b++) {
                      bin = chosen[b] > chosen[bin] ? b : bin;
                    }
                    best[s][t] = score.curve(start, target, JUDGED[t])[bin];
                  }
                }
              });
      for (double[] shares : best) {
        for (int t = 0; t < JUDGED.length; t++) {
          sums[t] += shares[t];
        }
      }
      asked += best.length;
    }
    List<Double> ceilings = new ArrayList<>();
    for (double sum : sums) {
      // A start that is its own target needs no pulse.
      double share = (sum + requests.size() - asked) / requests.size();
      ceilings.add(curves ? share : Double.NaN);
    }
    return ceilings;
  }

  private PassageTable passages(String purpose, Polarity polarity) {
    int devices = Math.max(16, course.settings().effort().devices() / 4);
    return PassageTable.of(
        course.population(purpose, devices), polarity, course.run(), course.workers());
  }

  private SuccessCurves success(PassageTable table) {
    return new SuccessCurves(
        new PopulationCrowd(table, course.settings().protocol()),
        course.inputs().coding(),
        course.inputs().driver().timing().jitterSeconds(),
        CEILING_BINS);
  }

  private Provenance.Figure history(PulseMapper inverse, double tolerance, double noise) {
    Histories.Play play =
        new Histories.Play(
            ROUNDS,
            tolerance,
            tolerance,
            new ReadNoise(noise, new Seed(course.run().seed().at("reads").value())));
    PulseMapper told = noise == 0 ? mapper : mapper.withReadNoise(noise);
    return new Provenance.Figure(
        new Provenance.Terms(tolerance, tolerance, EXPERIENCED, noise),
        hits(play, told),
        hits(play, inverse),
        Double.NaN);
  }

  private Proportion hits(Histories.Play play, PulseMapper judged) {
    Histories histories =
        Histories.of(
            course.population("validation histories", count),
            judged,
            play,
            course.run(),
            course.workers());
    long hits = 0;
    for (int round = EXPERIENCED; round < ROUNDS; round++) {
      for (int device = 0; device < count; device++) {
        hits += histories.hit(round, device) ? 1 : 0;
      }
    }
    return new Proportion(hits, (long) (ROUNDS - EXPERIENCED) * count);
  }
}
