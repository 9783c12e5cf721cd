package org.ouroboros.memristor.mapper.training;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Eigenvectors of small symmetric matrices by cyclic Jacobi rotations (Golub and Van Loan, 8.5).
 */
final class SymmetricEigen {
  private static final int SWEEPS = 60;

  private SymmetricEigen() {}

  /**
   * Computes the eigenvectors.
   *
   * @param matrix a symmetric matrix; not modified
   * @return unit vectors as rows, by descending eigenvalue; the entry of greatest magnitude of each
   *     is positive
   */
  static double[][] vectors(double[][] matrix) {
    int n = matrix.length;
    double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    double[][] v = new double[n][n];
    for (int i = 0; i < n; i++) {
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, v, p, q);
        }
      }
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -a[i][i]));
    double[][] sorted = new double[n][];
    for (int i = 0; i < n; i++) {
      sorted[i] = upright(v[order[i]]);
    }
    return sorted;
  }

  private static void rotate(double[][] a, double[][] v, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, tau) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
    double c = 1 / Math.sqrt(1 + t * t);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = c * kp - s * kq;
      a[k][q] = s * kp + c * kq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = c * pk - s * qk;
      a[q][k] = s * pk + c * qk;
      double vp = v[p][k];
      double vq = v[q][k];
      v[p][k] = c * vp - s * vq;
      v[q][k] = s * vp + c * vq;
    }
  }

  private static double[] upright(double[] vector) {
    double greatest = 0;
    for (double entry : vector) {
      greatest = Math.abs(entry) > Math.abs(greatest) ? entry : greatest;
    }
    double sign = greatest < 0 ? -1 : 1;
    return Arrays.stream(vector).map(entry -> sign * entry).toArray();
  }
}
