package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.mapper.NetworkInputs;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.PulseRequestSet;
import org.ouroboros.memristor.mapper.TrainingSettings;

/**
 * Shared context of the jobs of a training.
 *
 * @param plan the trainer, with device and settings
 * @param inputs the encoder of requests
 * @param run seed, progress and cancellation
 * @param workers the threads to use
 */
record Course(MapperTraining plan, NetworkInputs inputs, Run run, Workers workers) {

  /** Fraction of the steps for success networks, which are easier to train. */
  private static final double SUCCESS_STEPS = 0.4;

  TrainingSettings settings() {
    return plan.settings();
  }

  /** Devices for a purpose; different purposes have different devices. */
  Population population(String purpose, int count) {
    return new Population(plan.model(), plan.variation(), count, run.seed().at(purpose));
  }

  static double[] parameters(DeviceBank bank, int cell) {
    double[] parameters = new double[bank.model().parameters().size()];
    for (int p = 0; p < parameters.length; p++) {
      parameters[p] = bank.parameter(cell, p);
    }
    return parameters;
  }

  /** Draws the tolerance of a sample, uniform in the logarithm over the range. */
  double tolerance(Seed seed, int sample) {
    double least = settings().tolerances().least();
    double ratio = settings().tolerances().most() / least;
    return least * Math.pow(ratio, Seed.unit(Seed.key(seed.value(), sample), 0));
  }

  /**
   * The requests of a polarity. Targets outside of the nominal range, reached by devices with other
   * parameters, are clamped to it.
   */
  List<Sample> samples(PulseRequestSet requests, Polarity polarity, Seed tolerances) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      double start = requests.startSiemens(i);
      if (start != requests.targetSiemens(i)
          && polarity == Polarity.towards(start, requests.targetSiemens(i))) {
        double target = inputs.coding().snap(requests.targetSiemens(i));
        samples.add(
            new Sample(i, new NetworkInputs.Request(start, target, tolerance(tolerances, i))));
      }
    }
    return samples;
  }

  /**
   * A request with its index in its data set.
   *
   * @param index the index
   * @param request the request
   */
  record Sample(int index, NetworkInputs.Request request) {}

  /**
   * Layer widths of a network: its inputs, and hidden layers of a fraction of the configured width.
   */
  int[] shape(int inputCount, double part) {
    int hidden = Math.max(4, (int) Math.round(part * settings().effort().hidden()));
    return new int[] {inputCount, hidden, hidden};
  }

  /** A training job for the success of samples. */
  Lesson success(String name, double[] x, int[] shape, boolean[] hit) {
    int steps = Math.max(1, (int) Math.round(SUCCESS_STEPS * settings().effort().steps()));
    NetworkTrainer.Stage stage = new NetworkTrainer.Stage(0, new Hits(hit), steps);
    return new Lesson(name, x, shape, List.of(stage), seed(name));
  }

  Seed seed(String network) {
    return run.seed().at("network").at(network);
  }
}
