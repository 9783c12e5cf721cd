package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.examples.output.CsvTable;
import org.ouroboros.memristor.examples.output.LinePlot;
import org.ouroboros.memristor.examples.output.Plots;
import org.ouroboros.memristor.models.characterization.Recording;
import picocli.CommandLine.Option;

/** Output options of a recording and its plot. */
final class TableOutputOptions {

  @Option(names = "--out", paramLabel = "FILE", description = "CSV file (default: printed).")
  private @Nullable Path out;

  @Option(names = "--plot", paramLabel = "FILE", description = "PNG file with a plot.")
  private @Nullable Path plot;

  /** Writes the table to its file or standard output, and the plot. */
  void write(CommonOptions common, Recording recording, Supplier<List<LinePlot>> plots) {
    if (out == null) {
      CsvTable.print(common.out(), recording.header(), rows(recording));
    }
    writeFiles(common, recording, plots);
  }

  /** Writes the table and the plot to the files that are given. */
  void writeFiles(CommonOptions common, Recording recording, Supplier<List<LinePlot>> plots) {
    if (out != null) {
      CsvTable.write(out, recording.header(), rows(recording));
      common.wrote(out);
    }
    if (plot == null) {
      return;
    }
    if (!Plots.available()) {
      common.warnWithoutFonts();
      return;
    }
    LinePlot.write(plot, plots.get());
    // A message on standard output would mix with the table.
    if (out != null) {
      common.wrote(plot);
    }
  }

  /** Prints whole numbers without a decimal point, non-finite values as empty fields. */
  private static CsvTable.Rows rows(Recording recording) {
    return printer -> {
      for (int i = 0; i < recording.rowCount(); i++) {
        for (double value : recording.row(i)) {
          printer.print(Double.isFinite(value) ? text(value) : "");
        }
        printer.println();
      }
    };
  }

  private static String text(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
