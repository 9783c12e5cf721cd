package org.ouroboros.memristor.mapper.training;

import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.mapper.NetworkCoding;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.PulseRequestSet;
import org.ouroboros.memristor.mapper.TrainingSettings;

/** Turns training requests into what the network of each polarity learns. */
final class Lessons {

  /**
   * Part of the steps that is spent on labels before the success curves take over: on the curves
   * alone a network that starts far off finds no slope to follow.
   */
  private static final double LABEL_STEPS = 0.3;

  /** Lengths at least this good, relative to the best, count as about as good. */
  private static final double ABOUT_AS_GOOD = 0.95;

  private final TrainingSettings settings;
  private final PulseRequestSet requests;
  private final NetworkCoding coding;
  private final Run run;
  private final Workers workers;

  Lessons(
      TrainingSettings settings,
      PulseRequestSet requests,
      NetworkCoding coding,
      Run run,
      Workers workers) {
    this.settings = settings;
    this.requests = requests;
    this.coding = coding;
    this.run = run;
    this.workers = workers;
  }

  /** What one network learns. */
  static final class Lesson {
    private final double[] inputs;
    private final int width;
    private final List<Stage> stages;
    private final Seed seed;

    private Lesson(double[] inputs, int width, List<Stage> stages, Seed seed) {
      this.inputs = inputs;
      this.width = width;
      this.stages = stages;
      this.seed = seed;
    }

    /** A network at the beginning of the lesson. */
    NetworkTrainer trainer(TrainingSettings.Effort effort) {
      int[] shape = {width, effort.hidden(), effort.hidden()};
      return new NetworkTrainer(inputs, shape, effort.batch(), seed);
    }

    /** What for, one after the other. */
    List<Stage> stages() {
      return stages;
    }
  }

  /**
   * A part of a lesson.
   *
   * @param objective what for
   * @param steps how many steps
   */
  record Stage(Objective objective, int steps) {}

  Lesson of(Polarity polarity) {
    int[] chosen = chosen(polarity);
    Require.atLeast("training requests for " + polarity, chosen.length, 1);
    double[] tolerances = tolerances(chosen);
    double[] inputs = new double[chosen.length * coding.inputs()];
    for (int s = 0; s < chosen.length; s++) {
      double start = requests.startSiemens(chosen[s]);
      coding.encode(start, target(chosen[s]), tolerances[s], inputs, s * coding.inputs());
    }
    List<Stage> stages =
        settings.recipe() == TrainingSettings.Recipe.APPLIED_PULSE
            ? List.of(new Stage(applied(chosen), settings.effort().steps()))
            : best(curves(polarity, chosen, tolerances));
    Seed seed = run.seed().at("network").at(polarity.name());
    return new Lesson(inputs, coding.inputs(), stages, seed);
  }

  private int[] chosen(Polarity polarity) {
    return IntStream.range(0, requests.size())
        .filter(i -> requests.startSiemens(i) != target(i))
        .filter(i -> polarity == Polarity.towards(requests.startSiemens(i), target(i)))
        .toArray();
  }

  /** A device with other parameters may end outside of the range of the nominal one. */
  private double target(int request) {
    return coding.snap(requests.targetSiemens(request));
  }

  /** Tolerances spread evenly over the logarithm of the range. */
  private double[] tolerances(int[] chosen) {
    Seed seed = run.seed().at("tolerances");
    double least = settings.tolerances().least();
    double ratio = settings.tolerances().most() / least;
    double[] tolerances = new double[chosen.length];
    for (int s = 0; s < tolerances.length; s++) {
      double part = Seed.unit(Seed.key(seed.value(), chosen[s]), 0);
      tolerances[s] = least * Math.pow(ratio, part);
    }
    return tolerances;
  }

  private SquaredError applied(int[] chosen) {
    double[] labels = new double[chosen.length];
    for (int s = 0; s < labels.length; s++) {
      double seconds = Math.max(coding.shortestSeconds(), requests.appliedSeconds(chosen[s]));
      labels[s] = coding.output(seconds);
    }
    return new SquaredError(labels);
  }

  private List<Stage> best(ExpectedMisses misses) {
    int steps = settings.effort().steps();
    int labelSteps = (int) Math.round(LABEL_STEPS * steps);
    return List.of(
        new Stage(new SquaredError(misses.centres(ABOUT_AS_GOOD)), labelSteps),
        new Stage(misses, steps - labelSteps));
  }

  private ExpectedMisses curves(Polarity polarity, int[] chosen, double[] tolerances) {
    String stage = "times of passage, " + polarity;
    run.progress().update(stage, 0, 2);
    Population asked = requests.population();
    Population devices =
        new Population(
            asked.model(),
            asked.variation(),
            settings.effort().devices(),
            run.seed().at("training devices"));
    PassageTable table = PassageTable.of(devices, polarity, run, workers);
    run.progress().update(stage, 1, 2);
    SuccessCurves curves = new SuccessCurves(table, polarity, coding, settings.protocol());
    float[][] byRequest = new float[chosen.length][];
    workers.forRange(
        chosen.length,
        64,
        (from, to) -> {
          SuccessCurves.Builder builder = curves.new Builder();
          for (int s = from; s < to; s++) {
            Cancelled.check(run);
            double start = requests.startSiemens(chosen[s]);
            byRequest[s] = builder.worth(start, target(chosen[s]), tolerances[s]);
          }
        });
    run.progress().update(stage, 2, 2);
    return new ExpectedMisses(byRequest);
  }
}
