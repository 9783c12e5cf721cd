package org.ouroboros.memristor.crossbar.nd4j;

import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.testing.MatVecBackendContract;

class Nd4jBackendTest extends MatVecBackendContract {

  @Override
  protected MatVecBackend backend() {
    return new Nd4jBackend();
  }
}
