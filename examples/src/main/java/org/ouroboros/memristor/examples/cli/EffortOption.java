package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.examples.demo.DemoEffort;
import picocli.CommandLine.Option;

/** Option of the training effort. */
final class EffortOption {

  @Option(
      names = "--effort",
      paramLabel = "EFFORT",
      description =
          "Effort of each training: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private DemoEffort effort;

  EffortOption(DemoEffort defaultEffort) {
    effort = defaultEffort;
  }

  DemoEffort effort() {
    return effort;
  }
}
