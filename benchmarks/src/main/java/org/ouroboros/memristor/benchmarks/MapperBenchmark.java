package org.ouroboros.memristor.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.PulseMappers;

/**
 * Bundled mappers on a batch of random requests with random tolerances in one thread: requests per
 * second, including the probability of success.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MapperBenchmark {
  private static final int REQUESTS = 16_384;

  /** Name of the mapper. */
  @Param({"jart-vcm-v1b-realistic", "jart-vcm-v1b-realistic-p1", "jart-vcm-v1b-realistic-fast"})
  public String mapper;

  private final PulsePlan choices = new PulsePlan();
  private final PulseRequests requests = new PulseRequests(REQUESTS);
  private NetworkMapper networkMapper;
  private MapperMemory coldStart;
  private MapperMemory adapted;
  private MapperMemory observed;
  private double[] reached;

  /** Draws requests; for the adapted memory every cell has served one. */
  @Setup(Level.Trial)
  public void setUp() {
    networkMapper = PulseMappers.bundled(mapper);
    ConductanceRange range = networkMapper.range();
    reached = new double[REQUESTS];
    requests.clear();
    for (int i = 0; i < REQUESTS; i++) {
      long key = Seed.key(5, i);
      double tolerance = 0.01 * Math.pow(50, Seed.uniform(key, 2));
      double start = range.uniform(key, 0);
      double target = range.uniform(key, 1);
      requests.add(i, start, target, tolerance);
      reached[i] = start + (target - start) * Seed.uniform(key, 3);
    }
    coldStart = networkMapper.newMemory(REQUESTS);
    adapted = networkMapper.newMemory(REQUESTS);
    observed = networkMapper.newMemory(REQUESTS);
    networkMapper.choose(requests, adapted, choices);
    networkMapper.observe(requests, choices, reached, adapted);
  }

  /** Requests to cells without earlier outcomes (cold start). */
  @Benchmark
  @OperationsPerInvocation(REQUESTS)
  public PulsePlan chooseColdStart() {
    networkMapper.choose(requests, coldStart, choices);
    return choices;
  }

  /**
   * Requests to cells with one observed outcome; equal to a cold start for a mapper without memory.
   */
  @Benchmark
  @OperationsPerInvocation(REQUESTS)
  public PulsePlan chooseAdapted() {
    networkMapper.choose(requests, adapted, choices);
    return choices;
  }

  /** Observation of outcomes. */
  @Benchmark
  @OperationsPerInvocation(REQUESTS)
  public MapperMemory observe() {
    networkMapper.observe(requests, choices, reached, observed);
    return observed;
  }
}
