package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.examples.demo.Demo;
import picocli.CommandLine.Option;

/** Option of the training effort. */
final class EffortOption {

  @Option(
      names = "--effort",
      paramLabel = "EFFORT",
      description = "Training effort: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Demo.Effort effort;

  EffortOption(Demo.Effort defaultEffort) {
    effort = defaultEffort;
  }

  Demo.Effort effort() {
    return effort;
  }
}
