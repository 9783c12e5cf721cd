package org.ouroboros.memristor.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Parameter;
import org.ouroboros.memristor.core.device.PhysicalDevice;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.PulseResponseDevice;
import org.ouroboros.memristor.core.testing.DeviceModelContract;

/** A user's device of twenty lines inherits the contract, and breaks it with a clear text. */
class DeviceModelContractTest {

  /** A sound device, whose subclasses break one rule each. */
  static class Relay implements PhysicalDevice {
    @Override
    public String name() {
      return "relay";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(new Parameter("speed", 400));
    }

    @Override
    public OperatingPoint operatingPoint() {
      return new OperatingPoint(1, -1, 0.1, 1e-5, 1e-2);
    }

    @Override
    public double currentAmperes(double volts, double[] x, double[] p) {
      return volts * (1e-6 + 9e-5 * x[0]);
    }

    @Override
    public void rate(double volts, double[] x, double[] p, double[] perSecond) {
      perSecond[0] = p[0] * volts * (volts > 0 ? 1 - x[0] : x[0]);
    }
  }

  static class SoundDevice extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new Relay();
    }
  }

  @Test
  void device_ofTwentyLines_inheritsTheContractInOneLine() {
    ContractRun run = ContractRun.of(SoundDevice.class);
    assertThat(run.failures()).isEmpty();
    assertThat(run.skipped()).isZero();
    // The equations, a property of jqwik, and banks of devices.
    assertThat(run.succeeded()).isEqualTo(25);
  }

  static class NanRate extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new Relay() {
        @Override
        public void rate(double volts, double[] x, double[] p, double[] perSecond) {
          perSecond[0] = volts < 0 ? Math.sqrt(volts + 0.75) * -x[0] : volts * (1 - x[0]);
        }
      };
    }
  }

  @Test
  void rate_nan_isNamedWithVoltageAndState() {
    assertFails(
        NanRate.class,
        "equations_anyVoltageStateAndDevice_areFinite",
        "rate of state component 0 of 'relay' must be written and finite, but was NaN"
            + " at -1.0 V, state [0.0], parameters {speed=400.0}");
  }

  static class ActiveCurrent extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new Relay() {
        @Override
        public double currentAmperes(double volts, double[] x, double[] p) {
          return Math.abs(volts) * (1e-6 + 9e-5 * x[0]);
        }
      };
    }
  }

  @Test
  void current_ofTheWrongSign_isNamedAsNotPassive() {
    assertFails(
        ActiveCurrent.class,
        "current_anyVoltageStateAndDevice_hasTheSignOfTheVoltage",
        "current of 'relay' must have the sign of the voltage (the device is passive), but was"
            + " 9.765625E-10 A at -9.765625E-4 V, state [0.0], parameters {speed=400.0}");
  }

  static class ReversedPolarity extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new Relay() {
        @Override
        public void rate(double volts, double[] x, double[] p, double[] perSecond) {
          perSecond[0] = -p[0] * volts * (volts < 0 ? 1 - x[0] : x[0]);
        }
      };
    }
  }

  @Test
  void polarity_reversed_isNamedWithTheDirectionOfSet() {
    assertFails(
        ReversedPolarity.class,
        "state_setOrReset_risesOrFalls",
        "rate of state component 0 of 'relay' must not be positive at a RESET voltage (RESET"
            + " lowers the conductance), but was 0.390625 at -9.765625E-4 V, state [0.0],"
            + " parameters {speed=400.0}");
  }

  static class FallingConductance extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new Relay() {
        @Override
        public double currentAmperes(double volts, double[] x, double[] p) {
          return volts * (1e-6 + 9e-5 * x[0] * (1.5 - x[0]));
        }
      };
    }
  }

  @Test
  void conductance_thatFallsWithTheState_isNamedWithBothStates() {
    assertFails(
        FallingConductance.class,
        "conductance_higherState_isHigher",
        "conductance of 'relay' must rise strictly with state component 0, but was",
        "S at state component 0 = 0.75 at 0.1 V, state [0.75390625], parameters {speed=400.0}");
  }

  static class HiddenState extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new Relay() {
        private int calls;

        @Override
        public void rate(double volts, double[] x, double[] p, double[] perSecond) {
          super.rate(volts, x, p, perSecond);
          perSecond[0] *= 1 + 1e-9 * calls++;
        }
      };
    }
  }

  static class RandomRate extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new Relay() {
        private final Random random = new Random(1);

        @Override
        public void rate(double volts, double[] x, double[] p, double[] perSecond) {
          super.rate(volts, x, p, perSecond);
          perSecond[0] *= 1 + 0.01 * random.nextDouble();
        }
      };
    }
  }

  @Test
  void answers_thatDifferForTheSameInput_areNamedBoth() {
    for (Class<?> testClass : List.of(HiddenState.class, RandomRate.class)) {
      assertFails(
          testClass,
          "equations_sameInput_giveTheSameBits",
          "rate of state component 0 of 'relay' must be the same for the same input (a function of"
              + " voltage, state and parameters alone), but was ",
          " and then ",
          " V, state [");
    }
  }

  static class MovesAtRest extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new Relay() {
        @Override
        public void rate(double volts, double[] x, double[] p, double[] perSecond) {
          perSecond[0] = p[0] * (volts > 0 ? 1 - x[0] : -x[0]);
        }
      };
    }
  }

  @Test
  void rate_atZeroVolts_isNamed() {
    assertFails(
        MovesAtRest.class,
        "currentAndRate_zeroVolts_areZero",
        "rate of state component 0 of 'relay' must be 0 at 0 V, but was",
        "at 0.0 V, state [");
  }

  static class ChangesParameters extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new Relay() {
        @Override
        public void rate(double volts, double[] x, double[] p, double[] perSecond) {
          super.rate(volts, x, p, perSecond);
          p[0] *= 2;
        }
      };
    }
  }

  @Test
  void parameters_changedByACall_areNamed() {
    assertFails(
        ChangesParameters.class,
        "equations_anyCall_leaveStateAndParametersUnchanged",
        "parameters of 'relay' must not be changed by rate(), but was [800.0] instead of [400.0]");
  }

  static class WrongSize extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new Relay() {
        @Override
        public void rate(double volts, double[] x, double[] p, double[] perSecond) {
          super.rate(volts, x, p, perSecond);
          perSecond[1] = 0;
        }
      };
    }
  }

  static class WrongRestState extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new Relay() {
        @Override
        public double[] restState(double[] parameters) {
          return new double[2];
        }
      };
    }
  }

  @Test
  void arrays_ofWrongSize_areNamed() {
    assertFails(
        WrongSize.class,
        "sizes_ofStatesAndParameters_fit",
        "rate() of 'relay' must work on arrays of stateSize() = 1 and parameters().size() = 1"
            + " values, but was Index 1 out of bounds for length 1 at");
    assertFails(
        WrongRestState.class,
        "sizes_ofStatesAndParameters_fit",
        "length of restState() of 'relay' must be stateSize() = 1, but was 2");
  }

  static class Stepping implements PulseResponseDevice {
    @Override
    public String name() {
      return "stepping";
    }

    @Override
    public OperatingPoint operatingPoint() {
      return new OperatingPoint(1, -1, 0.1, 1e-6, 1e-3);
    }

    @Override
    public double conductanceSiemens(double readVolts, double[] x, double[] p) {
      return 1e-6 + 1e-5 * x[0];
    }

    @Override
    public void step(Polarity polarity, double[] x, double[] p) {
      x[0] += polarity == Polarity.SET ? 0.01 : -0.01;
    }
  }

  static class LeavesItsBounds extends DeviceModelContract {
    @Override
    protected DeviceModel model() {
      return new Stepping();
    }
  }

  @Test
  void state_beyondTheBounds_isNamed() {
    assertFails(
        LeavesItsBounds.class,
        "state_atRestAndAfterUnitPulses_liesWithinThePhysicalBounds",
        "state after a unit pulse RESET from 0.0 of 'stepping' must lie within lowerState() and"
            + " upperState(), [0.0, 1.0], but was -0.01");
  }

  /** Banks are not programmed with a broken device: their tests are skipped. */
  private static void assertFails(Class<?> testClass, String test, String... texts) {
    ContractRun run = ContractRun.of(testClass);
    assertThat(run.failures()).as(testClass.getSimpleName()).containsKey(test + "()");
    assertThat(run.failures().get(test + "()")).contains(texts);
    assertThat(run.skipped()).as("tests of banks").isGreaterThanOrEqualTo(12);
  }
}
