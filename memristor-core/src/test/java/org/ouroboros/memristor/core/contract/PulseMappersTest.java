package org.ouroboros.memristor.core.contract;

import net.jqwik.api.Group;
import org.junit.jupiter.api.Nested;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.testing.DistortedInverse;
import org.ouroboros.memristor.core.testing.FixedPulseMapper;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.PulseMapperContract;
import org.ouroboros.memristor.core.testing.SpeedLearner;
import org.ouroboros.memristor.core.testing.StepDevice;
import org.ouroboros.memristor.core.testing.TwoStateDevice;

/** The noise-free inverse and the stand-ins keep the contract of mappers. */
class PulseMappersTest {

  private static final LogisticDevice LOGISTIC = new LogisticDevice();

  abstract static class OfDevice extends PulseMapperContract {
    DeviceModel model() {
      return LOGISTIC;
    }

    @Override
    protected ConductanceRange range() {
      return model().window().conductanceRange(model());
    }
  }

  abstract static class Inverse extends OfDevice {
    @Override
    protected PulseMapper mapper() {
      return new NoiseFreeInverse(model());
    }
  }

  @Group
  @Nested
  class InverseOfTransitTimes extends Inverse {}

  @Group
  @Nested
  class InverseByBisection extends Inverse {
    @Override
    DeviceModel model() {
      return new TwoStateDevice();
    }
  }

  @Group
  @Nested
  class InverseByUnitPulses extends Inverse {
    @Override
    DeviceModel model() {
      return StepDevice.soft();
    }
  }

  @Group
  @Nested
  class Distorted extends OfDevice {
    @Override
    protected PulseMapper mapper() {
      return new DistortedInverse(model(), seconds -> 0.5 * seconds);
    }
  }

  @Group
  @Nested
  class FixedPulse extends OfDevice {
    @Override
    protected PulseMapper mapper() {
      return new FixedPulseMapper(model(), 1e-3);
    }
  }

  @Group
  @Nested
  class Learning extends OfDevice {
    @Override
    protected PulseMapper mapper() {
      return new SpeedLearner(model());
    }
  }
}
