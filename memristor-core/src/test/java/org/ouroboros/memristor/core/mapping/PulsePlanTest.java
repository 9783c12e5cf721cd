package org.ouroboros.memristor.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.device.PulseBatch;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class PulsePlanTest {

  private static PulseRequests requests(int... cells) {
    PulseRequests requests = new PulseRequests(0);
    for (int cell : cells) {
      requests.add(cell, 1e-6 * (cell + 1), 2e-6, 0.01 * (cell + 1));
    }
    return requests;
  }

  private static PulsePlan plan(int... cells) {
    PulsePlan plan = new PulsePlan();
    plan.reset(requests(cells));
    for (int i = 0; i < cells.length; i++) {
      plan.set(i, 0.1 * cells[i], 1e-6 * cells[i], 0.5);
    }
    return plan;
  }

  @Test
  void reset_requests_takesTheirCells() {
    PulsePlan plan = plan(3, 5, 9, 11);
    plan.reset(requests(7, 2));
    assertThat(plan.size()).isEqualTo(2);
    assertThat(plan.cell(0)).isEqualTo(7);
    assertThat(plan.cell(1)).isEqualTo(2);
  }

  @Test
  void set_withoutSuccess_isUnknown() {
    PulsePlan plan = plan(3);
    plan.set(0, -1, 2e-6);
    assertThat(plan.volts(0)).isEqualTo(-1);
    assertThat(plan.seconds(0)).isEqualTo(2e-6);
    assertThat(plan.predictedSuccess(0)).isNaN();
  }

  @Test
  void retain_someCells_keepsTheirPulsesInOrder() {
    PulsePlan plan = plan(3, 5, 9, 11);
    plan.retain(new int[] {5, 11});
    assertThat(plan.size()).isEqualTo(2);
    assertThat(plan.cell(1)).isEqualTo(11);
    assertThat(plan.seconds(0)).isEqualTo(1e-6 * 5);
    assertThat(plan.volts(1)).isEqualTo(0.1 * 11);
    assertThat(plan.predictedSuccess(1)).isEqualTo(0.5);
  }

  @Test
  void retain_otherCellsOrOrder_isRefused() {
    assertThatThrownBy(() -> plan(3, 5).retain(new int[] {4}))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> requests(3, 5).retain(new int[] {5, 3}))
        .isInstanceOf(InvalidValueException.class);
  }

  @Test
  void requestsRetain_someCells_keepsTheirRequestsInOrder() {
    PulseRequests requests = requests(3, 5, 9, 11);
    requests.retain(new int[] {5, 11});
    assertThat(requests.size()).isEqualTo(2);
    assertThat(requests.cell(0)).isEqualTo(5);
    assertThat(requests.startSiemens(1)).isEqualTo(1e-6 * 12);
    assertThat(requests.tolerance(0)).isEqualTo(0.01 * 6);
  }

  @Test
  void asBatch_shrunkPlan_hasItsSize() {
    PulsePlan plan = plan(3, 5, 9);
    plan.retain(new int[] {9});
    PulseBatch batch = plan.asBatch();
    assertThat(batch.size()).isEqualTo(1);
    assertThat(batch.cell(0)).isEqualTo(9);
    assertThat(batch.withCells(new int[] {4}).cell(0)).isEqualTo(4);
    assertThat(batch.withLengths(new double[] {2}).seconds(0, 1)).isEqualTo(2);
  }

  @Test
  void clampedSeconds_belowTheResolution_isOneStep() {
    VoltageRange volts = VoltageRange.fixed(1);
    PulseDriver driver = new PulseDriver(volts, VoltageRange.fixed(-1), 0, 1.24, 0.5);
    assertThat(driver.minSeconds()).isEqualTo(0.5);
    assertThat(driver.maxSeconds()).isEqualTo(1);
    assertThat(driver.clampedSeconds(-3)).isEqualTo(0.5);
    assertThat(driver.clampedSeconds(1e9)).isEqualTo(1);
  }
}
