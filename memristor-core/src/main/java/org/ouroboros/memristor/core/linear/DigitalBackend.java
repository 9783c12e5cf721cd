package org.ouroboros.memristor.core.linear;

import org.ouroboros.memristor.core.check.Require;

/** Products in double precision on the processor. */
public final class DigitalBackend implements MatVecBackend {

  /** Makes the backend. */
  public DigitalBackend() {}

  @Override
  public String name() {
    return "digital";
  }

  @Override
  public MatVec load(double[][] weights) {
    return new DenseMatrix(Require.matrix("weights", weights));
  }

  private static final class DenseMatrix implements MatVec {

    private final double[][] rows;

    DenseMatrix(double[][] rows) {
      this.rows = rows;
    }

    @Override
    public int inputs() {
      return rows.length;
    }

    @Override
    public int outputs() {
      return rows[0].length;
    }

    @Override
    public void multiply(double[] x, int batch, long draw, double[] y) {
      MatVec.check(x, inputs(), batch, y, outputs());
      RowKernels.multiply(rows, x, batch, y);
    }

    @Override
    public void multiplyTransposed(double[] y, int batch, long draw, double[] x) {
      MatVec.check(y, outputs(), batch, x, inputs());
      RowKernels.multiplyTransposed(rows, y, batch, x);
    }
  }
}
