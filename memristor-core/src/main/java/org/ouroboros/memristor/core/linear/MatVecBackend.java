package org.ouroboros.memristor.core.linear;

import org.ouroboros.memristor.core.spi.Named;

/** Hardware, real or simulated, that stores matrices and multiplies vectors by them. */
public interface MatVecBackend extends Named {
  /**
   * Loads a matrix into the hardware.
   *
   * @param weights inputs x outputs, finite values; copied
   * @return the matrix as stored by the hardware
   */
  MatVec load(double[][] weights);
}
