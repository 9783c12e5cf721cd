package org.ouroboros.memristor.examples.cli;

import org.ouroboros.memristor.core.validation.Require;
import picocli.CommandLine.Option;

/** Option of the number of requests on which mappers are evaluated. */
final class RequestOptions {

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "Requests, each to a new device (default: ${DEFAULT-VALUE}).")
  private int requests;

  RequestOptions(int defaultRequests) {
    requests = defaultRequests;
  }

  int requests() {
    return Require.atLeast("--requests", requests, 1);
  }
}
