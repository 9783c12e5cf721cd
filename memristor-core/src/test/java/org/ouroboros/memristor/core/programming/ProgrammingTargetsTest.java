package org.ouroboros.memristor.core.programming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.ConductanceRange;

class ProgrammingTargetsTest {

  private static final ConductanceRange RANGE = new ConductanceRange(10e-6, 160e-6);

  private static double[] siemens(int cells, long seed) {
    ProgrammingTargets targets = ProgrammingTargets.uniformRandom(RANGE, cells, 0.05, seed);
    return IntStream.range(0, cells).mapToDouble(targets::siemens).toArray();
  }

  @Test
  void uniformRandom_manyCells_coverTheRangeEvenly() {
    double[] siemens = siemens(4000, 7);
    for (int tenth = 0; tenth < 10; tenth++) {
      double lower = RANGE.interpolate(0.1 * tenth);
      double upper = RANGE.interpolate(0.1 * (tenth + 1));
      long count =
          IntStream.range(0, 4000).filter(i -> siemens[i] >= lower && siemens[i] < upper).count();
      assertThat(count).as("tenth " + tenth).isBetween(300L, 500L);
    }
  }

  @Test
  void uniformRandom_otherNumberOfCells_keepsTheFirstTargets() {
    assertThat(siemens(40, 7)).startsWith(siemens(10, 7)).isNotEqualTo(siemens(40, 8));
  }

  @Test
  void uniformRandom_tolerance_isThatOfAllCells() {
    ProgrammingTargets targets = ProgrammingTargets.uniformRandom(RANGE, 3, 0.05, 1);
    assertThat(IntStream.range(0, 3).mapToDouble(targets::tolerance).toArray()).containsOnly(0.05);
    assertThatThrownBy(() -> ProgrammingTargets.uniformRandom(RANGE, 0, 0.05, 1))
        .hasMessageContaining("cells");
  }
}
