package org.ouroboros.memristor.mapper.training;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ouroboros.memristor.mapper.Network;

/** Trains networks in parallel, one thread each, with checkpoints at intervals and at the end. */
final class School {

  private final Course course;
  private final Checkpoints checkpoints;
  private final String fingerprint;

  School(Course course, Checkpoints checkpoints, String fingerprint) {
    this.course = course;
    this.checkpoints = checkpoints;
    this.fingerprint = fingerprint;
  }

  /** Trains jobs to completion; the networks are in the order of the jobs. */
  List<Network> teach(String stage, List<Lesson> lessons) {
    Network[] networks = new Network[lessons.size()];
    long total = lessons.stream().mapToLong(Lesson::steps).sum();
    AtomicLong done = new AtomicLong();
    course
        .workers()
        .forRange(
            networks.length,
            1,
            (from, to) -> {
              for (int n = from; n < to; n++) {
                networks[n] =
                    new Pupil(lessons.get(n))
                        .learn(
                            steps ->
                                course
                                    .run()
                                    .progress()
                                    .update(stage, done.addAndGet(steps), total));
              }
            });
    return Arrays.asList(networks);
  }

  private final class Pupil {
    private final Lesson lesson;
    private final NetworkTrainer trainer;
    private long written = System.nanoTime();

    Pupil(Lesson lesson) {
      this.lesson = lesson;
      this.trainer = lesson.trainer(course.settings().effort().batch());
    }

    Network learn(NetworkTrainer.Steps heard) {
      int first = 0;
      int done = 0;
      var last = checkpoints.read(fingerprint, lesson.name());
      if (last.isPresent()) {
        trainer.restore(last.get());
        first = last.get().stage();
        done = last.get().step();
        heard.done(done);
        for (int s = 0; s < first; s++) {
          heard.done(lesson.stages().get(s).steps());
        }
      }
      for (int s = first; s < lesson.stages().size(); s++) {
        NetworkTrainer.Stage stage = lesson.stages().get(s);
        int number = s;
        trainer.train(
            stage,
            s == first ? done : 0,
            step -> {
              heard.done(1);
              boolean cancelled = course.run().cancellation().requested();
              boolean finished = number == lesson.stages().size() - 1 && step == stage.steps();
              if (finished || cancelled || checkpoints.due(written)) {
                checkpoints.write(fingerprint, lesson.name(), trainer.state(number, step));
                written = System.nanoTime();
              }
              Cancelled.check(course.run());
            });
      }
      return trainer.network();
    }
  }
}
