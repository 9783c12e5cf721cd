package org.ouroboros.memristor.examples.cli;

import java.nio.file.Path;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.wires.Wires;
import org.ouroboros.memristor.examples.output.MatrixFile;
import picocli.CommandLine.Option;

/** Options of an array: conductances, wires, inputs. */
final class CrossbarOptions {
  /** The ends of a line that are connected. */
  enum Ends {
    /** The left end of a row, the top of a column. */
    FIRST(Wires.LineEnds.FIRST),
    /** The right end of a row, the bottom of a column. */
    LAST(Wires.LineEnds.LAST),
    /** Both ends. */
    BOTH(Wires.LineEnds.BOTH);

    private final Wires.LineEnds ends;

    Ends(Wires.LineEnds ends) {
      this.ends = ends;
    }

    Wires.LineEnds through(String name, double ohms) {
      return ends.withOhms(Require.nonNegative(name, ohms));
    }
  }

  @Option(
      names = "--conductances",
      required = true,
      paramLabel = "FILE",
      description = "Conductances, rows x columns [S], .npy or .csv without a header.")
  private Path conductances;

  @Option(
      names = "--inputs",
      required = true,
      paramLabel = "FILE",
      description = "Input voltages of the rows, inputs x rows [V], .npy or .csv.")
  private Path inputs;

  @Option(
      names = "--row-ohms",
      paramLabel = "R",
      description = "Wire resistance per segment of a row [ohm] (default: 0).")
  private double rowOhms;

  @Option(
      names = "--column-ohms",
      paramLabel = "R",
      description = "Wire resistance per segment of a column [ohm] (default: 0).")
  private double columnOhms;

  @Option(
      names = "--driver-ohms",
      paramLabel = "R",
      description = "Resistance of a row's driver [ohm] (default: 0).")
  private double driverOhms;

  @Option(
      names = "--sense-ohms",
      paramLabel = "R",
      description = "Resistance of a column's sense amplifier [ohm] (default: 0).")
  private double senseOhms;

  @Option(
      names = "--row-ends",
      paramLabel = "ENDS",
      defaultValue = "first",
      description = "Driven ends of rows: first, last or both (default: ${DEFAULT-VALUE}).")
  private Ends rowEnds;

  @Option(
      names = "--column-ends",
      paramLabel = "ENDS",
      defaultValue = "last",
      description = "Sensed ends of columns: first, last or both (default: ${DEFAULT-VALUE}).")
  private Ends columnEnds;

  double[][] siemens() {
    double[][] siemens = MatrixFile.read("--conductances", conductances);
    for (int r = 0; r < siemens.length; r++) {
      for (int c = 0; c < siemens[r].length; c++) {
        if (!(siemens[r][c] >= 0 && siemens[r][c] < Double.POSITIVE_INFINITY)) {
          throw new InvalidValueException(
              "--conductances [" + r + "][" + c + "]",
              "must be finite and at least 0 S",
              siemens[r][c]);
        }
      }
    }
    return siemens;
  }

  /** Reads the inputs, which must have the given length. */
  double[][] inputs(int length) {
    double[][] volts = MatrixFile.read("--inputs", inputs);
    Require.length("a row of --inputs", volts[0].length, length);
    for (int i = 0; i < volts.length; i++) {
      for (int r = 0; r < length; r++) {
        Require.finite("--inputs [" + i + "][" + r + "]", volts[i][r]);
      }
    }
    return volts;
  }

  Wires wires() {
    Require.nonNegative("--row-ohms", rowOhms);
    Require.nonNegative("--column-ohms", columnOhms);
    return new Wires(
        rowOhms,
        columnOhms,
        rowEnds.through("--driver-ohms", driverOhms),
        columnEnds.through("--sense-ohms", senseOhms));
  }
}
