package org.ouroboros.memristor.core.programming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.ConductanceRange;

class ConductanceLevelsTest {

  private static final ConductanceRange RANGE = new ConductanceRange(10e-6, 160e-6);

  @Test
  void even_levels_standAtEqualDistances() {
    ConductanceLevels book = ConductanceLevels.equallySpaced(RANGE, 4);
    double[] expected = {10e-6, 60e-6, 110e-6, 160e-6};
    assertThat(book.levels()).isEqualTo(4);
    for (int level = 0; level < 4; level++) {
      assertThat(book.siemens(level)).isCloseTo(expected[level], within(1e-18));
    }
  }

  @Test
  void geometric_levels_standAtEqualRatiosAndKeepTheEnds() {
    ConductanceLevels book = ConductanceLevels.geometric(RANGE, 5);
    double[] expected = {10e-6, 20e-6, 40e-6, 80e-6, 160e-6};
    for (int level = 0; level < 5; level++) {
      assertThat(book.siemens(level)).isCloseTo(expected[level], within(1e-18));
    }
    assertThat(book.siemens(0)).isEqualTo(RANGE.minSiemens());
    assertThat(book.siemens(4)).isEqualTo(RANGE.maxSiemens());
  }

  @Test
  void level_ofAConductance_isTheNearest() {
    ConductanceLevels book = new ConductanceLevels(new double[] {1, 2, 4});
    double[] values = {-5, 1, 1.49, 1.5, 1.51, 2, 2.99, 3, 3.01, 4, 99};
    int[] levels = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2};
    for (int i = 0; i < values.length; i++) {
      assertThat(book.nearestLevel(values[i])).as("level of " + values[i]).isEqualTo(levels[i]);
    }
    assertThatThrownBy(() -> book.nearestLevel(Double.NaN)).hasMessageContaining("siemens");
  }

  @Test
  void targets_ofLevels_tolerateThePartOfTheWayToTheNearerBorder() {
    ConductanceLevels book = new ConductanceLevels(new double[] {1, 2, 4});
    ProgrammingTargets targets = book.targets(new int[] {2, 0, 1}, 0.8);
    // Borders lie at 1.5 and 3: the nearer one is 1, 0.5 and 0.5 away.
    double[] siemens = {4, 1, 2};
    double[] away = {1, 0.5, 0.5};
    for (int cell = 0; cell < 3; cell++) {
      assertThat(targets.siemens(cell)).isEqualTo(siemens[cell]);
      assertThat(targets.tolerance(cell))
          .isCloseTo(0.8 * away[cell] / siemens[cell], within(1e-15));
      assertThat(book.nearestLevel(siemens[cell] - 0.99 * away[cell]))
          .isEqualTo(new int[] {2, 0, 1}[cell]);
    }
  }

  @Test
  void correct_reached_countsThoseOfTheLevelThatWasWanted() {
    ConductanceLevels book = new ConductanceLevels(new double[] {1, 2, 4});
    assertThat(
            book.correctLevels(new double[] {1.4, 1.6, 3.5, 2.9}, new int[] {0, 0, 2, 1}).value())
        .isEqualTo(0.75);
    assertThatThrownBy(() -> book.correctLevels(new double[1], new int[2]))
        .hasMessageContaining("reached");
  }

  @Test
  void codebook_brokenRules_nameTheArgument() {
    assertThatThrownBy(() -> new ConductanceLevels(new double[] {1}))
        .hasMessageContaining("levels");
    assertThatThrownBy(() -> new ConductanceLevels(new double[] {1, 1}))
        .hasMessageContaining("level[1] siemens");
    assertThatThrownBy(() -> new ConductanceLevels(new double[] {0, 1}))
        .hasMessageContaining("level[0] siemens");
    ConductanceLevels book = new ConductanceLevels(new double[] {1, 2});
    assertThatThrownBy(() -> book.targets(new int[] {0, 2}, 1)).hasMessageContaining("levels[1]");
    for (double part : new double[] {0, 1.01, Double.NaN}) {
      assertThatThrownBy(() -> book.targets(new int[] {0}, part))
          .hasMessageContaining("thresholdFraction");
    }
    assertThatThrownBy(() -> ConductanceLevels.equallySpaced(RANGE, 1))
        .hasMessageContaining("levels");
  }
}
