package org.ouroboros.memristor.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.InvalidValueException;

class RunContextTest {

  private static final Progress PROGRESS = (stage, done, total) -> {};
  private static final Cancellation CANCELLED = () -> true;

  @Test
  void of_seed_hasOneThreadAndNoListeners() {
    assertThat(RunContext.of(7))
        .isEqualTo(
            new RunContext(new Seed(7), Workers.single(), Progress.NONE, Cancellation.NEVER));
  }

  @Test
  void at_purpose_changesOnlyTheSeed() {
    RunContext context =
        RunContext.of(7).threads(3).withProgress(PROGRESS).withCancellation(CANCELLED);
    RunContext derived = context.at("reads");
    assertThat(derived.seed()).isEqualTo(new Seed(7).at("reads"));
    assertThat(derived.withSeed(context.seed())).isEqualTo(context);
    assertThat(context.workers().threads()).isEqualTo(3);
  }

  @Test
  void quiet_progress_isDropped() {
    RunContext quiet = RunContext.of(7).withProgress(PROGRESS).withCancellation(CANCELLED).quiet();
    assertThat(quiet).isEqualTo(RunContext.of(7).withCancellation(CANCELLED));
  }

  @Test
  void threads_lessThanOne_isRejected() {
    RunContext context = RunContext.of(7);
    assertThatThrownBy(() -> context.threads(0)).isInstanceOf(InvalidValueException.class);
  }
}
