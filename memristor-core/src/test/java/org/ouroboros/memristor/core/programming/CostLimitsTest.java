package org.ouroboros.memristor.core.programming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CostLimitsTest {

  private static final Budget.Limits LIMITS = new Budget.Limits(5, 1e-3, 2e-9, 3e-6);

  @Test
  void reachedBy_costBelowAllLimits_isFalse() {
    assertThat(LIMITS.reachedBy(4, 0.99e-3, 1.99e-9, 2.99e-6)).isFalse();
  }

  @Test
  void reachedBy_costAtOneLimit_isTrue() {
    assertThat(LIMITS.reachedBy(5, 0, 0, 0)).isTrue();
    assertThat(LIMITS.reachedBy(0, 1e-3, 0, 0)).isTrue();
    assertThat(LIMITS.reachedBy(0, 0, 2e-9, 0)).isTrue();
    assertThat(LIMITS.reachedBy(0, 0, 0, 3e-6)).isTrue();
  }

  @Test
  void isUnlimited_anyLimit_isFalse() {
    assertThat(Budget.Limits.UNLIMITED.isUnlimited()).isTrue();
    assertThat(LIMITS.isUnlimited()).isFalse();
    assertThat(Budget.Limits.ofPulses(3).isUnlimited()).isFalse();
  }

  @Test
  void constructor_negativeLimit_namesIt() {
    assertThatThrownBy(() -> new Budget.Limits(0, 0, -1, 0)).hasMessageContaining("coulombs");
    assertThatThrownBy(() -> new Budget.Limits(0, 0, 0, -1)).hasMessageContaining("joules");
  }
}
