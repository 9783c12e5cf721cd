package org.ouroboros.memristor.mapper.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.mapper.NetworkCoding;
import org.ouroboros.memristor.mapper.NetworkInputs;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.PulseRequestSet;

/** Training data of the networks for cold-start cells. */
final class FreshLessons {

  /**
   * Fraction of the steps spent on labels before the success objective: its gradient vanishes for a
   * network that is far off.
   */
  private static final double LABEL_STEPS = 0.3;

  /** Lengths with at least this fraction of the maximal success count as close to it. */
  private static final double ABOUT_AS_GOOD = 0.95;

  /** Widths of the smoothed interval ends, in outputs, by stage. */
  private static final double[] SOFTNESS = {0.1, 0.03, 0.01};

  /** Simulated outcomes per training request for success networks. */
  private static final int OUTCOMES = 8;

  /** Width of success networks, relative to those that choose pulses. */
  private static final double SUCCESS_WIDTH = 0.625;

  private final Course course;
  private final Optional<LatentSurvey> survey;
  private final PulseRequestSet requests;

  FreshLessons(Course course, Optional<LatentSurvey> survey) {
    this.course = course;
    this.survey = survey;
    int count = course.settings().effort().requests();
    course.run().progress().update("drawing training requests", 0, count);
    requests =
        course
            .settings()
            .protocol()
            .draw(course.population("training requests", count), course.workers());
  }

  /** The training job of the network that chooses lengths of a polarity. */
  Lesson seconds(Polarity polarity, VoltsOf volts) {
    List<Course.Sample> samples = samples(polarity);
    NetworkInputs inputs = course.inputs();
    int width = inputs.ofFresh();
    double[] chosenVolts = new double[samples.size()];
    double[] x = new double[samples.size() * width];
    for (int s = 0; s < samples.size(); s++) {
      NetworkInputs.Request request = samples.get(s).request();
      chosenVolts[s] = volts.volts(request);
      inputs.fresh(request, chosenVolts[s], x, s * width);
    }
    List<NetworkTrainer.Stage> stages =
        switch (course.settings().recipe()) {
          case APPLIED_PULSE -> {
            int steps = course.settings().effort().steps();
            yield List.of(new NetworkTrainer.Stage(0, applied(samples), steps));
          }
          case BEST_PULSE -> best(curves(polarity, samples, chosenVolts), course);
          case SIMULATED_HITS -> simulated(samples, polarity);
        };
    return new Lesson(
        "seconds-" + polarity,
        x,
        course.shape(width, 1),
        stages,
        course.run().seed().at("network").at(polarity.name()));
  }

  private List<Course.Sample> samples(Polarity polarity) {
    List<Course.Sample> samples =
        course.samples(requests, polarity, course.run().seed().at("tolerances"));
    Require.atLeast("training requests for " + polarity, samples.size(), 1);
    return samples;
  }

  private SquaredError applied(List<Course.Sample> samples) {
    NetworkCoding coding = course.inputs().coding();
    double[] labels = new double[samples.size()];
    for (int s = 0; s < labels.length; s++) {
      double seconds = requests.appliedSeconds(samples.get(s).index());
      labels[s] = coding.output(Math.max(coding.shortestSeconds(), seconds));
    }
    return new SquaredError(labels);
  }

  static List<NetworkTrainer.Stage> best(ExpectedMisses misses, Course course) {
    int steps = course.settings().effort().steps();
    int labelSteps = (int) Math.round(LABEL_STEPS * steps);
    SquaredError labels = new SquaredError(misses.centres(ABOUT_AS_GOOD));
    return List.of(
        new NetworkTrainer.Stage(0, labels, labelSteps),
        new NetworkTrainer.Stage(1, misses, steps - labelSteps));
  }

  private ExpectedMisses curves(
      Polarity polarity, List<Course.Sample> samples, double[] chosenVolts) {
    String stage = "success curves, " + polarity;
    course.run().progress().update(stage, 0, 2);
    Optional<PassageTable> table =
        course.inputs().driver().choosesVolts()
            ? Optional.empty()
            : Optional.of(passages(polarity));
    course.run().progress().update(stage, 1, 2);
    float[][] byRequest = new float[samples.size()][];
    PulseCosts costs = new PulseCosts(course);
    course
        .workers()
        .forRange(
            samples.size(),
            64,
            (from, to) -> {
              Optional<LatentCrowd> latent =
                  table.isPresent() ? Optional.empty() : Optional.of(latentCrowd());
              Crowd crowd =
                  table
                      .<Crowd>map(times -> new PopulationCrowd(times, course.settings().protocol()))
                      .orElseGet(latent::get);
              SuccessCurves curves = curves(crowd);
              for (int s = from; s < to; s++) {
                Cancelled.check(course.run());
                double volts = chosenVolts[s];
                latent.ifPresent(devices -> devices.under(volts, polarity));
                NetworkInputs.Request request = samples.get(s).request();
                byRequest[s] = curves.worth(request.start(), request.target(), request.tolerance());
                costs.takeOff(byRequest[s], curves, volts, request);
              }
            });
    course.run().progress().update(stage, 2, 2);
    return new ExpectedMisses(byRequest);
  }

  private SuccessCurves curves(Crowd crowd) {
    NetworkInputs inputs = course.inputs();
    return new SuccessCurves(crowd, inputs.coding(), inputs.driver().timing().jitterSeconds());
  }

  private PassageTable passages(Polarity polarity) {
    Population devices =
        course.population("training devices", course.settings().effort().devices());
    return PassageTable.of(devices, polarity, course.run(), course.workers());
  }

  private LatentCrowd latentCrowd() {
    LatentSurvey found = survey.orElseThrow();
    int devices = Math.max(64, course.settings().effort().devices() / 16);
    return LatentCrowd.of(found.belief(), found.latents(devices));
  }

  private List<NetworkTrainer.Stage> simulated(List<Course.Sample> samples, Polarity polarity) {
    NetworkCoding coding = course.inputs().coding();
    double[] near = new double[samples.size()];
    double[] far = new double[samples.size()];
    boolean up = polarity == Polarity.SET;
    double volts = course.inputs().driver().range(polarity).weakestVolts();
    DeviceBank bank = requests.population().bank(course.workers());
    course
        .workers()
        .forRange(
            samples.size(),
            16,
            (from, to) -> {
              for (int s = from; s < to; s++) {
                Cancelled.check(course.run());
                NetworkInputs.Request request = samples.get(s).request();
                double first = request.target() * (1 - (up ? 1 : -1) * request.tolerance());
                double last = request.target() * (1 + (up ? 1 : -1) * request.tolerance());
                boolean inside = up ? first <= request.start() : first >= request.start();
                boolean stopped =
                    up ? last >= coding.range().maxSiemens() : last <= coding.range().minSiemens();
                double[] times =
                    PassageTable.times(
                        course.plan().model(),
                        volts,
                        Course.parameters(bank, samples.get(s).index()),
                        new double[] {request.start(), coding.snap(first), coding.snap(last)});
                near[s] = inside ? -9 : output(times[1] - times[0]);
                far[s] = stopped ? 9 : output(times[2] - times[0]);
              }
            });
    int steps = course.settings().effort().steps();
    int labelSteps = (int) Math.round(LABEL_STEPS * steps);
    int softSteps = (steps - labelSteps) / SOFTNESS.length;
    SoftHits first = new SoftHits(near, far, SOFTNESS[0]);
    return List.of(
        new NetworkTrainer.Stage(0, new SquaredError(first.centres()), labelSteps),
        new NetworkTrainer.Stage(1, first, softSteps),
        new NetworkTrainer.Stage(2, new SoftHits(near, far, SOFTNESS[1]), softSteps),
        new NetworkTrainer.Stage(3, new SoftHits(near, far, SOFTNESS[2]), softSteps));
  }

  /** Output of a transit time; far above 1 where the conductance is never reached. */
  private double output(double seconds) {
    NetworkCoding coding = course.inputs().coding();
    return seconds > 0 ? Math.max(-9, Math.min(9, coding.output(seconds))) : seconds <= 0 ? -9 : 9;
  }

  /**
   * Training jobs of the networks that predict success: outcomes of the mapper's own pulses on
   * devices not used otherwise.
   */
  List<Lesson> success(NetworkMapper mapper) {
    int count = OUTCOMES * course.settings().effort().requests();
    course.run().progress().update("simulating outcomes", 0, count);
    PulseRequestSet outcomes =
        course.settings().protocol().draw(course.population("outcomes", count), course.workers());
    Seed tolerances = course.run().seed().at("outcome tolerances");
    PulseRequests asked = new PulseRequests(count);
    for (int i = 0; i < count; i++) {
      asked.add(
          i,
          course.inputs().coding().snap(outcomes.startSiemens(i)),
          course.inputs().coding().snap(outcomes.targetSiemens(i)),
          course.tolerance(tolerances, i));
    }
    double[] reached = outcomes.score(mapper, asked, course.workers()).reachedSiemens();
    course.run().progress().update("simulating outcomes", count, count);
    PulseDriver driver = mapper.driver();
    VoltsOf volts = new VoltsOf(course.inputs(), mapper.fresh().volts());
    int width = course.inputs().ofFresh();
    int judgedWidth = course.inputs().ofSuccess(width);
    return Arrays.stream(Polarity.values())
        .map(
            polarity -> {
              List<Course.Sample> samples = course.samples(outcomes, polarity, tolerances);
              double[] x = new double[width];
              double[] judged = new double[samples.size() * judgedWidth];
              boolean[] hit = new boolean[samples.size()];
              for (int s = 0; s < samples.size(); s++) {
                Course.Sample sample = samples.get(s);
                double target = outcomes.targetSiemens(sample.index());
                double off = Math.abs(reached[sample.index()] - target);
                hit[s] = off <= sample.request().tolerance() * target;
                double chosen =
                    driver.choosesVolts()
                        ? volts.volts(sample.request())
                        : driver.range(polarity).weakestVolts();
                course.inputs().fresh(sample.request(), chosen, x, 0);
                course.inputs().success(sample.request(), x, width, judged, s * judgedWidth);
              }
              int[] shape = course.shape(judgedWidth, SUCCESS_WIDTH);
              return course.success("success-" + polarity, judged, shape, hit);
            })
        .toList();
  }
}
