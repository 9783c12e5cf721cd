package org.ouroboros.memristor.examples.demo;

import org.ouroboros.memristor.examples.classifier.ClassifierTraining;
import org.ouroboros.memristor.mapper.TrainingSettings.Effort;

/** How much the main job spends on training. */
public enum DemoEffort {
  /** A few seconds; shows that everything works, not how well. */
  SMOKE,
  /** Below two minutes on two cores. */
  QUICK,
  /** Some minutes; the mapper trains as the bundled ones do. */
  FULL;

  /**
   * Training of the classifier.
   *
   * @return its settings
   */
  public ClassifierTraining classifier() {
    return this == SMOKE ? new ClassifierTraining(12, 12, 1e-2, 2e-2) : ClassifierTraining.USUAL;
  }

  /**
   * Training of the pulse mapper.
   *
   * @return its effort
   */
  public Effort mapper() {
    return switch (this) {
      case SMOKE -> new Effort(1_000, 128, 300, 128, 8);
      case QUICK -> Effort.QUICK;
      case FULL -> Effort.FULL;
    };
  }

  /**
   * Fresh requests on which the mapper is judged.
   *
   * @return how many
   */
  public int judgedRequests() {
    return switch (this) {
      case SMOKE -> 500;
      case QUICK -> 5_000;
      case FULL -> 20_000;
    };
  }
}
