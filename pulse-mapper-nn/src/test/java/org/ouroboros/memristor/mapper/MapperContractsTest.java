package org.ouroboros.memristor.mapper;

import net.jqwik.api.Group;
import org.junit.jupiter.api.Nested;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.testing.PulseMapperContract;

/** What every mapper promises, promised by the bundled ones. */
class MapperContractsTest {

  abstract static class Bundled extends PulseMapperContract {
    @Override
    protected ConductanceRange range() {
      return Jart.MODEL.window().conductanceRange(Jart.MODEL);
    }
  }

  @Group
  @Nested
  class FixedVoltage extends Bundled {
    @Override
    protected PulseMapper mapper() {
      return PulseMappers.bundled("jart-vcm-v1b-realistic");
    }
  }

  @Group
  @Nested
  class AppliedPulse extends Bundled {
    @Override
    protected PulseMapper mapper() {
      return PulseMappers.bundled("jart-vcm-v1b-realistic-p1");
    }
  }

  @Group
  @Nested
  class FreeVoltage extends Bundled {
    @Override
    protected PulseMapper mapper() {
      return PulseMappers.bundled("jart-vcm-v1b-realistic-fast");
    }
  }
}
