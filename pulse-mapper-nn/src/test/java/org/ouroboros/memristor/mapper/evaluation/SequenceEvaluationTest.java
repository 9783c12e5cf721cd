package org.ouroboros.memristor.mapper.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.stats.RelativeDifference;

class SequenceEvaluationTest {

  private static final DeviceModel MODEL = DeviceModel.catalog().find("jart-vcm-v1b");

  /**
   * Learns one number per cell: how much slower than the nominal device it last was, as the ratio
   * of the times to what was reached and to what was wanted.
   */
  private static final class Learner implements PulseMapper {

    private final NoiseFreeInverse inverse = new NoiseFreeInverse(MODEL);
    private final List<double[]> seen = new ArrayList<>();
    private final boolean learns;

    Learner(boolean learns) {
      this.learns = learns;
    }

    @Override
    public String name() {
      return "learner";
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
    public void choose(PulseRequests requests, MapperMemory memory, PulsePlan choices) {
      inverse.choose(requests, memory, choices);
      for (int i = 0; i < choices.size(); i++) {
        double logFactor = memory.get(requests.cell(i), 0);
        double seconds = driver().nearestSeconds(choices.seconds(i) * Math.exp(logFactor));
        choices.set(i, choices.volts(i), seconds, 0.25);
      }
    }

    @Override
    public void observe(
        PulseRequests requests, PulsePlan choices, double[] reached, MapperMemory memory) {
      seen.add(reached.clone());
      PulseRequests whatHappened = new PulseRequests(requests.size());
      for (int i = 0; i < requests.size(); i++) {
        whatHappened.add(i, requests.startSiemens(i), reached[i], 0.1);
      }
      PulsePlan nominal = new PulsePlan();
      inverse.choose(whatHappened, memory, nominal);
      for (int i = 0; i < requests.size() && learns; i++) {
        boolean moved = nominal.seconds(i) > 0 && nominal.volts(i) == choices.volts(i);
        double reach = (reached[i] - 94.5e-6) * (559.2e-6 - reached[i]);
        if (moved && choices.seconds(i) > 0 && reach > 0) {
          memory.set(i, 0, Math.log(choices.seconds(i) / nominal.seconds(i)));
        }
      }
    }
  }

  private static SequenceEvaluation.Result run(PulseMapper mapper, int threads) {
    SequenceEvaluation trial =
        new SequenceEvaluation(
            mapper,
            SingleRequestEvaluation.evaluationPopulation(MODEL, "REALISTIC", 800, new Seed(4)),
            4,
            0);
    return trial.run(RunContext.of(4).threads(threads));
  }

  private static double share(SequenceEvaluation.Result result, int k) {
    return result
        .rounds(0, 0.1)
        .get(k)
        .accuracy()
        .withinTolerance(RelativeDifference.OF_TARGET, 0.1)
        .value();
  }

  @Test
  void run_mapperThatLearns_hitsMoreTheMoreItHasSeen() {
    SequenceEvaluation.Result learnt = run(new Learner(true), 2);
    SequenceEvaluation.Result forgot = run(new Learner(false), 2);
    assertThat(share(learnt, 0)).isEqualTo(share(forgot, 0));
    // Two shares of 800 differ by chance by 2.2 points; learning must be worth five of these.
    assertThat(share(learnt, 4)).isGreaterThan(share(forgot, 4) + 0.11);
  }

  @Test
  void run_anyMapper_seesEveryOutcomeAndOtherReadingsWithNoise() {
    Learner learner = new Learner(false);
    SequenceEvaluation.Result result = run(learner, 1);
    assertThat(result.rounds()).hasSize(2 * 3 * 5);
    assertThat(learner.seen).hasSize(2 * 3 * 5);
    for (int r = 0; r < result.rounds().size(); r++) {
      SequenceEvaluation.Round round = result.rounds().get(r);
      assertThat(round.calibration().hasPredictions()).isTrue();
      assertThat(learner.seen.get(r)).hasSize(800);
    }
    // With noise the same round reads otherwise.
    assertThat(learner.seen.get(15)).isNotEqualTo(learner.seen.get(0));
  }

  @Test
  void run_constantPrediction_hasTheErrorOfItsShare() {
    SequenceEvaluation.Result result = run(new Learner(false), 2);
    SequenceEvaluation.Round pooled = result.pooled().get(2);
    double share =
        result.rounds(0, pooled.requestedTolerance()).stream()
            .mapToDouble(
                round ->
                    round.accuracy().withinTolerance(RelativeDifference.OF_TARGET, 0.1).value())
            .average()
            .orElseThrow();
    assertThat(pooled.requestedTolerance()).isEqualTo(0.1);
    assertThat(pooled.calibration().expectedCalibrationError())
        .isGreaterThanOrEqualTo(Math.abs(share - 0.25) - 1e-12)
        .isLessThan(Math.abs(share - 0.25) + 0.05);
  }
}
