package org.ouroboros.memristor.crossbar.io;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.ouroboros.memristor.core.io.DataFile;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.wires.Wires;

/**
 * SPICE netlist of an array with wires, for its operating point (.op). Node {@code w_r_c} is on row
 * r at column c, {@code b_r_c} on column c at row r; indices start at 0. The current of column c
 * into ground flows through the source {@code VSENSE_c}. Cells of 0 S are left out; segments
 * without resistance are sources of 0 V, which SPICE solves exactly.
 */
public final class SpiceNetlist {
  private final double[][] siemens;
  private final Wires wires;
  private final double[] rowVolts;

  /**
   * Defines a circuit.
   *
   * @param siemens conductances, rows x columns [S]
   * @param wires the wires
   * @param rowVolts voltage of each row's source [V]; columns are at 0 V
   */
  public SpiceNetlist(double[][] siemens, Wires wires, double[] rowVolts) {
    this.siemens = Require.matrix("siemens", siemens);
    this.wires = wires;
    this.rowVolts = rowVolts.clone();
    Require.length("rowVolts", rowVolts.length, siemens.length);
  }

  /**
   * Writes the netlist.
   *
   * @param file the file, replaced atomically
   */
  public void write(Path file) {
    DataFile.writeText(file, this::print);
  }

  private void print(Writer out) throws IOException {
    int rows = siemens.length;
    int columns = siemens[0].length;
    out.write("* passive crossbar, " + rows + " rows, " + columns + " columns\n");
    for (int r = 0; r < rows; r++) {
      String source = "in_" + r;
      out.write("VROW_" + r + " " + source + " 0 DC " + rowVolts[r] + "\n");
      Wires.LineEnds ends = wires.rowEnds();
      end(out, "WFIRST_" + r, source, row(r, 0), ends.firstOhms(), wires.rowOhms());
      end(out, "WLAST_" + r, source, row(r, columns - 1), ends.lastOhms(), wires.rowOhms());
      for (int c = 0; c + 1 < columns; c++) {
        resistor(out, "W_" + r + "_" + c, row(r, c), row(r, c + 1), wires.rowOhms());
      }
    }
    for (int c = 0; c < columns; c++) {
      String sense = "out_" + c;
      Wires.LineEnds ends = wires.columnEnds();
      end(out, "BFIRST_" + c, column(0, c), sense, ends.firstOhms(), wires.columnOhms());
      end(out, "BLAST_" + c, column(rows - 1, c), sense, ends.lastOhms(), wires.columnOhms());
      for (int r = 0; r + 1 < rows; r++) {
        resistor(out, "B_" + r + "_" + c, column(r, c), column(r + 1, c), wires.columnOhms());
      }
      out.write("VSENSE_" + c + " " + sense + " 0 DC 0\n");
    }
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        if (siemens[r][c] > 0) {
          resistor(out, "CELL_" + r + "_" + c, row(r, c), column(r, c), 1 / siemens[r][c]);
        }
      }
    }
    out.write(".op\n.end\n");
  }

  private static String row(int r, int c) {
    return "w_" + r + "_" + c;
  }

  private static String column(int r, int c) {
    return "b_" + r + "_" + c;
  }

  private static void end(
      Writer out, String name, String startNode, String endNode, double endOhms, double segmentOhms)
      throws IOException {
    if (endOhms < Wires.LineEnds.OPEN) {
      resistor(out, name, startNode, endNode, endOhms + segmentOhms);
    }
  }

  private static void resistor(
      Writer out, String name, String startNode, String endNode, double ohms) throws IOException {
    String value = ohms > 0 ? " " + ohms : " DC 0";
    out.write((ohms > 0 ? "R" : "V") + name + " " + startNode + " " + endNode + value + "\n");
  }
}
