package org.ouroboros.memristor.mapper.training;

import java.util.List;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.mapper.NetworkInputs;
import org.ouroboros.memristor.mapper.PulseRequestSet;

/**
 * Lessons of the networks that choose voltages. For each request and a number of voltages the
 * success curve of the population, less what the pulse costs, has a greatest value; the label is
 * the mean of the voltages, weighted by how little their greatest value falls short of the best.
 */
final class VoltsLessons {

  /** Voltages that are tried per polarity. */
  private static final int TRIED = 16;

  /** A voltage that falls short by this has the weight 1/e. */
  private static final double SHORT_OF_BEST = 0.004;

  /** Requests that are enough: the labels are smooth and free of noise. */
  private static final int MOST_REQUESTS = 12_000;

  /** Part of the steps that these networks take, which have an easy lesson. */
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
    course.run().progress().update("weighing voltages, " + polarity, 0, samples.size());
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
