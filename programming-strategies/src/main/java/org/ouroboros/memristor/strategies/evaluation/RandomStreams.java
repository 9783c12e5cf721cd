package org.ouroboros.memristor.strategies.evaluation;

/** Purposes of the random streams; results are reproducible only if these texts stay. */
final class RandomStreams {
  static final String VALIDATION = "validation";
  static final String TUNING = "tuning";
  static final String PROGRAM = "program";
  static final String EVALUATION_READINGS = "judging";

  private RandomStreams() {}
}
