package org.ouroboros.memristor.mapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.array.ReadNoise;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.stats.RelativeDifference;
import org.ouroboros.memristor.core.testing.StepDevice;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class RequestDistributionTest {

  private static final RequestDistribution.ReachableRequests P1 =
      RequestDistribution.reachable(Jart.MODEL);
  private static final RequestDistribution P2 = new RequestDistribution.UniformRequests();
  private static final ConductanceRange RANGE = Jart.MODEL.window().conductanceRange(Jart.MODEL);

  @Test
  void reachable_forJart_drawsPulsesUpToSixMilliseconds() {
    assertThat(P1.longestSeconds()).isEqualTo(6e-3);
    RequestDataset set = P1.sample(Jart.population(2000, 1), Workers.single());
    double[] seconds = IntStream.range(0, 2000).mapToDouble(set::appliedSeconds).toArray();
    for (double s : seconds) {
      assertThat(s).isBetween(0.0, 6e-3);
    }
    // Mean of 2000 uniform numbers: 5 standard errors are 0.19 ms.
    assertThat(IntStream.range(0, 2000).mapToDouble(i -> seconds[i]).average().orElseThrow())
        .isBetween(2.8e-3, 3.2e-3);
  }

  /**
   * Protocol P1 counts about 44 % of the requests on a bound; 5 standard errors of 4000 are 4 %.
   */
  @Test
  void reachable_onRealisticDevices_endsOnABoundInFortyFourPercent() {
    RequestDataset set = P1.sample(Jart.population(4000, 2), Workers.of(2));
    long bound = IntStream.range(0, set.size()).filter(set::stoppedAtBound).count();
    assertThat(bound / 4000.0).isBetween(0.40, 0.48);
    for (int i = 0; i < set.size(); i++) {
      double target = set.targetSiemens(i);
      boolean atEnd = target == RANGE.minSiemens() || target == RANGE.maxSiemens();
      assertThat(atEnd).isEqualTo(set.stoppedAtBound(i));
    }
  }

  @Test
  void score_ofTheAppliedPulses_landsExactlyOnTheTargets() {
    RequestDataset set = P1.sample(Jart.population(500, 3), Workers.of(2));
    MapperEvaluation score = set.evaluate(new Replay(set), 0.1, Workers.of(2));
    assertThat(score.reachedSiemens()).isEqualTo(score.targetSiemens());
    // Twice on one set: the devices are as before every time.
    assertThat(set.evaluate(new Replay(set), 0.1, Workers.single()).reachedSiemens())
        .isEqualTo(score.targetSiemens());
  }

  @Test
  void draw_atAnyNumberOfThreads_hasTheSameBits() {
    for (RequestDistribution protocol : new RequestDistribution[] {P1, P2}) {
      double[] expected = numbers(protocol.sample(Jart.population(300, 4), Workers.single()));
      assertThat(numbers(protocol.sample(Jart.population(300, 4), Workers.of(2))))
          .isEqualTo(expected);
      assertThat(numbers(protocol.sample(Jart.population(300, 4), Workers.of(7))))
          .isEqualTo(expected);
    }
  }

  @Test
  void draw_fromOtherSeedCoordinates_sharesNoDeviceAndNoRequest() {
    Set<Double> seen = new HashSet<>();
    for (String purpose : new String[] {"train", "validation", "test"}) {
      Population population =
          new Population(Jart.MODEL, Jart.REALISTIC, 200, new Seed(5).at(purpose));
      DeviceBank bank = population.bank(Workers.single());
      RequestDataset set = P2.sample(population, Workers.single());
      for (int i = 0; i < 200; i++) {
        assertThat(seen.add(bank.parameter(i, 3))).isTrue();
        assertThat(seen.add(set.startSiemens(i))).isTrue();
      }
    }
  }

  @Test
  void anyToAny_startAndTarget_areUniformAndIndependent() {
    RequestDataset set = P2.sample(Jart.population(4000, 6), Workers.single());
    double product = 0;
    double start = 0;
    double target = 0;
    for (int i = 0; i < 4000; i++) {
      double a = (set.startSiemens(i) - RANGE.minSiemens()) / RANGE.span() - 0.5;
      double b = (set.targetSiemens(i) - RANGE.minSiemens()) / RANGE.span() - 0.5;
      start += a / 4000;
      target += b / 4000;
      product += a * b / 4000;
    }
    // 5 standard errors: 0.289 / sqrt(4000) and 0.0833 / sqrt(4000).
    assertThat(start).isBetween(-0.023, 0.023);
    assertThat(target).isBetween(-0.023, 0.023);
    assertThat(product).isBetween(-0.0066, 0.0066);
  }

  @Test
  void requests_afterNoisyReads_spreadAroundTheStartAndStayInTheRange() {
    RequestDataset set = P2.sample(Jart.population(4000, 7), Workers.single());
    PulseRequests noisy = set.requests(0.1, new ReadNoise(0.02, new Seed(1)));
    double squares = 0;
    int inner = 0;
    for (int i = 0; i < 4000; i++) {
      assertThat(noisy.startSiemens(i)).isBetween(RANGE.minSiemens(), RANGE.maxSiemens());
      assertThat(noisy.targetSiemens(i)).isEqualTo(set.targetSiemens(i));
      double ratio = noisy.startSiemens(i) / set.startSiemens(i) - 1;
      if (set.startSiemens(i) > 1.2e-4 && set.startSiemens(i) < 5e-4) {
        squares += ratio * ratio;
        inner++;
      }
    }
    // The relative error of a standard deviation from some 3000 numbers is 1.3 %; 6 of them.
    assertThat(Math.sqrt(squares / inner)).isBetween(0.0184, 0.0216);
  }

  @Test
  void score_withAndWithoutBounds_partsTheRequests() {
    RequestDataset set = P1.sample(Jart.population(400, 8), Workers.of(2));
    MapperEvaluation score = set.evaluate(new NoiseFreeInverse(Jart.MODEL), 0.1, Workers.of(2));
    Proportion all = score.all().withinTolerance(RelativeDifference.OF_TARGET, 0.5);
    Proportion off = score.notStopped().withinTolerance(RelativeDifference.OF_TARGET, 0.5);
    Proportion on = score.stopped().withinTolerance(RelativeDifference.OF_TARGET, 0.5);
    assertThat(off.trials() + on.trials()).isEqualTo(all.trials()).isEqualTo(400);
    assertThat(off.hits() + on.hits()).isEqualTo(all.hits());
  }

  @Test
  void score_withRequestsOfAnotherSet_isRefused() {
    RequestDataset set = P2.sample(Jart.population(20, 9), Workers.single());
    assertThatThrownBy(
            () ->
                set.evaluate(
                    new NoiseFreeInverse(Jart.MODEL), new PulseRequests(1), Workers.single()))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage("requests must be 20, but was 0");
  }

  @Test
  void reachable_withTimeNotPositive_isRefused() {
    assertThatThrownBy(() -> new RequestDistribution.ReachableRequests(Double.NaN))
        .hasMessageStartingWith("longestSeconds must be finite and greater than 0");
  }

  @Test
  void reachable_onAPulseResponseDevice_appliesWholeUnits() {
    RequestDataset set =
        RequestDistribution.reachable(StepDevice.soft())
            .sample(
                new Population(StepDevice.soft(), StepDevice.VARIED, 200, new Seed(1)),
                Workers.single());
    for (int i = 0; i < 200; i++) {
      double units = set.appliedSeconds(i) / 1e-6;
      assertThat(units).isCloseTo(Math.rint(units), org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  private static double[] numbers(RequestDataset set) {
    return IntStream.range(0, set.size())
        .boxed()
        .flatMapToDouble(
            i ->
                java.util.stream.DoubleStream.of(
                    set.startSiemens(i), set.targetSiemens(i), set.appliedSeconds(i)))
        .toArray();
  }

  /** Answers with the pulses that made the requests. */
  private record Replay(RequestDataset set) implements PulseMapper {

    @Override
    public String name() {
      return "replay";
    }

    @Override
    public PulseDriver driver() {
      return PulseDriver.defaultFor(Jart.MODEL);
    }

    @Override
    public void choose(PulseRequests requests, MapperMemory memory, PulsePlan choices) {
      OperatingPoint point = Jart.MODEL.operatingPoint();
      choices.reset(requests);
      for (int i = 0; i < requests.size(); i++) {
        Polarity polarity = Polarity.towards(set.startSiemens(i), set.targetSiemens(i));
        choices.set(i, point.volts(polarity), set.appliedSeconds(i), 1);
      }
    }
  }
}
