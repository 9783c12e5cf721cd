package org.ouroboros.memristor.core.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a test class as a build does, on both engines, and collects what fails. */
final class ContractRun implements TestExecutionListener {

  private final Map<String, String> failures = new LinkedHashMap<>();
  private int succeeded;
  private int skipped;

  private ContractRun() {}

  static ContractRun of(Class<?> testClass) {
    LauncherDiscoveryRequest request =
        request()
            .selectors(selectClass(testClass))
            .configurationParameter("jqwik.database", "")
            .configurationParameter("jqwik.reporting.onlyfailures", "true")
            .build();
    ContractRun run = new ContractRun();
    LauncherFactory.create().execute(request, run);
    return run;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      switch (result.getStatus()) {
        case SUCCESSFUL -> succeeded++;
        case ABORTED -> skipped++;
        case FAILED -> failures.put(test.getDisplayName(), text(result));
      }
    }
  }

  private static String text(TestExecutionResult result) {
    return result.getThrowable().map(Throwable::getMessage).orElse("");
  }

  /** The messages by the name of the test. */
  Map<String, String> failures() {
    return failures;
  }

  int succeeded() {
    return succeeded;
  }

  int skipped() {
    return skipped;
  }
}
