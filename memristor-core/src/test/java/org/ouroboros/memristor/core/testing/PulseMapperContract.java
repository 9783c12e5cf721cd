package org.ouroboros.memristor.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.mapping.TransitTimePredictor;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.random.Seed;

/**
 * What every mapper of requests to pulses promises. A mapper's own test inherits it:
 *
 * <pre>{@code
 * class MyMapperTest extends PulseMapperContract {
 *   @Override
 *   protected PulseMapper mapper() {
 *     return new MyMapper();
 *   }
 *
 *   @Override
 *   protected ConductanceRange range() {
 *     return new ConductanceRange(1e-6, 1e-4);
 *   }
 * }
 * }</pre>
 */
public abstract class PulseMapperContract {

  private static final int CELLS = 60;

  /** For subclasses. */
  protected PulseMapperContract() {}

  /** {@return the mapper under test} */
  protected abstract PulseMapper mapper();

  /** {@return the conductances between which the mapper accepts requests} */
  protected abstract ConductanceRange range();

  /** {@return the tolerated relative difference of the requests; by default 0.1} */
  protected double tolerance() {
    return 0.1;
  }

  /** A pulse as text, which differs in every bit. */
  private static String pulse(PulsePlan plan, int i) {
    return plan.volts(i) + " V for " + plan.seconds(i) + " s, success " + plan.predictedSuccess(i);
  }

  private static List<String> choose(
      PulseMapper mapper, PulseRequests requests, MapperMemory memory) {
    PulsePlan plan = new PulsePlan();
    mapper.choose(requests, memory, plan);
    return IntStream.range(0, requests.size()).mapToObj(i -> pulse(plan, i)).toList();
  }

  private void add(PulseRequests requests, int cell, long key) {
    double start = range().minSiemens() + range().span() * Seed.uniform(key, 0);
    double target = range().minSiemens() + range().span() * Seed.uniform(key, 1);
    requests.add(cell, start, target, tolerance());
  }

  /** One request for each cell. */
  private PulseRequests requests(long seed) {
    PulseRequests requests = new PulseRequests(CELLS);
    for (int cell = 0; cell < CELLS; cell++) {
      add(requests, cell, Seed.key(seed, cell));
    }
    return requests;
  }

  /** A memory after some pulses that fell short of their targets by different amounts. */
  private MapperMemory experienced(PulseMapper mapper) {
    MapperMemory memory = mapper.newMemory(CELLS);
    for (int round = 0; round < 3; round++) {
      observe(mapper, memory, requests(round));
    }
    return memory;
  }

  private static void observe(PulseMapper mapper, MapperMemory memory, PulseRequests requests) {
    PulsePlan plan = new PulsePlan();
    mapper.choose(requests, memory, plan);
    double[] reached = new double[requests.size()];
    for (int i = 0; i < reached.length; i++) {
      double covered = 0.5 + 0.4 * Seed.uniform(requests.cell(i), i);
      reached[i] =
          requests.startSiemens(i)
              * Math.pow(requests.targetSiemens(i) / requests.startSiemens(i), covered);
    }
    mapper.observe(requests, plan, reached, memory);
  }

  @Test
  protected void name_ofTheMapper_isNotBlank() {
    assertThat(mapper().name()).as("name").isNotBlank();
  }

  /** Voltage and length that the driver can generate, in the direction of the target. */
  @Property(tries = 100)
  protected void choose_anyRequest_isAPulseOfTheDriver(
      @ForAll @DoubleRange(min = 0, max = 1) double startFraction,
      @ForAll @DoubleRange(min = 0, max = 1) double targetFraction) {
    PulseRequests requests = new PulseRequests(1);
    requests.add(
        0,
        range().minSiemens() + startFraction * range().span(),
        range().minSiemens() + targetFraction * range().span(),
        tolerance());
    checkPulses(mapper(), requests, mapper().newMemory(1));
  }

  @Test
  protected void choose_afterOutcomes_areStillPulsesOfTheDriver() {
    checkPulses(mapper(), requests(9), experienced(mapper()));
  }

  private static void checkPulses(PulseMapper mapper, PulseRequests requests, MapperMemory memory) {
    PulsePlan plan = new PulsePlan();
    mapper.choose(requests, memory, plan);
    assertThat(plan.size()).as("pulses of the plan").isEqualTo(requests.size());
    PulseDriver driver = mapper.driver();
    for (int i = 0; i < plan.size(); i++) {
      double start = requests.startSiemens(i);
      double target = requests.targetSiemens(i);
      String words = "request from " + start + " S to " + target + " S, pulse " + pulse(plan, i);
      double seconds = plan.seconds(i);
      assertThat(plan.cell(i)).as("cell: %s", words).isEqualTo(requests.cell(i));
      assertThat(seconds)
          .as("length that the driver can generate: %s", words)
          .isNotNegative()
          .isCloseTo(driver.nearestSeconds(seconds), within(1e-9 * seconds));
      if (seconds > 0) {
        VoltageRange range = driver.voltageRange(Polarity.towards(start, target));
        double weakest = Math.abs(range.weakestVolts());
        double strongest = Math.abs(range.strongestVolts());
        assertThat(plan.volts(i) * range.weakestVolts())
            .as("polarity towards the target: %s", words)
            .isPositive();
        assertThat(Math.abs(plan.volts(i)))
            .as("voltage of the driver: %s", words)
            .isBetween(weakest * (1 - 1e-9), strongest * (1 + 1e-9));
      }
      if (!Double.isNaN(plan.predictedSuccess(i))) {
        assertThat(plan.predictedSuccess(i)).as("success: %s", words).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  protected void choose_againBackwardsAndAlone_givesTheSameBits() {
    PulseMapper mapper = mapper();
    MapperMemory memory = experienced(mapper);
    PulseRequests requests = requests(9);
    List<String> once = choose(mapper, requests, memory);
    assertThat(choose(mapper, requests, memory)).as("the same requests again").isEqualTo(once);
    for (int i = CELLS - 1; i >= 0; i--) {
      PulseRequests one = new PulseRequests(1);
      one.add(
          requests.cell(i),
          requests.startSiemens(i),
          requests.targetSiemens(i),
          requests.tolerance(i));
      assertThat(choose(mapper, one, memory))
          .as("request %s, alone instead of with others", i)
          .containsExactly(once.get(i));
    }
  }

  @Test
  protected void choose_severalThreadsAtOnce_givesTheSameBits() {
    PulseMapper mapper = mapper();
    PulseRequests requests = requests(9);
    List<String> once = choose(mapper, requests, mapper.newMemory(CELLS));
    boolean same =
        IntStream.range(0, 16)
            .parallel()
            .allMatch(i -> choose(mapper, requests, mapper.newMemory(CELLS)).equals(once));
    assertThat(same).as("choices by several threads at once equal those by one thread").isTrue();
  }

  @Test
  protected void choose_anyRequests_leavesMemoryAndRequestsUnchanged() {
    PulseMapper mapper = mapper();
    MapperMemory memory = experienced(mapper);
    double[] before = memory.snapshot();
    PulseRequests requests = requests(9);
    choose(mapper, requests, memory);
    assertThat(memory.snapshot()).as("memory after choose()").containsExactly(before);
    PulseRequests same = requests(9);
    for (int i = 0; i < CELLS; i++) {
      assertThat(requests.targetSiemens(i)).as("target").isEqualTo(same.targetSiemens(i));
      assertThat(requests.startSiemens(i)).as("start").isEqualTo(same.startSiemens(i));
    }
  }

  @Test
  protected void observe_oneCell_changesOnlyItsMemory() {
    PulseMapper mapper = mapper();
    MapperMemory memory = experienced(mapper);
    assertThat(memory.cells()).as("cells of the memory").isEqualTo(CELLS);
    double[] before = memory.snapshot();
    PulseRequests one = new PulseRequests(1);
    add(one, 7, 99);
    observe(mapper, memory, one);
    for (int cell = 0; cell < CELLS; cell++) {
      for (int k = 0; k < memory.width(); k++) {
        double value = memory.get(cell, k);
        assertThat(value).as("value %s of cell %s", k, cell).isFinite();
        if (cell != 7) {
          assertThat(value)
              .as("value %s of cell %s after an outcome of cell 7", k, cell)
              .isEqualTo(before[cell * memory.width() + k]);
        }
      }
    }
  }

  @Test
  protected void memory_restored_givesTheSameChoices() {
    PulseMapper mapper = mapper();
    MapperMemory memory = experienced(mapper);
    PulseRequests requests = requests(9);
    List<String> once = choose(mapper, requests, memory);
    MapperMemory other = mapper.newMemory(CELLS);
    other.restore(memory.snapshot());
    assertThat(choose(mapper, requests, other)).as("choices of a restored memory").isEqualTo(once);
  }

  @Test
  protected void transitTimePredictor_ifAny_hasWeightsAndTimes() {
    PulseMapper mapper = mapper();
    if (mapper.transitTimePredictor().isEmpty()) {
      return;
    }
    TransitTimePredictor predictor = mapper.transitTimePredictor().get();
    MapperMemory memory = experienced(mapper);
    double low = range().minSiemens() + 0.3 * range().span();
    double high = range().minSiemens() + 0.7 * range().span();
    assertThat(predictor.devices()).as("sample devices").isPositive();
    for (int cell : new int[] {0, CELLS - 1}) {
      predictor.loadCell(memory, cell);
      assertThat(predictor.uncertainty()).as("uncertainty of cell %s", cell).isNotNegative();
      for (Polarity polarity : Polarity.values()) {
        boolean set = polarity == Polarity.SET;
        double start = set ? low : high;
        double target = set ? high : low;
        double volts = mapper.driver().voltageRange(polarity).weakestVolts();
        assertThat(predictor.expectedLogSeconds(volts, start, target))
            .as("expected logarithm of the transit time, %s", polarity)
            .isFinite();
        predictor.setMove(volts, start, target);
        double sum = 0;
        for (int device = 0; device < predictor.devices(); device++) {
          assertThat(predictor.weight(device)).as("weight %s", device).isNotNegative();
          sum += predictor.weight(device);
        }
        assertThat(sum).as("sum of the weights").isCloseTo(1, within(1e-9));
        double[][] logSeconds = new double[predictor.devices()][2];
        predictor.logSeconds(new double[] {0.5 * (low + high), target}, 2, logSeconds);
        for (double[] times : logSeconds) {
          assertThat(times[1])
              .as("logarithm of the time to the target, %s", polarity)
              .isGreaterThanOrEqualTo(times[0]);
        }
      }
    }
  }
}
