package org.ouroboros.memristor.core.linear;

import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.validation.Require;

/** Matrix-vector products in double precision on the CPU. */
public final class DigitalBackend implements MatVecBackend {
  private final Workers workers;

  /** Creates a single-threaded backend. */
  public DigitalBackend() {
    this(Workers.single());
  }

  /** Creates a backend on some threads; results do not depend on their number. */
  public DigitalBackend(Workers workers) {
    this.workers = workers;
  }

  @Override
  public String name() {
    return "digital";
  }

  @Override
  public DenseMatrix load(double[][] weights) {
    return DenseMatrix.wrap(Require.matrix("weights", weights), workers);
  }
}
