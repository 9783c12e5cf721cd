package org.ouroboros.memristor.core.linear;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.run.Workers;

/** Products in double precision on the processor. */
public final class DigitalBackend implements MatVecBackend {

  private final Workers workers;

  /** Makes a backend of one thread. */
  public DigitalBackend() {
    this(Workers.single());
  }

  /**
   * Makes a backend.
   *
   * @param workers the threads that multiply; they never change a result
   */
  public DigitalBackend(Workers workers) {
    this.workers = workers;
  }

  @Override
  public String name() {
    return "digital";
  }

  @Override
  public DenseMatrix load(double[][] weights) {
    return DenseMatrix.owning(Require.matrix("weights", weights), workers);
  }
}
