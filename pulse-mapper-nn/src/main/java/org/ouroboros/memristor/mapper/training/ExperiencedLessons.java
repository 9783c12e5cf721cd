package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.mapper.DeviceBelief;
import org.ouroboros.memristor.mapper.NetworkInputs;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.ReadNoise;
import org.ouroboros.memristor.mapper.ToleranceRange;

/**
 * Training data of the networks for adapted cells. Devices serve sequences of requests; each
 * request after the first is a sample, with the posterior at that time. Groups of devices differ in
 * their read noise and in the one assumed by the mapper.
 */
final class ExperiencedLessons {

  /** Requests per device; the first yields no sample. */
  private static final int ROUNDS = 9;

  /** Read noise from 0 to twice that of the protocols. */
  private static final List<Readings> READINGS =
      List.of(
          new Readings(0, 0),
          // The default assumption of a mapper: exact readings or nearly so.
          new Readings(0.005, 0),
          new Readings(0.005, 0.005),
          new Readings(0.02, 0.02),
          new Readings(0.04, 0.04));

  /** Widths relative to those of the cold-start networks, which have fewer inputs. */
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

  /**
   * Standard deviation of readings, relative: the value assumed by the mapper, and the true one.
   */
  private record Readings(double told, double actual) {}

  /** Rollouts of devices with one read noise, and the latent model for the assumed noise. */
  private record Group(DeviceBelief belief, Histories histories) {

    NetworkInputs.Request request(int round, int device) {
      return new NetworkInputs.Request(
          histories.start(round, device),
          histories.target(round, device),
          histories.tolerance(round, device));
    }

    List<MapperMemory> memories() {
      List<MapperMemory> memories = new ArrayList<>();
      for (int round = 0; round < histories.rounds(); round++) {
        MapperMemory memory = new MapperMemory(histories.devices(), DeviceBelief.WIDTH);
        histories.recall(round, memory);
        memories.add(memory);
      }
      return memories;
    }
  }

  private List<Group> play(String purpose, DoubleFunction<PulseMapper> mapperOfNoise) {
    int devices = Math.max(2, course.settings().effort().requests() / 2 / READINGS.size());
    ToleranceRange tolerances = course.settings().tolerances();
    List<Group> groups = new ArrayList<>();
    for (int n = 0; n < READINGS.size(); n++) {
      course.run().progress().update(purpose, n, READINGS.size());
      Readings readings = READINGS.get(n);
      ReadNoise noise =
          new ReadNoise(readings.actual, course.run().seed().at(purpose).at("reads").at(n));
      Histories histories =
          Histories.of(
              course.population(purpose + " " + n, devices),
              mapperOfNoise.apply(readings.told),
              new Histories.Play(ROUNDS, tolerances.least(), tolerances.most(), noise),
              course.run(),
              course.workers());
      groups.add(new Group(belief.withReadNoise(readings.told), histories));
    }
    course.run().progress().update(purpose, READINGS.size(), READINGS.size());
    return groups;
  }

  /** Training jobs of the networks that choose the length. */
  List<Lesson> seconds() {
    List<Group> groups =
        play("histories", noise -> new CurveMapper(belief.withReadNoise(noise), volts));
    List<Lesson> lessons = new ArrayList<>();
    for (Polarity polarity : Polarity.values()) {
      Samples samples = samples(groups, polarity);
      String name = "experienced-seconds-" + polarity;
      lessons.add(
          new Lesson(
              name,
              samples.x,
              course.shape(course.inputs().ofExperienced(), WIDTH),
              FreshLessons.best(curves(samples, polarity), course),
              course.seed(name)));
    }
    return lessons;
  }

  /** Training jobs of the networks that predict success, on the mapper's own pulses. */
  List<Lesson> success(NetworkMapper mapper) {
    List<Group> groups = play("outcomes of histories", mapper::withReadNoise);
    List<Lesson> lessons = new ArrayList<>();
    for (Polarity polarity : Polarity.values()) {
      Samples samples = samples(groups, polarity);
      boolean[] hit = new boolean[samples.size()];
      int width = course.inputs().ofExperienced();
      int judgedWidth = course.inputs().ofSuccess(width);
      double[] x = new double[width];
      double[] judged = new double[hit.length * judgedWidth];
      for (int s = 0; s < hit.length; s++) {
        Sample sample = samples.of(s);
        hit[s] = sample.group.histories.hit(sample.round, sample.device);
        System.arraycopy(samples.x, s * width, x, 0, width);
        course.inputs().success(sample.request(), x, width, judged, s * judgedWidth);
      }
      int[] shape = course.shape(judgedWidth, SUCCESS_WIDTH);
      lessons.add(course.success("experienced-success-" + polarity, judged, shape, hit));
    }
    return lessons;
  }

  private record Sample(Group group, int round, int device) {

    NetworkInputs.Request request() {
      return group.request(round, device);
    }
  }

  /**
   * Locations of samples in the rollouts, and their inputs; {@code ends} are end indices of groups.
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Samples(List<Group> groups, int[] ends, int[] rounds, int[] devices, double[] x) {

    int size() {
      return rounds.length;
    }

    Sample of(int s) {
      int group = 0;
      while (s >= ends[group]) {
        group++;
      }
      return new Sample(groups.get(group), rounds[s], devices[s]);
    }
  }

  private Samples samples(List<Group> groups, Polarity polarity) {
    int most = groups.stream().mapToInt(g -> g.histories.rounds() * g.histories.devices()).sum();
    int[] rounds = new int[most];
    int[] devices = new int[most];
    int[] ends = new int[groups.size()];
    int count = 0;
    for (int g = 0; g < groups.size(); g++) {
      Group group = groups.get(g);
      for (int round = 1; round < group.histories.rounds(); round++) {
        for (int device = 0; device < group.histories.devices(); device++) {
          if (group.request(round, device).polarity() == polarity) {
            rounds[count] = round;
            devices[count++] = device;
          }
        }
      }
      ends[g] = count;
    }
    int width = course.inputs().ofExperienced();
    double[] x = new double[count * width];
    Samples samples =
        new Samples(groups, ends, Arrays.copyOf(rounds, count), Arrays.copyOf(devices, count), x);
    forEach(
        samples,
        64,
        () -> {
          double[] inputs = new double[width];
          return (s, sample, filter) -> {
            course
                .inputs()
                .experienced(
                    sample.request(),
                    volts.volts(sample.request()),
                    filter,
                    sample.group.belief,
                    inputs);
            System.arraycopy(inputs, 0, x, s * width, width);
          };
        });
    return samples;
  }

  private ExpectedMisses curves(Samples samples, Polarity polarity) {
    float[][] curves = new float[samples.size()][];
    PulseCosts costs = new PulseCosts(course);
    double jitter = course.inputs().driver().timing().jitterSeconds();
    forEach(
        samples,
        64,
        () -> {
          // Transit times do not depend on read noise.
          LatentCrowd crowd = LatentCrowd.ofOne(belief);
          SuccessCurves success = new SuccessCurves(crowd, course.inputs().coding(), jitter);
          return (s, sample, filter) -> {
            NetworkInputs.Request request = sample.request();
            double pulseVolts = volts.volts(request);
            crowd.believe(filter);
            crowd.under(pulseVolts, polarity);
            curves[s] = success.worth(request.start(), request.target(), request.tolerance());
            costs.takeOff(curves[s], success, pulseVolts, request);
          };
        });
    return new ExpectedMisses(curves);
  }

  /** Processes a sample and the posterior of its device at that time. */
  private interface Work {
    void on(int s, Sample sample, DeviceBelief.Filter filter);
  }

  /** Makes the processor of one thread, with its own workspace. */
  private interface WorkOfThread {
    Work begin();
  }

  private void forEach(Samples samples, int grain, WorkOfThread threads) {
    List<List<MapperMemory>> memories = samples.groups.stream().map(Group::memories).toList();
    course
        .workers()
        .forRange(
            samples.size(),
            grain,
            (from, to) -> {
              DeviceBelief.Filter filter = belief.new Filter();
              Work work = threads.begin();
              for (int s = from; s < to; s++) {
                Cancelled.check(course.run());
                Sample sample = samples.of(s);
                int group = samples.groups.indexOf(sample.group);
                filter.load(memories.get(group).get(sample.round), sample.device);
                work.on(s, sample, filter);
              }
            });
  }
}
