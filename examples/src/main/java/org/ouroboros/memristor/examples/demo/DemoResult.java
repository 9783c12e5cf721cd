package org.ouroboros.memristor.examples.demo;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.mapper.MapperFile;

/**
 * What the main job found.
 *
 * @param classifier the classifier before it was written
 * @param mappers the mappers that were trained
 * @param strategies the classifier's arrays written by each strategy
 * @param otherMappers the same with another mapper: trained on other requests, or analog
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
   * Every way in which the classifier's arrays were written.
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
   * @param trainingDigits digits that it learnt from
   * @param digitsRight test digits that it reads right
   */
  public record Classifier(int trainingDigits, Proportion digitsRight) {}

  /**
   * The classifier in arrays that were written in one way.
   *
   * @param writing what was reached and what it cost
   * @param digitsRight test digits read right through these arrays
   */
  public record Written(WriteResult writing, Proportion digitsRight) {}

  /**
   * The mappers that were trained, digital.
   *
   * @param reachable trained on requests as in P1
   * @param anyToAny trained on requests as in P2; the one that writes the arrays
   */
  public record Mappers(MapperFile reachable, MapperFile anyToAny) {}

  /**
   * The mapper on its own array.
   *
   * @param writing how the mapper's weights were written
   * @param judged the same mapper digital and analog on fresh requests
   */
  public record Ouroboros(WriteResult writing, List<Judged> judged) {

    public Ouroboros {
      judged = List.copyOf(judged);
    }
  }

  /**
   * Hit rates on fresh requests from devices that no training has seen.
   *
   * @param protocol where the requests come from
   * @param tolerance relative difference from the target that counts as a hit, told to the mapper
   * @param digital share of hits of the mapper in floating point
   * @param analog share of hits of the same mapper on its array
   */
  public record Judged(String protocol, double tolerance, Proportion digital, Proportion analog) {}
}
