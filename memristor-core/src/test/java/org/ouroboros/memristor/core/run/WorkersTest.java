package org.ouroboros.memristor.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkersTest {

  @ParameterizedTest
  @CsvSource({"1,1000", "2,1000", "7,1001", "7,3", "2,0", "3,1"})
  void forRange_everyIndex_isVisitedOnce(int threads, int count) {
    AtomicIntegerArray visits = new AtomicIntegerArray(count + 1);
    Workers.of(threads)
        .forRange(
            count,
            1,
            (from, to) -> {
              for (int i = from; i < to; i++) {
                visits.incrementAndGet(i);
              }
            });
    for (int i = 0; i < count; i++) {
      assertThat(visits.get(i)).isEqualTo(1);
    }
    assertThat(visits.get(count)).isZero();
  }

  @Test
  void forRange_insideATask_runsInPlace() {
    Workers workers = Workers.of(2);
    int[] sums = new int[64];
    workers.forRange(
        64,
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            int at = i;
            workers.forRange(10, 1, (a, b) -> sums[at] += b - a);
          }
        });
    assertThat(sums).containsOnly(10);
  }

  @Test
  void forRange_taskFails_theCallerHearsOfIt() {
    assertThatThrownBy(
            () ->
                Workers.of(2)
                    .forRange(
                        100,
                        1,
                        (from, to) -> {
                          throw new IllegalStateException("no");
                        }))
        .isInstanceOf(IllegalStateException.class);
  }
}
