package org.ouroboros.memristor.examples.demo;

/** Purposes of the random streams of the demonstrations. Changing one changes results. */
final class RandomStreams {
  static final String DIGITS = "digits";
  static final String DIGIT_SPLIT = "split";
  static final String CLASSIFIER = "classifier";
  static final String IMAGE_SHIFTS = "shift";
  static final String IMAGE_ORDER = "order";
  static final String CLASSIFIER_ARRAYS = "classifier arrays";
  static final String MAPPER_ARRAYS = "mapper arrays";
  static final String EVALUATION_REQUESTS = "judged";
  static final String WIRE_STUDY_REQUESTS = "population";

  private RandomStreams() {}
}
