package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.validation.Require;
import picocli.CommandLine.Option;

/** Option of the number of devices from which the open-loop optimum is computed. */
final class OptimumOptions {

  @Option(
      names = "--optimum-devices",
      paramLabel = "N",
      description = "Devices for the open-loop optimum; 0 for none (default: ${DEFAULT-VALUE}).")
  private int devices = 4096;

  /** Returns the number, which is at least a minimum. */
  int devices(int minDevices) {
    return Require.atLeast("--optimum-devices", devices, minDevices);
  }
}
