package org.ouroboros.memristor.mapper.training;

import java.util.List;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.mapper.NetworkInputs;
import org.ouroboros.memristor.mapper.PulseRequestSet;

/**
 * Training data of the networks that choose voltages. The label of a request is the mean of trial
 * voltages, weighted by a soft maximum over the greatest utility that the success curve of the
 * population has at each voltage.
 */
final class VoltsLessons {

  /** Trial voltages per polarity. */
  private static final int TRIED = 16;

  /**
   * Temperature of the soft maximum: a voltage whose utility is lower by this has the weight 1/e.
   */
  private static final double SHORT_OF_BEST = 0.004;

  /** Requests that suffice: the labels are smooth and noise-free. */
  private static final int MOST_REQUESTS = 12_000;

  /** Fraction of the steps for these networks, which are easier to train. */
  private static final double STEPS = 0.3;

  private final Course course;
  private final LatentSurvey survey;
  private final PulseCosts costs;

  VoltsLessons(Course course, LatentSurvey survey) {
    this.course = course;
    this.survey = survey;
    this.costs = new PulseCosts(course);
  }

  Lesson of(Polarity polarity) {
    int count = Math.min(MOST_REQUESTS, course.settings().effort().requests());
    PulseRequestSet requests =
        course
            .settings()
            .protocol()
            .draw(course.population("voltage requests", count), course.workers());
    List<Course.Sample> samples =
        course.samples(requests, polarity, course.run().seed().at("voltage tolerances"));
    NetworkInputs inputs = course.inputs();
    int width = inputs.ofVolts();
    double[] x = new double[samples.size() * width];
    double[] labels = new double[samples.size()];
    int devices = Math.max(64, course.settings().effort().devices() / 16);
    course.run().progress().update("evaluating voltages, " + polarity, 0, samples.size());
    course
        .workers()
        .forRange(
            samples.size(),
            16,
            (from, to) -> {
              LatentCrowd crowd = LatentCrowd.of(survey.belief(), survey.latents(devices));
              SuccessCurves curves =
                  new SuccessCurves(
                      crowd, inputs.coding(), inputs.driver().timing().jitterSeconds());
              for (int s = from; s < to; s++) {
                Cancelled.check(course.run());
                NetworkInputs.Request request = samples.get(s).request();
                inputs
                    .coding()
                    .encode(request.start(), request.target(), request.tolerance(), x, s * width);
                labels[s] = label(request, crowd, curves);
              }
            });
    int steps = Math.max(1, (int) Math.round(STEPS * course.settings().effort().steps()));
    NetworkTrainer.Stage stage = new NetworkTrainer.Stage(0, new SquaredError(labels), steps);
    String name = "volts-" + polarity;
    return new Lesson(name, x, course.shape(width, 0.5), List.of(stage), course.seed(name));
  }

  private double label(NetworkInputs.Request request, LatentCrowd crowd, SuccessCurves curves) {
    Polarity polarity = request.polarity();
    VoltageRange range = course.inputs().driver().range(polarity);
    int tried = Math.min(TRIED, range.levels());
    double[] best = new double[tried];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < tried; k++) {
      double volts = volts(range, k, tried);
      crowd.under(volts, polarity);
      float[] curve = curves.curve(request.start(), request.target(), request.tolerance());
      costs.takeOff(curve, curves, volts, request);
      best[k] = Double.NEGATIVE_INFINITY;
      for (float value : curve) {
        best[k] = Math.max(best[k], value);
      }
      greatest = Math.max(greatest, best[k]);
    }
    double sum = 0;
    double total = 0;
    for (int k = 0; k < tried; k++) {
      double weight = Math.exp((best[k] - greatest) / SHORT_OF_BEST);
      sum += weight * course.inputs().code(volts(range, k, tried), polarity);
      total += weight;
    }
    return sum / total;
  }

  private static double volts(VoltageRange range, int k, int tried) {
    return range.volts((int) Math.rint((range.levels() - 1.0) * k / Math.max(1, tried - 1)));
  }
}
