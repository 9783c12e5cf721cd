package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.ToleranceRange;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.RequestDataset;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.PulseRequest;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;

/** Shared context of the jobs of a training. */
record TrainingContext(MapperTrainer trainer, FeatureEncoder encoder, RunContext run) {
  /** Fraction of the steps for success networks, which are easier to train. */
  private static final double SUCCESS_STEPS = 0.4;

  TrainingSettings settings() {
    return trainer.settings();
  }

  TrainingSettings.Effort effort() {
    return settings().effort();
  }

  Workers workers() {
    return run.workers();
  }

  void forRange(int count, int grain, Workers.RangeTask task) {
    workers().forRange(count, grain, task);
  }

  void progress(String stage, long done, long total) {
    run.progress().update(stage, done, total);
  }

  /** Requests of the training's distribution, to devices for a purpose. */
  RequestDataset sample(String purpose, int count) {
    return settings().distribution().sample(population(purpose, count), workers());
  }

  /** Devices for a purpose; different purposes have different devices. */
  Population population(String purpose, int count) {
    return new Population(trainer.model(), trainer.variation(), count, run.seed().at(purpose));
  }

  /** Draws the tolerance of a sample. */
  double tolerance(Seed seed, int sample) {
    double fraction = Seed.uniform(Seed.key(seed.value(), sample), 0);
    return tolerance(settings().tolerances(), fraction);
  }

  /** The tolerance at a fraction of the range, in the logarithm. */
  static double tolerance(ToleranceRange range, double fraction) {
    return range.min() * Math.pow(range.max() / range.min(), fraction);
  }

  /** Returns if the training is not cancelled. */
  void throwIfCancelled() {
    throwIfCancelled(run);
  }

  static void throwIfCancelled(RunContext run) {
    run.cancellation().throwIfRequested("the training");
  }

  /**
   * The requests of a polarity. Targets outside of the nominal range, reached by devices with other
   * parameters, are clamped to it.
   */
  List<Sample> samples(RequestDataset requests, Polarity polarity, Seed tolerances) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      double start = requests.startSiemens(i);
      if (start != requests.targetSiemens(i)
          && polarity == Polarity.towards(start, requests.targetSiemens(i))) {
        double target = encoder.range().clamp(requests.targetSiemens(i));
        samples.add(new Sample(i, new PulseRequest(start, target, tolerance(tolerances, i))));
      }
    }
    return samples;
  }

  /** A request with its index in its data set. */
  record Sample(int index, PulseRequest request) {}

  /** Widths of a network: its inputs, and hidden layers of a fraction of the configured width. */
  int[] layerWidths(int inputCount, double fraction) {
    int hidden = Math.max(4, (int) Math.round(fraction * effort().hidden()));
    return new int[] {inputCount, hidden, hidden};
  }

  /** A training job for the success of samples. */
  TrainingJob successJob(String name, double[] x, int[] shape, boolean[] hit) {
    int steps = Math.max(1, (int) Math.round(SUCCESS_STEPS * effort().steps()));
    NetworkTrainer.Stage stage = new NetworkTrainer.Stage(0, new LogisticLoss(hit), steps);
    return new TrainingJob(name, x, shape, List.of(stage), seed(name));
  }

  Seed seed(String network) {
    return run.seed().at(RandomStreams.NETWORK).at(network);
  }
}
