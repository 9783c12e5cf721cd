package org.ouroboros.memristor.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void forRange_severalRangesFail_theFirstIsHeardOf(int threads) {
    for (int round = 0; round < 200; round++) {
      assertThatThrownBy(
              () ->
                  Workers.of(threads)
                      .forRange(
                          64,
                          1,
                          (from, to) -> {
                            for (int i = from; i < to; i++) {
                              if (i >= 20) {
                                throw new IllegalStateException("at " + i);
                              }
                            }
                          }))
          .hasMessage("at 20");
    }
  }

  @Test
  void forRange_afterAFailure_worksAsBefore() {
    Workers workers = Workers.of(2);
    assertThatThrownBy(
            () ->
                workers.forRange(
                    64,
                    1,
                    (from, to) -> {
                      throw new AssertionError("no");
                    }))
        .isInstanceOf(AssertionError.class);
    AtomicInteger sum = new AtomicInteger();
    workers.forRange(64, 1, (from, to) -> sum.addAndGet(to - from));
    assertThat(sum).hasValue(64);
  }

  @Test
  void forRange_ofOtherWorkersInsideATask_runsInPlace() {
    Workers inner = Workers.of(3);
    AtomicInteger elsewhere = new AtomicInteger();
    Workers.of(2)
        .forRange(
            64,
            1,
            (from, to) -> {
              Thread here = Thread.currentThread();
              inner.forRange(
                  100,
                  1,
                  (a, b) -> {
                    if (Thread.currentThread() != here) {
                      elsewhere.incrementAndGet();
                    }
                  });
            });
    assertThat(elsewhere).hasValue(0);
  }

  @Test
  void forRange_severalCallers_shareTheThreads() throws InterruptedException {
    Workers workers = Workers.of(3);
    AtomicIntegerArray visits = new AtomicIntegerArray(4 * 1000);
    List<Thread> callers = new ArrayList<>();
    for (int c = 0; c < 4; c++) {
      int begin = 1000 * c;
      callers.add(
          new Thread(
              () -> {
                for (int round = 0; round < 50; round++) {
                  workers.forRange(
                      1000,
                      1,
                      (from, to) -> {
                        for (int i = from; i < to; i++) {
                          visits.incrementAndGet(begin + i);
                        }
                      });
                }
              }));
    }
    callers.forEach(Thread::start);
    for (Thread caller : callers) {
      caller.join();
    }
    for (int i = 0; i < visits.length(); i++) {
      assertThat(visits.get(i)).isEqualTo(50);
    }
  }

  @Test
  void forRange_twoThreads_bothWork() {
    CountDownLatch met = new CountDownLatch(2);
    Workers.of(2)
        .forRange(
            2,
            1,
            (from, to) -> {
              met.countDown();
              try {
                assertThat(met.await(30, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @Test
  void forRange_callerIsInterrupted_endsTheWorkAndKeepsTheInterrupt() {
    AtomicInteger sum = new AtomicInteger();
    Thread.currentThread().interrupt();
    try {
      Workers.of(2)
          .forRange(
              16,
              1,
              (from, to) -> {
                long until = System.nanoTime() + 2_000_000;
                while (System.nanoTime() < until) {
                  Thread.onSpinWait();
                }
                sum.addAndGet(to - from);
              });
      assertThat(sum).hasValue(16);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
