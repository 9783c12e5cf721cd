package org.ouroboros.memristor.examples.demo;

import org.ouroboros.memristor.mapper.TrainingSettings.Effort;

/** Training effort. */
public enum DemoEffort {
  /** A few seconds; shows that everything works, not how well. */
  SMOKE,
  /** Below two minutes on two cores. */
  QUICK,
  /** Some minutes; the mapper trains as the bundled ones do. */
  FULL;

  /**
   * Returns the training of the classifier.
   *
   * @return its settings
   */
  public ClassifierTraining classifier() {
    return this == SMOKE ? new ClassifierTraining(12, 12, 1e-2, 2e-2) : ClassifierTraining.DEFAULT;
  }

  /**
   * Returns the training effort of the pulse mapper.
   *
   * @return the effort
   */
  public Effort mapper() {
    return switch (this) {
      case SMOKE -> new Effort(1_000, 128, 300, 128, 8);
      case QUICK -> Effort.QUICK;
      case FULL -> Effort.FULL;
    };
  }

  /**
   * Returns the number of requests on which the mapper is evaluated.
   *
   * @return the number
   */
  public int evaluationRequests() {
    return switch (this) {
      case SMOKE -> 500;
      case QUICK -> 5_000;
      case FULL -> 20_000;
    };
  }
}
