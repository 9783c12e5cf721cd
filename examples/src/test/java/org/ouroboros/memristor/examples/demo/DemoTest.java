package org.ouroboros.memristor.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.programming.CellOutcome;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Progress;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.crossbar.TileSize;

class DemoTest {

  private static DemoResult run(long seed, DemoEffort effort) {
    DemoSettings settings = DemoSettings.of(new Seed(seed), new TileSize(128, 128), effort);
    return new Demo(settings, Progress.SILENT, Workers.of(2)).run();
  }

  @Test
  void run_everyWay_startsFromTheSameDevicesAndTargets() {
    List<DemoResult.Written> ways = run(5, DemoEffort.SMOKE).written();
    double[] targets = ways.get(0).writing().targetSiemens();
    long already = ways.get(0).writing().outcomes().get(CellOutcome.CONVERGED);
    assertThat(already).isPositive();
    for (DemoResult.Written way : ways) {
      assertThat(way.writing().targetSiemens()).isEqualTo(targets);
      if (way.writing().id().startsWith("one-shot")) {
        // Devices that stood within their tolerance before the first pulse.
        assertThat(way.writing().outcomes().get(CellOutcome.CONVERGED)).isEqualTo((int) already);
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
      DemoResult result = run(seed, DemoEffort.QUICK);
      floating += result.classifier().digitsRight().share() / 5;
      DemoResult.Written last = result.strategies().get(3);
      assertThat(last.writing().id()).isEqualTo("hybrid");
      hybrid += last.digitsRight().share() / 5;
      DemoResult.Written aware = result.strategies().get(4);
      assertThat(aware.writing().id()).isEqualTo("device-aware-hybrid");
      deviceAware += aware.digitsRight().share() / 5;
    }
    assertThat(hybrid).isGreaterThan(floating - 0.01);
    assertThat(deviceAware).isGreaterThan(floating - 0.005);
  }
}
