package org.ouroboros.memristor.mapper.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.ouroboros.memristor.mapper.internal.network.Mlp;

/** Trains networks in parallel, one thread each, with checkpoints at intervals and at the end. */
final class ParallelTrainer {
  private final TrainingContext context;
  private final MapperTrainer.Checkpoints checkpoints;
  private final String fingerprint;

  ParallelTrainer(
      TrainingContext context, MapperTrainer.Checkpoints checkpoints, String fingerprint) {
    this.context = context;
    this.checkpoints = checkpoints;
    this.fingerprint = fingerprint;
  }

  /** Trains jobs to completion; the networks are in the order of the jobs. */
  List<Mlp> train(String stage, List<TrainingJob> jobs) {
    Mlp[] networks = new Mlp[jobs.size()];
    long total = jobs.stream().mapToLong(TrainingJob::steps).sum();
    AtomicLong done = new AtomicLong();
    NetworkTrainer.StepListener listener =
        steps -> context.progress(stage, done.addAndGet(steps), total);
    context.forRange(
        networks.length,
        1,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            networks[n] = train(jobs.get(n), listener);
          }
        });
    return Arrays.asList(networks);
  }

  private Mlp train(TrainingJob job, NetworkTrainer.StepListener listener) {
    NetworkTrainer trainer =
        new NetworkTrainer(job.inputs(), job.shape(), context.effort().batch(), job.seed());
    int first = 0;
    int done = 0;
    Optional<MapperTrainer.Checkpoints.State> checkpoint =
        checkpoints.read(fingerprint, job.name());
    if (checkpoint.isPresent()) {
      trainer.restore(checkpoint.get());
      first = checkpoint.get().stage();
      done = checkpoint.get().step();
      listener.completed(done);
      for (int s = 0; s < first; s++) {
        listener.completed(job.stages().get(s).steps());
      }
    }
    AtomicLong lastCheckpointNanos = new AtomicLong(System.nanoTime());
    for (int s = first; s < job.stages().size(); s++) {
      NetworkTrainer.Stage stage = job.stages().get(s);
      int number = s;
      trainer.train(
          stage,
          s == first ? done : 0,
          step -> {
            listener.completed(1);
            boolean cancelled = context.run().cancellation().requested();
            boolean finished = number == job.stages().size() - 1 && step == stage.steps();
            if (finished || cancelled || checkpoints.due(lastCheckpointNanos.get())) {
              checkpoints.write(fingerprint, job.name(), trainer.state(number, step));
              lastCheckpointNanos.set(System.nanoTime());
            }
            context.throwIfCancelled();
          });
    }
    return trainer.network();
  }
}
