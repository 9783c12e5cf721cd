package org.ouroboros.memristor.examples.demo;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.crossbar.ArrayProgrammer;
import org.ouroboros.memristor.crossbar.CrossbarArray;

/** Records the reports of another array programmer. */
final class RecordingProgrammer implements ArrayProgrammer {

  private final ArrayProgrammer programmer;
  private final List<ProgrammingReport> reports = new ArrayList<>();

  RecordingProgrammer(ArrayProgrammer programmer) {
    this.programmer = programmer;
  }

  @Override
  public ProgrammingReport program(CrossbarArray array, double[] siemens, RunContext run) {
    ProgrammingReport report = programmer.program(array, siemens, run);
    reports.add(report);
    return report;
  }

  List<ProgrammingReport> reports() {
    return List.copyOf(reports);
  }
}
