package org.ouroboros.memristor.crossbar.nd4j;

import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.linear.MatVecBackend;

/** Products in double precision on the processor, large batches through ND4J. */
public final class Nd4jBackend implements MatVecBackend {

  /** Makes the backend. */
  public Nd4jBackend() {}

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public Nd4jMatrix load(double[][] weights) {
    return new Nd4jMatrix(Require.matrix("weights", weights));
  }
}
