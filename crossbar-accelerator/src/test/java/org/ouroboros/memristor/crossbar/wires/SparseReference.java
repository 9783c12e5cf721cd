package org.ouroboros.memristor.crossbar.wires;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.DMatrixSparseTriplet;
import org.ejml.interfaces.linsol.LinearSolverSparse;
import org.ejml.ops.DConvertMatrixStruct;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;

/**
 * A network as a list of conductors between nodes, solved by EJML's sparse Cholesky decomposition
 * and corrected until 40 digits of Kirchhoff's current law leave nothing to correct. Shares no code
 * and no algorithm with the solver. Fit for arrays of some 10,000 cells.
 */
final class SparseReference {

  private static final MathContext DIGITS = new MathContext(40);
  private static final int CORRECTIONS = 12;

  /** What carries current between two nodes. */
  private record Conductor(int a, int b, BigDecimal siemens) {}

  /** An array, how it is connected, and what drives it. */
  static final class Problem {

    private final double[][] siemens;
    private final Wires wires;
    private final boolean[][] floating;
    private final double[] rowVolts;
    private final double[] columnVolts;

    Problem(
        double[][] siemens,
        Wires wires,
        boolean[][] floating,
        double[] rowVolts,
        double[] columnVolts) {
      this.siemens = siemens;
      this.wires = wires;
      this.floating = floating;
      this.rowVolts = rowVolts;
      this.columnVolts = columnVolts;
    }

    /** The same array and drive with other wires. */
    Problem with(Wires others) {
      return new Problem(siemens, others, floating, rowVolts, columnVolts);
    }

    double[][] siemens() {
      return siemens;
    }

    Wires wires() {
      return wires;
    }

    int rows() {
      return siemens.length;
    }

    int columns() {
      return siemens[0].length;
    }

    WireNetwork.Solution solve() {
      Wires.FloatingLines lines =
          Wires.FloatingLines.of(indices(floating[0]), indices(floating[1]));
      return WireNetwork.of(siemens, wires, lines, WireNetwork.DEFAULT_TOLERANCE)
          .solve(rowVolts, columnVolts);
    }

    private static int[] indices(boolean[] marks) {
      int[] all = new int[marks.length];
      int count = 0;
      for (int i = 0; i < marks.length; i++) {
        if (marks[i]) {
          all[count++] = i;
        }
      }
      return Arrays.copyOf(all, count);
    }
  }

  private final Problem problem;

  /** Per node the one that it is one with, over wires of 0 ohm. */
  private final int[] merged;

  private final boolean[] isSource;
  private final List<Conductor> conductors = new ArrayList<>();

  SparseReference(Problem problem) {
    this.problem = problem;
    int cells = problem.rows() * problem.columns();
    int nodes = 2 * cells + problem.rows() + problem.columns();
    merged = new int[nodes];
    Arrays.setAll(merged, i -> i);
    isSource = new boolean[nodes];
    Arrays.fill(isSource, 2 * cells, nodes, true);
    Wires wires = problem.wires;
    // First what is one node, then what carries current.
    for (boolean joining : new boolean[] {true, false}) {
      for (int r = 0; r < problem.rows(); r++) {
        for (int c = 0; c + 1 < problem.columns(); c++) {
          wire(joining, row(r, c), row(r, c + 1), wires.rowOhms());
        }
        if (!problem.floating[0][r]) {
          int[] line = {row(r, 0), row(r, problem.columns() - 1), rowSource(r)};
          ends(joining, line, wires.rowEnds(), wires.rowOhms());
        }
      }
      for (int c = 0; c < problem.columns(); c++) {
        for (int r = 0; r + 1 < problem.rows(); r++) {
          wire(joining, column(r, c), column(r + 1, c), wires.columnOhms());
        }
        if (!problem.floating[1][c]) {
          int[] line = {column(0, c), column(problem.rows() - 1, c), columnSource(c)};
          ends(joining, line, wires.columnEnds(), wires.columnOhms());
        }
      }
    }
    for (int r = 0; r < problem.rows(); r++) {
      for (int c = 0; c < problem.columns(); c++) {
        if (problem.siemens[r][c] > 0) {
          connect(row(r, c), column(r, c), new BigDecimal(problem.siemens[r][c]));
        }
      }
    }
  }

  /** Nodes in the order of the longer side, which keeps the decomposition narrow. */
  private int cell(int r, int c) {
    return problem.rows() > problem.columns() ? r * problem.columns() + c : c * problem.rows() + r;
  }

  private int row(int r, int c) {
    return 2 * cell(r, c);
  }

  private int column(int r, int c) {
    return 2 * cell(r, c) + 1;
  }

  private int rowSource(int r) {
    return 2 * problem.rows() * problem.columns() + r;
  }

  private int columnSource(int c) {
    return rowSource(problem.rows()) + c;
  }

  private int root(int node) {
    int at = node;
    while (merged[at] != at) {
      at = merged[at];
    }
    return at;
  }

  private void ends(boolean joining, int[] line, Wires.LineEnds ends, double segmentOhms) {
    if (ends.firstOhms() < Wires.LineEnds.OPEN) {
      wire(joining, line[0], line[2], ends.firstOhms(), segmentOhms);
    }
    if (ends.lastOhms() < Wires.LineEnds.OPEN) {
      wire(joining, line[1], line[2], ends.lastOhms(), segmentOhms);
    }
  }

  private void wire(boolean joining, int a, int b, double... ohms) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double part : ohms) {
      sum = sum.add(new BigDecimal(part));
    }
    if (joining && sum.signum() == 0) {
      // Sources are the last nodes and stay what others are one with.
      merged[Math.min(root(a), root(b))] = Math.max(root(a), root(b));
    } else if (!joining && sum.signum() != 0) {
      connect(a, b, BigDecimal.ONE.divide(sum, DIGITS));
    }
  }

  private void connect(int a, int b, BigDecimal siemens) {
    if (root(a) != root(b)) {
      conductors.add(new Conductor(root(a), root(b), siemens));
    }
  }

  private double sourceVolts(int node) {
    int first = rowSource(0);
    int line = node - first;
    return line < problem.rows()
        ? problem.rowVolts[line]
        : problem.columnVolts[line - problem.rows()];
  }

  /** Nodes that hang together with a source. */
  private boolean[] anchored() {
    boolean[] anchored = isSource.clone();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Conductor conductor : conductors) {
        if (anchored[conductor.a()] != anchored[conductor.b()]) {
          anchored[conductor.a()] = true;
          anchored[conductor.b()] = true;
          grew = true;
        }
      }
    }
    return anchored;
  }

  /** Voltages of all nodes: rows' and columns', cell after cell in the order of rows [V]. */
  double[] solve() {
    int[] unknowns = new int[merged.length];
    Arrays.fill(unknowns, -1);
    boolean[] anchored = anchored();
    int count = 0;
    for (int i = 0; i < merged.length; i++) {
      if (merged[i] == i && !isSource[i] && anchored[i]) {
        unknowns[i] = count++;
      }
    }
    BigDecimal[] volts = new BigDecimal[merged.length];
    Arrays.setAll(volts, i -> isSource[i] ? new BigDecimal(sourceVolts(i)) : BigDecimal.ZERO);
    if (count > 0) {
      correct(volts, unknowns, count);
    }
    double[] all = new double[2 * problem.rows() * problem.columns()];
    for (int r = 0; r < problem.rows(); r++) {
      for (int c = 0; c < problem.columns(); c++) {
        int cell = r * problem.columns() + c;
        all[2 * cell] = volts[root(row(r, c))].doubleValue();
        all[2 * cell + 1] = volts[root(column(r, c))].doubleValue();
      }
    }
    return all;
  }

  private void correct(BigDecimal[] volts, int[] unknowns, int count) {
    LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> solver =
        LinearSolverFactory_DSCC.cholesky(FillReducing.NONE);
    if (!solver.setA(matrix(unknowns, count))) {
      throw new IllegalStateException("not positive definite");
    }
    DMatrixRMaj left = new DMatrixRMaj(count, 1);
    DMatrixRMaj step = new DMatrixRMaj(count, 1);
    for (int i = 0; i < CORRECTIONS; i++) {
      BigDecimal[] currents = currents(volts);
      for (int node = 0; node < volts.length; node++) {
        if (unknowns[node] >= 0) {
          left.data[unknowns[node]] = -currents[node].doubleValue();
        }
      }
      solver.solve(left, step);
      double largest = 0;
      for (int node = 0; node < volts.length; node++) {
        if (unknowns[node] >= 0) {
          double change = step.data[unknowns[node]];
          largest = Math.max(largest, Math.abs(change));
          volts[node] = volts[node].add(new BigDecimal(change), DIGITS);
        }
      }
      if (largest < 1e-18) {
        return;
      }
    }
    throw new IllegalStateException("does not settle");
  }

  private DMatrixSparseCSC matrix(int[] unknowns, int count) {
    DMatrixSparseTriplet entries = new DMatrixSparseTriplet(count, count, 4 * conductors.size());
    double[] diagonal = new double[count];
    for (Conductor conductor : conductors) {
      int a = unknowns[conductor.a()];
      int b = unknowns[conductor.b()];
      double g = conductor.siemens().doubleValue();
      if (a >= 0) {
        diagonal[a] += g;
      }
      if (b >= 0) {
        diagonal[b] += g;
      }
      if (a >= 0 && b >= 0) {
        entries.addItem(a, b, -g);
        entries.addItem(b, a, -g);
      }
    }
    for (int i = 0; i < count; i++) {
      entries.addItem(i, i, diagonal[i]);
    }
    DMatrixSparseCSC matrix = DConvertMatrixStruct.convert(entries, (DMatrixSparseCSC) null);
    matrix.sortIndices(null);
    return matrix;
  }

  /** Current out of each node over its conductors, sources included [A]. */
  private BigDecimal[] currents(BigDecimal[] volts) {
    BigDecimal[] currents = new BigDecimal[volts.length];
    Arrays.fill(currents, BigDecimal.ZERO);
    for (Conductor conductor : conductors) {
      BigDecimal current =
          volts[conductor.a()].subtract(volts[conductor.b()]).multiply(conductor.siemens(), DIGITS);
      currents[conductor.a()] = currents[conductor.a()].add(current, DIGITS);
      currents[conductor.b()] = currents[conductor.b()].subtract(current, DIGITS);
    }
    return currents;
  }

  /**
   * What Kirchhoff's current law leaves at the worst node for voltages as {@link #solve} gives
   * them, relative to the largest current of a source.
   */
  double worstNode(double[] all) {
    BigDecimal[] volts = new BigDecimal[merged.length];
    Arrays.setAll(volts, i -> isSource[i] ? new BigDecimal(sourceVolts(i)) : BigDecimal.ZERO);
    for (int r = 0; r < problem.rows(); r++) {
      for (int c = 0; c < problem.columns(); c++) {
        int cell = r * problem.columns() + c;
        for (int[] node : new int[][] {{row(r, c), 2 * cell}, {column(r, c), 2 * cell + 1}}) {
          if (!isSource[root(node[0])]) {
            volts[root(node[0])] = new BigDecimal(all[node[1]]);
          }
        }
      }
    }
    BigDecimal[] currents = currents(volts);
    double worst = 0;
    double largest = 0;
    for (int node = 0; node < volts.length; node++) {
      double current = Math.abs(currents[node].doubleValue());
      if (isSource[node]) {
        largest = Math.max(largest, current);
      } else if (merged[node] == node) {
        worst = Math.max(worst, current);
      }
    }
    return worst / largest;
  }
}
