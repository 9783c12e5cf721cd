package org.ouroboros.memristor.crossbar.nd4j;

import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.validation.Require;

/** Digital products in double precision on the CPU; large batches by ND4J. */
public final class Nd4jBackend implements MatVecBackend {
  private final Workers workers;

  /** Makes a backend that uses one thread for small batches. */
  public Nd4jBackend() {
    this(Workers.single());
  }

  /**
   * Makes a backend.
   *
   * @param workers the threads for small batches; ND4J uses its own for large ones
   */
  public Nd4jBackend(Workers workers) {
    this.workers = workers;
  }

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public MatVec load(double[][] weights) {
    return new Nd4jMatrix(Require.matrix("weights", weights), workers);
  }
}
