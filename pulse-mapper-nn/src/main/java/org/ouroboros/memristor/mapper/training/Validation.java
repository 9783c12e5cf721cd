package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Provenance;
import org.ouroboros.memristor.mapper.PulseRequestSet;
import org.ouroboros.memristor.mapper.ReadNoise;
import org.ouroboros.memristor.mapper.ceiling.CeilingMapper;
import org.ouroboros.memristor.mapper.ceiling.PulseCeiling;

/**
 * Validates a trained mapper on devices not used in training, and compares it with the open-loop
 * optimum.
 */
final class Validation {

  private static final int MOST_REQUESTS = 5000;

  /** The evaluated tolerances. */
  private static final double[] JUDGED = {0.5, 0.2, 0.1};

  /** Requests per device, and the number of earlier outcomes from which on they count. */
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
    Optional<PulseMapper> best = ceiling();
    for (int t = 0; t < JUDGED.length; t++) {
      double within = JUDGED[t];
      Proportion baseline = hits(requests, inverse, within, within);
      double ceiling =
          best.map(pulses -> hits(requests, pulses, within, within).share()).orElse(Double.NaN);
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
   * The open-loop optimum, on devices of its own. Empty where the voltage is chosen too: the
   * enumeration would take longer than the training.
   */
  private Optional<PulseMapper> ceiling() {
    if (course.inputs().driver().choosesVolts()) {
      return Optional.empty();
    }
    int devices = Math.max(16, course.settings().effort().devices() / 2);
    PulseCeiling.Subject subject =
        new PulseCeiling.Subject(
            course.population("ceiling", devices),
            course.inputs().driver(),
            course.settings().protocol());
    PulseCeiling found = PulseCeiling.of(subject, course.run(), course.workers());
    return Optional.of(new CeilingMapper(found, course.workers()));
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
