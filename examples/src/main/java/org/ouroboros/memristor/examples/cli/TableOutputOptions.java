package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.examples.output.Columns;
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
      columns(recording).print(common.out(), rows(recording));
    }
    writeFiles(common, recording, plots);
  }

  /** Writes the table and the plot to the files that are given. */
  void writeFiles(CommonOptions common, Recording recording, Supplier<List<LinePlot>> plots) {
    if (out != null) {
      columns(recording).write(out, rows(recording));
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

  private static Iterable<Integer> rows(Recording recording) {
    return IntStream.range(0, recording.rowCount()).boxed().toList();
  }

  /** Whole numbers have no decimal point, non-finite values are empty fields. */
  private static Columns<Integer> columns(Recording recording) {
    Columns<Integer> columns = new Columns<>();
    for (int c = 0; c < recording.header().size(); c++) {
      int column = c;
      columns.data(recording.header().get(c), "", row -> field(recording.row(row)[column]));
    }
    return columns;
  }

  private static Object field(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e9;
    return !Double.isFinite(value) ? "" : whole ? (Object) (long) value : (Object) value;
  }
}
