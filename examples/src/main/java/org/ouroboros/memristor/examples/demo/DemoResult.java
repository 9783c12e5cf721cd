package org.ouroboros.memristor.examples.demo;

import java.util.List;
import java.util.stream.Stream;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.mapper.MapperFile;

/**
 * Result of the demonstration.
 *
 * @param trainingDigits number of digits with which the classifier was trained
 * @param floatingPoint fraction of test digits that it classifies correctly in floating point
 * @param mappers the trained mappers, digital: on P1 requests, and on P2 requests; the latter
 *     programs the arrays
 * @param strategies the classifier's arrays programmed by each strategy
 * @param otherMappers the same with other mappers: trained on other requests, or analog
 * @param mapperArrays programming of the mapper's weights
 * @param hitRates hit rates of the mapper, digital and on its own array
 */
record DemoResult(
    int trainingDigits,
    Proportion floatingPoint,
    List<MapperFile> mappers,
    List<ProgrammedClassifier> strategies,
    List<ProgrammedClassifier> otherMappers,
    NetworkProgrammingResult mapperArrays,
    List<MapperHitRates> hitRates) {
  /** Returns all programmed classifiers: the strategies, then those with other mappers. */
  List<ProgrammedClassifier> programmed() {
    return Stream.concat(strategies.stream(), otherMappers.stream()).toList();
  }

  /**
   * The classifier in programmed arrays: fraction of test digits classified correctly with them.
   */
  record ProgrammedClassifier(NetworkProgrammingResult programming, Proportion accuracy) {}

  /**
   * Hit rates within the requested tolerance on devices that are in no training set: of the mapper
   * in floating point, and on its array.
   */
  record MapperHitRates(String protocol, double tolerance, Proportion digital, Proportion analog) {}
}
