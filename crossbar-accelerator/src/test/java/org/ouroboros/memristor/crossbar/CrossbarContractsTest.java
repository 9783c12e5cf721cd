package org.ouroboros.memristor.crossbar;

import net.jqwik.api.Group;
import org.junit.jupiter.api.Nested;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.MatVecBackendContract;
import org.ouroboros.memristor.core.testing.ProgrammableArrayContract;

/** What every array and backend promises, promised by crossbars. */
class CrossbarContractsTest {

  private static CrossbarSpec.Builder spec() {
    return CrossbarSpec.builder(StandIns.DEVICE).variation(LogisticDevice.VARIED);
  }

  private static CrossbarSpec.Builder noisy() {
    return spec()
        .periphery(PeripheryParameters.EXACT.withReadNoise(0.02))
        .converters(new Converters(7, 8));
  }

  @Group
  @Nested
  class IdealArray extends ProgrammableArrayContract {
    @Override
    protected ProgrammableArray array() {
      return spec().workers(Workers.of(2)).build().newArray(4, 3, new Seed(1));
    }
  }

  @Group
  @Nested
  class NoisyArray extends ProgrammableArrayContract {
    @Override
    protected ProgrammableArray array() {
      return noisy().build().newArray(4, 3, new Seed(1));
    }
  }

  @Group
  @Nested
  class WiredArray extends ProgrammableArrayContract {
    @Override
    protected ProgrammableArray array() {
      return spec().wires(WiredArrayTest.WIRES).build().newArray(4, 3, new Seed(1));
    }

    @Override
    protected boolean readsTrueConductances() {
      return false;
    }
  }

  @Group
  @Nested
  class IdealBackend extends MatVecBackendContract {
    @Override
    protected MatVecBackend backend() {
      return new CrossbarBackend(spec().build(), ArrayProgrammer.ideal(), RunContext.of(3));
    }

    @Override
    protected double relativeTolerance() {
      return 1e-9;
    }
  }

  @Group
  @Nested
  class NoisyBackend extends MatVecBackendContract {
    @Override
    protected MatVecBackend backend() {
      return new CrossbarBackend(noisy().build(), ArrayProgrammer.ideal(), RunContext.of(3));
    }

    @Override
    protected double relativeTolerance() {
      return Double.POSITIVE_INFINITY;
    }
  }
}
