package org.ouroboros.memristor.examples.demo;

import java.util.List;
import java.util.stream.Stream;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.mapper.MapperFile;

/**
 * Result of the demonstration.
 *
 * @param classifier the classifier in floating point
 * @param mappers the trained mappers
 * @param strategies the classifier's arrays programmed by each strategy
 * @param otherMappers the same with other mappers: trained on other requests, or analog
 * @param analogMapper the mapper on its own array
 */
record DemoResult(
    Classifier classifier,
    Mappers mappers,
    List<ProgrammedClassifier> strategies,
    List<ProgrammedClassifier> otherMappers,
    AnalogMapper analogMapper) {

  DemoResult {
    strategies = List.copyOf(strategies);
    otherMappers = List.copyOf(otherMappers);
  }

  /** Returns all programmed classifiers: the strategies, then those with other mappers. */
  List<ProgrammedClassifier> programmed() {
    return Stream.concat(strategies.stream(), otherMappers.stream()).toList();
  }

  /**
   * The classifier in floating point.
   *
   * @param trainingDigits number of training digits
   * @param accuracy fraction of test digits classified correctly
   */
  record Classifier(int trainingDigits, Proportion accuracy) {}

  /**
   * The classifier in programmed arrays.
   *
   * @param programming reached conductances and cost
   * @param accuracy fraction of test digits classified correctly with these arrays
   */
  record ProgrammedClassifier(NetworkProgrammingResult programming, Proportion accuracy) {}

  /**
   * The trained mappers, digital.
   *
   * @param reachable trained on P1 requests
   * @param anyToAny trained on P2 requests; used to program the arrays
   */
  record Mappers(MapperFile reachable, MapperFile anyToAny) {}

  /**
   * The mapper on its own array.
   *
   * @param programming programming of the mapper's weights
   * @param hitRates hit rates of the mapper, digital and analog
   */
  record AnalogMapper(NetworkProgrammingResult programming, List<MapperHitRates> hitRates) {

    AnalogMapper {
      hitRates = List.copyOf(hitRates);
    }
  }

  /**
   * Hit rates on requests from devices that are in no training set.
   *
   * @param protocol distribution of the requests
   * @param tolerance relative difference from the target that counts as a hit, also requested
   * @param digital hit rate of the mapper in floating point
   * @param analog hit rate of the same mapper on its array
   */
  record MapperHitRates(String protocol, double tolerance, Proportion digital, Proportion analog) {}
}
