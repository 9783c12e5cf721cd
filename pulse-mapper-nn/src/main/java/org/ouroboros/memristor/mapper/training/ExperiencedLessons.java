package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.mapper.DeviceBelief;
import org.ouroboros.memristor.mapper.NetworkInputs;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.ReadNoise;
import org.ouroboros.memristor.mapper.ToleranceRange;

/**
 * Lessons of the networks that answer requests to cells with experience. Devices live through
 * histories of requests; each request after the first is a sample, with what was believed then.
 */
final class ExperiencedLessons {

  /** Requests that a device serves, the first of which teaches nothing here. */
  private static final int ROUNDS = 9;

  /** Widths, relative to those of the networks for fresh cells: there is more to tell apart. */
  private static final double WIDTH = 1.5;

  private static final double SUCCESS_WIDTH = 0.75;

  private final Course course;
  private final DeviceBelief belief;
  private final VoltsOf volts;

  ExperiencedLessons(Course course, DeviceBelief belief, VoltsOf volts) {
    this.course = course;
    this.belief = belief;
    this.volts = volts;
  }

  private Histories play(String purpose, PulseMapper mapper) {
    int devices = Math.max(2, course.settings().effort().requests() / 2);
    ToleranceRange tolerances = course.settings().tolerances();
    course.run().progress().update(purpose, 0, devices);
    Histories histories =
        Histories.of(
            course.population(purpose, devices),
            mapper,
            new Histories.Play(ROUNDS, tolerances.least(), tolerances.most(), ReadNoise.NONE),
            course.run(),
            course.workers());
    course.run().progress().update(purpose, devices, devices);
    return histories;
  }

  /** What the networks of both polarities learn that choose lengths. */
  List<Lesson> seconds() {
    Histories histories = play("histories", new CurveMapper(belief, volts));
    List<Lesson> lessons = new ArrayList<>();
    for (Polarity polarity : Polarity.values()) {
      Samples samples = samples(histories, polarity);
      String name = "experienced-seconds-" + polarity;
      lessons.add(
          new Lesson(
              name,
              samples.x,
              course.shape(course.inputs().ofExperienced(), WIDTH),
              FreshLessons.best(curves(histories, samples, polarity), course),
              course.seed(name)));
    }
    return lessons;
  }

  /** What the networks learn that tell how probable success is, from the mapper's own pulses. */
  List<Lesson> success(NetworkMapper mapper) {
    Histories histories = play("outcomes of histories", mapper);
    List<Lesson> lessons = new ArrayList<>();
    for (Polarity polarity : Polarity.values()) {
      Samples samples = samples(histories, polarity);
      boolean[] hit = new boolean[samples.devices.length];
      for (int s = 0; s < hit.length; s++) {
        hit[s] = histories.hit(samples.rounds[s], samples.devices[s]);
      }
      int width = course.inputs().ofExperienced();
      int judgedWidth = course.inputs().ofSuccess(width);
      double[] x = new double[width];
      double[] judged = new double[hit.length * judgedWidth];
      for (int s = 0; s < hit.length; s++) {
        System.arraycopy(samples.x, s * width, x, 0, width);
        NetworkInputs.Request request = request(histories, samples.rounds[s], samples.devices[s]);
        course.inputs().success(request, x, width, judged, s * judgedWidth);
      }
      int[] shape = course.shape(judgedWidth, SUCCESS_WIDTH);
      lessons.add(course.success("experienced-success-" + polarity, judged, shape, hit));
    }
    return lessons;
  }

  /** Where samples stand in histories, and their inputs. */
  private record Samples(int[] rounds, int[] devices, double[] x) {}

  private static NetworkInputs.Request request(Histories histories, int round, int device) {
    return new NetworkInputs.Request(
        histories.start(round, device),
        histories.target(round, device),
        histories.tolerance(round, device));
  }

  private Samples samples(Histories histories, Polarity polarity) {
    int most = (histories.rounds() - 1) * histories.devices();
    int[] rounds = new int[most];
    int[] devices = new int[most];
    int count = 0;
    for (int round = 1; round < histories.rounds(); round++) {
      for (int device = 0; device < histories.devices(); device++) {
        if (request(histories, round, device).polarity() == polarity) {
          rounds[count] = round;
          devices[count++] = device;
        }
      }
    }
    Samples samples =
        new Samples(
            Arrays.copyOf(rounds, count),
            Arrays.copyOf(devices, count),
            new double[count * course.inputs().ofExperienced()]);
    encode(histories, samples);
    return samples;
  }

  private void encode(Histories histories, Samples samples) {
    List<MapperMemory> memories = memories(histories);
    int width = course.inputs().ofExperienced();
    course
        .workers()
        .forRange(
            samples.rounds.length,
            256,
            (from, to) -> {
              DeviceBelief.Filter filter = belief.new Filter();
              double[] x = new double[width];
              for (int s = from; s < to; s++) {
                Cancelled.check(course.run());
                NetworkInputs.Request request =
                    request(histories, samples.rounds[s], samples.devices[s]);
                filter.load(memories.get(samples.rounds[s]), samples.devices[s]);
                course.inputs().experienced(request, volts.volts(request), filter, belief, x);
                System.arraycopy(x, 0, samples.x, s * width, width);
              }
            });
  }

  private static List<MapperMemory> memories(Histories histories) {
    List<MapperMemory> memories = new ArrayList<>();
    for (int round = 0; round < histories.rounds(); round++) {
      MapperMemory memory = new MapperMemory(histories.devices(), DeviceBelief.WIDTH);
      histories.recall(round, memory);
      memories.add(memory);
    }
    return memories;
  }

  private ExpectedMisses curves(Histories histories, Samples samples, Polarity polarity) {
    List<MapperMemory> memories = memories(histories);
    float[][] curves = new float[samples.rounds.length][];
    PulseCosts costs = new PulseCosts(course);
    course
        .workers()
        .forRange(
            curves.length,
            64,
            (from, to) -> {
              DeviceBelief.Filter filter = belief.new Filter();
              LatentCrowd crowd = LatentCrowd.ofOne(belief);
              double jitter = course.inputs().driver().timing().jitterSeconds();
              SuccessCurves success = new SuccessCurves(crowd, course.inputs().coding(), jitter);
              for (int s = from; s < to; s++) {
                Cancelled.check(course.run());
                NetworkInputs.Request request =
                    request(histories, samples.rounds[s], samples.devices[s]);
                filter.load(memories.get(samples.rounds[s]), samples.devices[s]);
                crowd.believe(filter);
                crowd.under(volts.volts(request), polarity);
                curves[s] = success.worth(request.start(), request.target(), request.tolerance());
              }
            });
    return new ExpectedMisses(curves);
  }
}
