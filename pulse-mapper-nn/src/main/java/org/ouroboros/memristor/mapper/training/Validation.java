package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.ToleranceRange;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.mapper.MapperEvaluation;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.RequestDataset;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;
import org.ouroboros.memristor.mapper.internal.rollout.Rollout;
import org.ouroboros.memristor.mapper.optimum.OpenLoopOptimum;
import org.ouroboros.memristor.mapper.optimum.OracleMapper;

/**
 * Validates a trained mapper on devices not used in training, and compares it with the open-loop
 * optimum.
 */
final class Validation {
  private static final int MOST_REQUESTS = 5000;

  /** Number of earlier outcomes of a device from which on its requests count. */
  private static final int EARLIER_OUTCOMES = 3;

  /** Read noise of the protocols. */
  private static final double READ_NOISE = 0.02;

  private final TrainingContext context;
  private final NetworkMapper mapper;
  private final int count;

  Validation(TrainingContext context, NetworkMapper mapper) {
    this.context = context;
    this.mapper = mapper;
    count = Math.min(MOST_REQUESTS, context.effort().requests());
  }

  List<MapperFile.Provenance.ValidationResult> results() {
    RequestDataset requests = context.sample(RandomStreams.VALIDATION, count);
    NoiseFreeInverse inverse = new NoiseFreeInverse(context.trainer().model());
    double defaultTolerance = context.settings().tolerances().defaultTolerance();
    List<MapperFile.Provenance.ValidationResult> results = new ArrayList<>();
    context.progress("validating", 0, MapperEvaluation.TOLERANCES.size() + 1);
    Optional<PulseMapper> best = optimum();
    for (int t = 0; t < MapperEvaluation.TOLERANCES.size(); t++) {
      double evaluatedTolerance = MapperEvaluation.TOLERANCES.get(t);
      Proportion baseline = hits(requests, inverse, evaluatedTolerance, evaluatedTolerance);
      double optimum =
          best.map(pulses -> hits(requests, pulses, evaluatedTolerance, evaluatedTolerance).value())
              .orElse(Double.NaN);
      for (double requestedTolerance : requestedTolerances(evaluatedTolerance)) {
        results.add(
            new MapperFile.Provenance.ValidationResult(
                new MapperFile.Provenance.TrainingConditions(
                    evaluatedTolerance, requestedTolerance, 0, 0),
                hits(requests, mapper, requestedTolerance, evaluatedTolerance),
                baseline,
                optimum));
      }
      context.progress("validating", t + 1, MapperEvaluation.TOLERANCES.size() + 1);
    }
    if (mapper.adaptsOnline()) {
      results.add(sequenceResult(inverse, defaultTolerance, 0));
      results.add(sequenceResult(inverse, defaultTolerance, READ_NOISE));
    }
    return results;
  }

  /** The default tolerance, and the evaluated one if the tolerance is an input of the mapper. */
  private double[] requestedTolerances(double evaluatedTolerance) {
    double defaultTolerance = context.settings().tolerances().defaultTolerance();
    return context.settings().tolerances().isInput() && evaluatedTolerance != defaultTolerance
        ? new double[] {defaultTolerance, evaluatedTolerance}
        : new double[] {defaultTolerance};
  }

  private Proportion hits(
      RequestDataset requests,
      PulseMapper evaluated,
      double requestedTolerance,
      double evaluatedTolerance) {
    return requests
        .evaluate(evaluated, requestedTolerance, context.workers())
        .all()
        .withinTolerance(RelativeDifference.OF_TARGET, evaluatedTolerance);
  }

  /**
   * The open-loop optimum, on devices of its own. Empty where the voltage is chosen too: the
   * enumeration would take longer than the training.
   */
  private Optional<PulseMapper> optimum() {
    if (context.encoder().driver().hasVoltageChoice()) {
      return Optional.empty();
    }
    int devices = Math.max(16, context.effort().devices() / 2);
    OpenLoopOptimum.Problem problem =
        new OpenLoopOptimum.Problem(
            context.population(RandomStreams.VALIDATION_OPTIMUM, devices),
            context.encoder().driver(),
            context.settings().distribution());
    OpenLoopOptimum optimum = OpenLoopOptimum.of(problem, context.run());
    return Optional.of(new OracleMapper(optimum, context.workers()));
  }

  private MapperFile.Provenance.ValidationResult sequenceResult(
      PulseMapper inverse, double tolerance, double relativeReadNoise) {
    PulseMapper noisyMapper =
        relativeReadNoise == 0 ? mapper : mapper.withReadNoise(relativeReadNoise);
    return new MapperFile.Provenance.ValidationResult(
        new MapperFile.Provenance.TrainingConditions(
            tolerance, tolerance, EARLIER_OUTCOMES, relativeReadNoise),
        sequenceHits(noisyMapper, tolerance, relativeReadNoise),
        sequenceHits(inverse, tolerance, relativeReadNoise),
        Double.NaN);
  }

  private Proportion sequenceHits(
      PulseMapper evaluated, double tolerance, double relativeReadNoise) {
    List<Rollout.Round> rounds =
        Rollouts.run(
            context.population(RandomStreams.VALIDATION_ROLLOUTS, count),
            evaluated,
            ToleranceRange.fixed(tolerance),
            new ReadNoise(relativeReadNoise, context.run().seed().at(RandomStreams.READS)),
            context.run());
    long hits = 0;
    for (Rollout.Round round : rounds.subList(EARLIER_OUTCOMES, rounds.size())) {
      hits += IntStream.range(0, count).filter(round::hit).count();
    }
    return new Proportion(hits, (long) (rounds.size() - EARLIER_OUTCOMES) * count);
  }
}
