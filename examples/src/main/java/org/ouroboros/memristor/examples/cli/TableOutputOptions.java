package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.examples.format.CsvTable;
import org.ouroboros.memristor.examples.plot.LinePlot;
import org.ouroboros.memristor.examples.plot.Plots;
import picocli.CommandLine.Option;

/** Output options of a table and its plot. */
final class TableOutputOptions {

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "CSV file (default: standard output).")
  private @Nullable Path out;

  @Option(names = "--plot", paramLabel = "FILE", description = "PNG file with a plot.")
  private @Nullable Path plot;

  /** Returns whether the table is written to a file. */
  boolean hasFile() {
    return out != null;
  }

  void write(
      CommonOptions common,
      List<String> header,
      CsvTable.Rows rows,
      Supplier<List<LinePlot>> plots) {
    if (out == null) {
      CsvTable.print(common.out(), header, rows);
    } else {
      CsvTable.write(out, header, rows);
      common.out().println("wrote " + out);
    }
    writePlot(common, plots);
    common.out().flush();
  }

  void writePlot(CommonOptions common, Supplier<List<LinePlot>> plots) {
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
      common.out().println("wrote " + plot);
    }
  }
}
