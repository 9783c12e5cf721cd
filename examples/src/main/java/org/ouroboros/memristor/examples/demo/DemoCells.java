package org.ouroboros.memristor.examples.demo;

import java.io.IOException;
import org.apache.commons.csv.CSVPrinter;
import org.ouroboros.memristor.core.programming.ProgrammingReport;

/** Writes the result of every cell as CSV. */
final class DemoCells {

  private DemoCells() {}

  static void print(WriteResult way, CSVPrinter printer) throws IOException {
    for (int array = 0; array < way.arrays().size(); array++) {
      ProgrammingReport report = way.arrays().get(array);
      for (int cell = 0; cell < report.targets().cells(); cell++) {
        double read = report.readSiemens(cell);
        printer.printRecord(
            way.id(),
            array,
            cell,
            report.targets().siemens(cell),
            report.reachedSiemens(cell),
            Double.isNaN(read) ? "" : read,
            report.ledger().pulses(cell),
            report.ledger().reads(cell),
            report.ledger().seconds(cell),
            report.ledger().joules(cell),
            report.outcome(cell));
      }
    }
  }
}
