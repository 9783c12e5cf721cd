package org.ouroboros.memristor.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.device.PulseResult;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.linear.MatVec;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.testing.InMemoryArray;
import org.ouroboros.memristor.core.testing.LogisticDevice;
import org.ouroboros.memristor.core.testing.MatVecBackendContract;
import org.ouroboros.memristor.core.testing.ProgrammableArrayContract;
import org.ouroboros.memristor.core.testing.ProgrammingStrategyContract;
import org.ouroboros.memristor.core.testing.PulseMapperContract;

/** Mappers, strategies, arrays and backends that break a rule fail the test that is about it. */
class FaultyImplementationsTest {

  private static final LogisticDevice DEVICE = new LogisticDevice();

  /** Counts its choices in the memory, and pulses the wrong way. */
  static class ReversedMapper extends PulseMapperContract {
    @Override
    protected PulseMapper mapper() {
      NoiseFreeInverse inverse = new NoiseFreeInverse(DEVICE);
      return new PulseMapper() {
        @Override
        public String name() {
          return "reversed";
        }

        @Override
        public PulseDriver driver() {
          return inverse.driver();
        }

        @Override
        public MapperMemory newMemory(int cells) {
          return new MapperMemory(cells, 1);
        }

        @Override
        public void choose(PulseRequests requests, MapperMemory memory, PulsePlan plan) {
          inverse.choose(requests, memory, plan);
          for (int i = 0; i < requests.size(); i++) {
            plan.set(i, -plan.volts(i), plan.seconds(i), 1.5);
            memory.set(requests.cell(i), 0, memory.get(requests.cell(i), 0) + 1);
          }
        }
      };
    }

    @Override
    protected ConductanceRange range() {
      return DEVICE.window().conductanceRange(DEVICE);
    }
  }

  @Test
  void mapper_reversedAndWritingTheMemory_isNamed() {
    ContractRun run = ContractRun.of(ReversedMapper.class);
    assertThat(run.failures().get("choose_afterOutcomes_areStillPulsesOfTheDriver()"))
        .contains("polarity towards the target: request from ");
    assertThat(run.failures().get("choose_anyRequests_leavesMemoryAndRequestsUnchanged()"))
        .contains("memory after choose()");
  }

  /** Gives up on cells that it could program. */
  static class GivingUp extends ProgrammingStrategyContract {
    @Override
    protected ProgrammingStrategy strategy(DeviceModel model) {
      return session -> {
        for (int cell : session.verify()) {
          session.finish(cell, CellOutcome.STUCK);
        }
      };
    }
  }

  @Test
  void strategy_thatGivesUp_isNamed() {
    ContractRun run = ContractRun.of(GivingUp.class);
    assertThat(run.failures().get("program_convergedCells_wereReadWithinTheirTolerance()"))
        .contains("converged cells");
    assertThat(run.failures().get("program_pulseResponseDevice_reachesItsTarget()"))
        .contains("pulse-response devices within their tolerance");
  }

  /** Its version never changes, and a restored snapshot is ignored. */
  static class ForgetfulArray extends ProgrammableArrayContract {
    @Override
    protected ProgrammableArray array() {
      InMemoryArray array = new InMemoryArray(DeviceBank.builder(DEVICE, 4).build());
      return new ProgrammableArray() {
        @Override
        public int rows() {
          return 1;
        }

        @Override
        public int columns() {
          return 4;
        }

        @Override
        public DeviceModel model() {
          return array.model();
        }

        @Override
        public ConductanceRange conductanceRange() {
          return array.conductanceRange();
        }

        @Override
        public PeripheryParameters periphery() {
          return array.periphery();
        }

        @Override
        public void apply(PulseBatch batch, PulseResult result) {
          array.apply(batch, result);
        }

        @Override
        public void read(int[] cells, long draw, double[] siemens) {
          array.read(cells, draw, siemens);
        }

        @Override
        public void conductances(double[] siemens) {
          array.conductances(siemens);
        }

        @Override
        public MatVec product() {
          return array.product();
        }

        @Override
        public long version() {
          return 7;
        }

        @Override
        public BankSnapshot snapshot() {
          return array.snapshot();
        }

        @Override
        public void restore(BankSnapshot snapshot) {}
      };
    }
  }

  @Test
  void array_ofConstantVersionThatIgnoresSnapshots_isNamed() {
    ContractRun run = ContractRun.of(ForgetfulArray.class);
    assertThat(run.failures().get("version_anyChange_moves()")).contains("version after pulses");
    assertThat(run.failures().get("restore_thenTheSamePulses_giveTheSameBits()"))
        .contains("conductances after restore()");
    assertThat(run.failures()).hasSize(2);
  }

  /** Looks at the caller's array of weights at each product. */
  static class SharingBackend extends MatVecBackendContract {
    @Override
    protected MatVecBackend backend() {
      return new MatVecBackend() {
        @Override
        public String name() {
          return "sharing";
        }

        @Override
        public MatVec load(double[][] weights) {
          DigitalBackend digital = new DigitalBackend();
          MatVec shape = digital.load(weights);
          return new MatVec() {
            @Override
            public int inputs() {
              return shape.inputs();
            }

            @Override
            public int outputs() {
              return shape.outputs();
            }

            @Override
            public void multiply(double[] x, int batch, long draw, double[] y) {
              digital.load(weights).multiply(x, batch, draw, y);
            }

            @Override
            public void multiplyTransposed(double[] y, int batch, long draw, double[] x) {
              shape.multiplyTransposed(y, batch, draw, x);
            }
          };
        }
      };
    }
  }

  @Test
  void backend_thatSharesItsWeights_isNamed() {
    ContractRun run = ContractRun.of(SharingBackend.class);
    assertThat(run.failures()).containsOnlyKeys("load_thenWeightsChanged_keepsTheMatrix()");
    assertThat(run.failures().get("load_thenWeightsChanged_keepsTheMatrix()"))
        .contains("product after the caller has changed its own array of weights");
  }
}
