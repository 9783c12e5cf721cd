package org.ouroboros.memristor.mapper.training;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ouroboros.memristor.mapper.internal.network.Mlp;

/** Trains networks in parallel, one thread each, with checkpoints at intervals and at the end. */
final class ParallelTrainer {

  private final TrainingContext context;
  private final Checkpoints checkpoints;
  private final String fingerprint;

  ParallelTrainer(TrainingContext context, Checkpoints checkpoints, String fingerprint) {
    this.context = context;
    this.checkpoints = checkpoints;
    this.fingerprint = fingerprint;
  }

  /** Trains jobs to completion; the networks are in the order of the jobs. */
  List<Mlp> train(String stage, List<TrainingJob> jobs) {
    Mlp[] networks = new Mlp[jobs.size()];
    long total = jobs.stream().mapToLong(TrainingJob::steps).sum();
    AtomicLong done = new AtomicLong();
    context
        .workers()
        .forRange(
            networks.length,
            1,
            (from, to) -> {
              for (int n = from; n < to; n++) {
                networks[n] =
                    new NetworkTraining(jobs.get(n))
                        .train(
                            steps ->
                                context
                                    .run()
                                    .progress()
                                    .update(stage, done.addAndGet(steps), total));
              }
            });
    return Arrays.asList(networks);
  }

  private final class NetworkTraining {
    private final TrainingJob job;
    private final NetworkTrainer trainer;
    private long lastCheckpointNanos = System.nanoTime();

    NetworkTraining(TrainingJob job) {
      this.job = job;
      this.trainer = job.trainer(context.settings().effort().batch());
    }

    Mlp train(NetworkTrainer.StepListener listener) {
      int first = 0;
      int done = 0;
      var checkpoint = checkpoints.read(fingerprint, job.name());
      if (checkpoint.isPresent()) {
        trainer.restore(checkpoint.get());
        first = checkpoint.get().stage();
        done = checkpoint.get().step();
        listener.completed(done);
        for (int s = 0; s < first; s++) {
          listener.completed(job.stages().get(s).steps());
        }
      }
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
              if (finished || cancelled || checkpoints.due(lastCheckpointNanos)) {
                checkpoints.write(fingerprint, job.name(), trainer.state(number, step));
                lastCheckpointNanos = System.nanoTime();
              }
              CancellationCheck.throwIfRequested(context.run());
            });
      }
      return trainer.network();
    }
  }
}
