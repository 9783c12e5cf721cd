package org.ouroboros.memristor.core.linear;

import org.ouroboros.memristor.core.lookup.Named;

/** Hardware, real or simulated, that can hold matrices and multiply by them. */
public interface MatVecBackend extends Named {

  /**
   * Brings a matrix into the hardware.
   *
   * @param weights inputs x outputs, finite values; copied
   * @return the matrix as the hardware holds it
   */
  MatVec load(double[][] weights);
}
