package org.ouroboros.memristor.examples.demo;

import java.io.IOException;
import org.apache.commons.csv.CSVPrinter;
import org.ouroboros.memristor.core.programming.ProgrammingReport;

/** Writes the result of every cell as CSV. */
final class DemoCells {

  private DemoCells() {}

  static void print(NetworkProgrammingResult result, CSVPrinter printer) throws IOException {
    for (int array = 0; array < result.arrays().size(); array++) {
      ProgrammingReport report = result.arrays().get(array);
      for (int cell = 0; cell < report.targets().cells(); cell++) {
        double read = report.readSiemens(cell);
        printer.printRecord(
            result.id(),
            array,
            cell,
            report.targets().siemens(cell),
            report.reachedSiemens(cell),
            Double.isNaN(read) ? "" : read,
            report.cost().pulses(cell),
            report.cost().reads(cell),
            report.cost().seconds(cell),
            report.cost().joules(cell),
            report.outcome(cell));
      }
    }
  }
}
