package org.ouroboros.memristor.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.crossbar.CrossbarSpec;

class DemoTest {

  private static DemoResult run(long seed, Demo.Effort effort) {
    return new Demo(new CrossbarSpec.TileSize(128, 128), effort, RunContext.of(seed).threads(2))
        .run();
  }

  @Test
  void run_everyWay_startsFromTheSameDevicesAndTargets() {
    List<DemoResult.ProgrammedClassifier> ways = run(5, Demo.Effort.SMOKE).programmed();
    double[] targets = ways.get(0).programming().targetSiemens();
    long already = ways.get(0).programming().outcomes().get(CellOutcome.CONVERGED);
    assertThat(already).isPositive();
    for (DemoResult.ProgrammedClassifier way : ways) {
      assertThat(way.programming().targetSiemens()).isEqualTo(targets);
      if (way.programming().id().startsWith("one-shot")) {
        // Devices that stood within their tolerance before the first pulse.
        assertThat(way.programming().outcomes().get(CellOutcome.CONVERGED))
            .isEqualTo((int) already);
      }
    }
  }

  @Test
  @Tag("long")
  void hybrids_meanOfFiveSeeds_readDigitsNearlyAsInFloatingPoint() {
    double floating = 0;
    double hybrid = 0;
    double deviceAware = 0;
    for (long seed = 1; seed <= 5; seed++) {
      DemoResult result = run(seed, Demo.Effort.QUICK);
      floating += result.floatingPoint().value() / 5;
      DemoResult.ProgrammedClassifier last = result.strategies().get(3);
      assertThat(last.programming().id()).isEqualTo("hybrid");
      hybrid += last.accuracy().value() / 5;
      DemoResult.ProgrammedClassifier aware = result.strategies().get(4);
      assertThat(aware.programming().id()).isEqualTo("device-aware-hybrid");
      deviceAware += aware.accuracy().value() / 5;
    }
    assertThat(hybrid).isGreaterThan(floating - 0.01);
    assertThat(deviceAware).isGreaterThan(floating - 0.005);
  }
}
