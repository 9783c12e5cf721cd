package org.ouroboros.memristor.benchmarks;

import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.DMatrixSparseTriplet;
import org.ejml.ops.DConvertMatrixStruct;

/**
 * Nodal analysis of an array with wires as a sparse matrix for a direct solver, in the node order
 * of {@link NestedDissection}. Rows are driven at their left end, columns sensed at their bottom
 * end, through one segment each.
 */
final class NodalEquations {
  private final int[] positions;
  private final int rows;
  private final int columns;
  private final double segmentSiemens;
  private final DMatrixSparseCSC matrix;

  NodalEquations(double[][] siemens, double segmentOhms) {
    rows = siemens.length;
    columns = siemens[0].length;
    segmentSiemens = 1 / segmentOhms;
    int nodes = 2 * rows * columns;
    int[] order = NestedDissection.order(rows, columns);
    positions = new int[nodes];
    for (int i = 0; i < nodes; i++) {
      positions[order[i]] = i;
    }
    DMatrixSparseTriplet entries = new DMatrixSparseTriplet(nodes, nodes, 7 * nodes);
    double[] diagonal = new double[nodes];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        connect(entries, diagonal, position(0, r, c), position(1, r, c), siemens[r][c]);
        if (c + 1 < columns) {
          connect(entries, diagonal, position(0, r, c), position(0, r, c + 1), segmentSiemens);
        }
        if (r + 1 < rows) {
          connect(entries, diagonal, position(1, r, c), position(1, r + 1, c), segmentSiemens);
        }
      }
      diagonal[position(0, r, 0)] += segmentSiemens;
    }
    for (int c = 0; c < columns; c++) {
      diagonal[position(1, rows - 1, c)] += segmentSiemens;
    }
    for (int i = 0; i < nodes; i++) {
      entries.addItem(i, i, diagonal[i]);
    }
    matrix = DConvertMatrixStruct.convert(entries, (DMatrixSparseCSC) null);
    matrix.sortIndices(null);
  }

  private static void connect(
      DMatrixSparseTriplet entries, double[] diagonal, int a, int b, double siemens) {
    entries.addItem(a, b, -siemens);
    entries.addItem(b, a, -siemens);
    diagonal[a] += siemens;
    diagonal[b] += siemens;
  }

  private int position(int layer, int r, int c) {
    return positions[(layer * rows + r) * columns + c];
  }

  DMatrixSparseCSC matrix() {
    return matrix;
  }

  DMatrixRMaj rightHandSide(double[] rowVolts) {
    DMatrixRMaj rightHandSide = new DMatrixRMaj(matrix.numRows, 1);
    for (int r = 0; r < rows; r++) {
      rightHandSide.data[position(0, r, 0)] = segmentSiemens * rowVolts[r];
    }
    return rightHandSide;
  }

  double columnAmperes(DMatrixRMaj volts, int column) {
    return segmentSiemens * volts.data[position(1, rows - 1, column)];
  }
}
