package org.ouroboros.memristor.mapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.mapping.NoiseFreeInverse;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.core.stats.RelativeDifference;

/**
 * The bundled mappers on fresh devices. Shares were measured on 20,000 requests by an independent
 * simulator; with 4000 requests the bounds here are at least 5 standard errors away from them, so a
 * test fails without cause less than once in a million.
 */
class BundledMappersTest {

  private static final int COUNT = 4000;
  private static final Workers WORKERS = Workers.of(2);
  private static final PulseRequestSet P1 =
      RequestProtocol.reachable(Jart.MODEL).draw(Jart.population(COUNT, 11), WORKERS);
  private static final PulseRequestSet P2 =
      new RequestProtocol.AnyToAny().draw(Jart.population(COUNT, 12), WORKERS);

  private static double share(RequestScore score, double tolerance) {
    return score.all().within(RelativeDifference.OF_TARGET, tolerance).share();
  }

  @Test
  void names_all_canBeFound() {
    for (String name : BundledMappers.names()) {
      MapperFile file = BundledMappers.find(name);
      assertThat(file.mapper().name()).isEqualTo(name);
      assertThat(file.mapper().model()).isEqualTo(Jart.MODEL.name());
      assertThat(file.mapper().coding().range()).isEqualTo(Jart.MODEL.window().siemens(Jart.MODEL));
      assertThat(file.provenance().validation()).isNotEmpty();
    }
    assertThatThrownBy(() -> BundledMappers.find("other"))
        .hasMessageStartingWith("mapper must be one of [jart-vcm-v1b-realistic, ");
  }

  /** Measured: 99.3, 96.4 and 92.1 %. */
  @Test
  void p1_atItsUsualTolerance_beatsTheGoalsAndTheNoiseFreeInverse() {
    NetworkMapper mapper = BundledMappers.find("jart-vcm-v1b-realistic-p1").mapper();
    RequestScore score = P1.score(mapper, mapper.coding().tolerances().usual(), WORKERS);
    assertThat(share(score, 0.5)).isGreaterThan(0.985);
    assertThat(share(score, 0.2)).isGreaterThan(0.945);
    assertThat(share(score, 0.1)).isGreaterThan(0.895);
    RequestScore inverse = P1.score(new NoiseFreeInverse(Jart.MODEL), 0.1, WORKERS);
    for (double tolerance : new double[] {0.5, 0.2, 0.1}) {
      assertThat(share(score, tolerance)).isGreaterThan(share(inverse, tolerance));
    }
  }

  /** Measured: 86.3, 51.2 and 31.5 %; ceilings 86.3, 50.5 and 31.0 %. */
  @Test
  void anyToAny_toldTheTolerance_comesNearTheCeiling() {
    NetworkMapper mapper = BundledMappers.find("jart-vcm-v1b-realistic").mapper();
    NoiseFreeInverse inverse = new NoiseFreeInverse(Jart.MODEL);
    double[] tolerances = {0.5, 0.2, 0.1};
    double[] least = {0.83, 0.46, 0.27};
    for (int t = 0; t < 3; t++) {
      double share = share(P2.score(mapper, tolerances[t], WORKERS), tolerances[t]);
      assertThat(share).isGreaterThan(least[t]);
      assertThat(share)
          .isGreaterThan(share(P2.score(inverse, tolerances[t], WORKERS), tolerances[t]));
    }
  }

  /** Measured: 86.1, 50.5 and 30.2 %, the inverse 67.8, 38.5 and 23.3 %. */
  @Test
  void anyToAny_afterNoisyReads_stillBeatsTheNoiseFreeInverse() {
    NetworkMapper mapper = BundledMappers.find("jart-vcm-v1b-realistic").mapper();
    NoiseFreeInverse inverse = new NoiseFreeInverse(Jart.MODEL);
    ReadNoise noise = new ReadNoise(0.02, new Seed(3));
    for (double tolerance : new double[] {0.5, 0.2, 0.1}) {
      double share = share(P2.score(mapper, P2.requests(tolerance, noise), WORKERS), tolerance);
      assertThat(share)
          .isGreaterThan(
              share(P2.score(inverse, P2.requests(tolerance, noise), WORKERS), tolerance));
    }
  }
}
