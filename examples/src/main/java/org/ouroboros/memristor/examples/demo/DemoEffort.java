package org.ouroboros.memristor.examples.demo;

import org.ouroboros.memristor.examples.classifier.ClassifierTraining;
import org.ouroboros.memristor.mapper.TrainingSettings.Effort;

/** How much the main job spends on training. */
public enum DemoEffort {
  /** A few seconds; shows that everything works, not how well. */
  SMOKE(new ClassifierTraining(12, 12, 5e-3, 2e-2), new Effort(1_000, 128, 300, 128, 8), 500),
  /** Below two minutes on two cores. */
  QUICK(ClassifierTraining.USUAL, Effort.QUICK, 5_000),
  /** Some minutes; the mapper trains as the bundled ones do. */
  FULL(ClassifierTraining.USUAL, Effort.FULL, 20_000);

  private final ClassifierTraining classifier;
  private final Effort mapper;
  private final int judgedRequests;

  DemoEffort(ClassifierTraining classifier, Effort mapper, int judgedRequests) {
    this.classifier = classifier;
    this.mapper = mapper;
    this.judgedRequests = judgedRequests;
  }

  /**
   * Training of the classifier.
   *
   * @return its settings
   */
  public ClassifierTraining classifier() {
    return classifier;
  }

  /**
   * Training of the pulse mapper.
   *
   * @return its effort
   */
  public Effort mapper() {
    return mapper;
  }

  /**
   * Fresh requests on which the mapper is judged.
   *
   * @return how many
   */
  public int judgedRequests() {
    return judgedRequests;
  }
}
