package org.ouroboros.memristor.examples.demo;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.crossbar.ArrayWriter;
import org.ouroboros.memristor.crossbar.CrossbarArray;

/** Records the reports of another array programmer. */
final class RecordingWriter implements ArrayWriter {

  private final ArrayWriter writer;
  private final List<ProgrammingReport> reports = new ArrayList<>();

  RecordingWriter(ArrayWriter writer) {
    this.writer = writer;
  }

  @Override
  public ProgrammingReport write(CrossbarArray array, double[] siemens, Run run) {
    ProgrammingReport report = writer.write(array, siemens, run);
    reports.add(report);
    return report;
  }

  List<ProgrammingReport> reports() {
    return List.copyOf(reports);
  }
}
