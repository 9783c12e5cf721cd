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
  public DenseMatrix load(double[][] weights) {
    return DenseMatrix.owning(Require.matrix("weights", weights));
  }
}
