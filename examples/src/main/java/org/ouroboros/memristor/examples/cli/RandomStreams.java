package org.ouroboros.memristor.examples.cli;

/** Purposes of the random streams of commands. Changing one changes results. */
final class RandomStreams {
  static final String PROGRAMMING = "program";
  static final String PRODUCTS = "products";
  static final String TARGETS = "targets";
  static final String SCREENING_ARRAYS = "sifting";
  static final String VALIDATION_ARRAYS = "validation";

  private RandomStreams() {}
}
