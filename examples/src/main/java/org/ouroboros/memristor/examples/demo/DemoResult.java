package org.ouroboros.memristor.examples.demo;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.mapper.MapperFile;

/**
 * Result of the demonstration.
 *
 * @param classifier the classifier in floating point
 * @param mappers the trained mappers
 * @param strategies the classifier's arrays programmed by each strategy
 * @param otherMappers the same with other mappers: trained on other requests, or analog
 * @param ouroboros the mapper on its own array
 */
public record DemoResult(
    Classifier classifier,
    Mappers mappers,
    List<Written> strategies,
    List<Written> otherMappers,
    Ouroboros ouroboros) {

  public DemoResult {
    strategies = List.copyOf(strategies);
    otherMappers = List.copyOf(otherMappers);
  }

  /**
   * Returns all programming runs of the classifier's arrays.
   *
   * @return the strategies, then those with other mappers
   */
  public List<Written> written() {
    List<Written> all = new ArrayList<>(strategies);
    all.addAll(otherMappers);
    return all;
  }

  /**
   * The classifier in floating point.
   *
   * @param trainingDigits number of training digits
   * @param digitsRight fraction of test digits classified correctly
   */
  public record Classifier(int trainingDigits, Proportion digitsRight) {}

  /**
   * The classifier in programmed arrays.
   *
   * @param writing reached conductances and cost
   * @param digitsRight fraction of test digits classified correctly with these arrays
   */
  public record Written(WriteResult writing, Proportion digitsRight) {}

  /**
   * The trained mappers, digital.
   *
   * @param reachable trained on P1 requests
   * @param anyToAny trained on P2 requests; used to program the arrays
   */
  public record Mappers(MapperFile reachable, MapperFile anyToAny) {}

  /**
   * The mapper on its own array.
   *
   * @param writing programming of the mapper's weights
   * @param judged hit rates of the mapper, digital and analog
   */
  public record Ouroboros(WriteResult writing, List<Judged> judged) {

    public Ouroboros {
      judged = List.copyOf(judged);
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
  public record Judged(String protocol, double tolerance, Proportion digital, Proportion analog) {}
}
