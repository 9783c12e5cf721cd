package org.ouroboros.memristor.crossbar.nd4j;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.run.Workers;

/** Products in double precision on the processor, large batches through ND4J. */
public final class Nd4jBackend implements MatVecBackend {

  private final Workers workers;

  /** Makes a backend that multiplies small batches in one thread. */
  public Nd4jBackend() {
    this(Workers.single());
  }

  /**
   * Makes a backend.
   *
   * @param workers the threads that multiply small batches; large ones are multiplied by ND4J's
   */
  public Nd4jBackend(Workers workers) {
    this.workers = workers;
  }

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public Nd4jMatrix load(double[][] weights) {
    return new Nd4jMatrix(Require.matrix("weights", weights), workers);
  }
}
