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
    ConductanceLevels levels = ConductanceLevels.equallySpaced(RANGE, 4);
    double[] expected = {10e-6, 60e-6, 110e-6, 160e-6};
    assertThat(levels.levels()).isEqualTo(4);
    for (int level = 0; level < 4; level++) {
      assertThat(levels.siemens(level)).isCloseTo(expected[level], within(1e-18));
    }
  }

  @Test
  void geometric_levels_standAtEqualRatiosAndKeepTheEnds() {
    ConductanceLevels levels = ConductanceLevels.geometric(RANGE, 5);
    double[] expected = {10e-6, 20e-6, 40e-6, 80e-6, 160e-6};
    for (int level = 0; level < 5; level++) {
      assertThat(levels.siemens(level)).isCloseTo(expected[level], within(1e-18));
    }
    assertThat(levels.siemens(0)).isEqualTo(RANGE.minSiemens());
    assertThat(levels.siemens(4)).isEqualTo(RANGE.maxSiemens());
  }

  @Test
  void level_ofAConductance_isTheNearest() {
    ConductanceLevels levels = new ConductanceLevels(new double[] {1, 2, 4});
    double[] values = {-5, 1, 1.49, 1.5, 1.51, 2, 2.99, 3, 3.01, 4, 99};
    int[] expected = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2};
    for (int i = 0; i < values.length; i++) {
      assertThat(levels.nearestLevel(values[i])).as("level of " + values[i]).isEqualTo(expected[i]);
    }
    assertThatThrownBy(() -> levels.nearestLevel(Double.NaN)).hasMessageContaining("siemens");
  }

  @Test
  void targets_ofLevels_tolerateThePartOfTheWayToTheNearerBorder() {
    ConductanceLevels levels = new ConductanceLevels(new double[] {1, 2, 4});
    ProgrammingTargets targets = levels.targets(new int[] {2, 0, 1}, 0.8);
    // Borders lie at 1.5 and 3: the nearer one is 1, 0.5 and 0.5 away.
    double[] siemens = {4, 1, 2};
    double[] away = {1, 0.5, 0.5};
    for (int cell = 0; cell < 3; cell++) {
      assertThat(targets.siemens(cell)).isEqualTo(siemens[cell]);
      assertThat(targets.tolerance(cell))
          .isCloseTo(0.8 * away[cell] / siemens[cell], within(1e-15));
      assertThat(levels.nearestLevel(siemens[cell] - 0.99 * away[cell]))
          .isEqualTo(new int[] {2, 0, 1}[cell]);
    }
  }

  @Test
  void nearestLevel_unorderedLevels_isTheSameAsOrdered() {
    ConductanceLevels levels = new ConductanceLevels(new double[] {4, 1, 2});
    assertThat(levels.nearestLevel(3)).isEqualTo(2);
    assertThat(levels.nearestLevel(3.01)).isEqualTo(0);
    assertThat(levels.nearestLevel(1.5)).isEqualTo(1);
    assertThat(levels.targets(new int[] {0}, 1).tolerance(0)).isEqualTo(0.25);
  }

  @Test
  void correct_reached_countsThoseOfTheLevelThatWasWanted() {
    ConductanceLevels levels = new ConductanceLevels(new double[] {1, 2, 4});
    assertThat(
            levels.correctLevels(new double[] {1.4, 1.6, 3.5, 2.9}, new int[] {0, 0, 2, 1}).value())
        .isEqualTo(0.75);
    assertThatThrownBy(() -> levels.correctLevels(new double[1], new int[2]))
        .hasMessageContaining("reached");
  }

  @Test
  void constructor_brokenRules_nameTheArgument() {
    assertThatThrownBy(() -> new ConductanceLevels(new double[0])).hasMessageContaining("levels");
    assertThatThrownBy(() -> new ConductanceLevels(new double[] {1, Double.NaN}))
        .hasMessageContaining("level[1] siemens");
    ConductanceLevels levels = new ConductanceLevels(new double[] {1, 2});
    assertThatThrownBy(() -> levels.targets(new int[] {0, 2}, 1)).hasMessageContaining("levels[1]");
    for (double number : new double[] {-1, 2, 0.5, Double.NaN}) {
      assertThatThrownBy(() -> levels.siemens("--targets [3]", number))
          .hasMessageContaining("--targets [3] must be a level from 0 to 1");
    }
    for (double part : new double[] {0, 1.01, Double.NaN}) {
      assertThatThrownBy(() -> levels.targets(new int[] {0}, part))
          .hasMessageContaining("thresholdFraction");
    }
    assertThatThrownBy(() -> ConductanceLevels.equallySpaced(RANGE, 1))
        .hasMessageContaining("levels");
  }
}
