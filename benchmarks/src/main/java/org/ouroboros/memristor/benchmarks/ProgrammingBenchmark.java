package org.ouroboros.memristor.benchmarks;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.programming.Budget;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.programming.ProgrammingTargets;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.mapper.PulseMappers;

/**
 * Programming an array of JART VCM v1b devices, preset REALISTIC, from random to random
 * conductances within 5 %, including cost accounting and report: time per array.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProgrammingBenchmark {
  /** Rows and columns of the array. */
  @Param("64")
  public int side;

  /** Name of the strategy. */
  @Param({"one-shot", "noise-free-inverse", "write-verify", "hybrid", "device-aware-hybrid"})
  public String strategy;

  /** Threads of the array. */
  @Param({"1", "2"})
  public int threads;

  private CrossbarArray array;
  private BankSnapshot start;
  private ProgrammingTargets targets;
  private ProgrammingStrategy programmingStrategy;

  /** Creates the array, the targets and the strategy. */
  @Setup
  public void setUp() {
    DeviceModel model = DeviceModel.catalog().find("jart-vcm-v1b");
    array =
        CrossbarSpec.builder(model)
            .variation(model.preset("REALISTIC"))
            .workers(Workers.of(threads))
            .build()
            .newArray(side, side, 1);
    start = array.snapshot();
    double[] siemens = new double[array.cells()];
    Arrays.setAll(siemens, cell -> array.conductanceRange().uniform(7, cell));
    targets = ProgrammingTargets.of(siemens, 0.05);
    boolean freeVoltages = strategy.equals("device-aware-hybrid");
    PulseMapper mapper =
        PulseMappers.bundled("jart-vcm-v1b-realistic" + (freeVoltages ? "-fast" : ""));
    StrategyFactory.Context context =
        new StrategyFactory.Context(model, PulseDriver.defaultFor(model), Optional.of(mapper));
    programmingStrategy =
        StrategyFactory.catalog(getClass().getClassLoader()).find(strategy).create(context);
  }

  /** Programs the array once. */
  @Benchmark
  public ProgrammingReport program() {
    array.restore(start);
    return programmingStrategy.program(array, targets, Budget.ofPulses(200), RunContext.of(1));
  }
}
