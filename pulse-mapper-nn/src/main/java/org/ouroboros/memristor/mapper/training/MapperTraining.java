package org.ouroboros.memristor.mapper.training;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.mapper.DeviceBelief;
import org.ouroboros.memristor.mapper.Experience;
import org.ouroboros.memristor.mapper.LibraryVersion;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.Network;
import org.ouroboros.memristor.mapper.NetworkCoding;
import org.ouroboros.memristor.mapper.NetworkInputs;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.Provenance;
import org.ouroboros.memristor.mapper.PulseNetworks;
import org.ouroboros.memristor.mapper.TrainingSettings;

/**
 * Trains mappers for a device. The result depends on model, variation, driver, settings and seed
 * alone, not on the number of threads or on interruptions of the training.
 *
 * @param model the device
 * @param variation variation of the devices; a preset of the model or its {@link DefaultSpread}, so
 *     that its name identifies it
 * @param driver the pulse driver; where it has several voltages the mapper chooses among them
 * @param settings the training settings
 */
public record MapperTraining(
    DeviceModel model, Variation variation, PulseDriver driver, TrainingSettings settings) {

  /** Shortest encodable pulse, relative to the longest of the driver. */
  private static final double SHORTEST_SHARE = 1e-6;

  /** Number of devices to which the latent model is fitted. */
  private static final int SURVEYED = 4096;

  /**
   * Checks that a voltage can be chosen where the driver has several.
   *
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if the driver has several
   *     voltages and the recipe is not {@code BEST_PULSE} or all devices are alike
   */
  public MapperTraining {
    boolean chooses = driver.choosesVolts();
    Require.that(
        !chooses || settings.recipe() == TrainingSettings.Recipe.BEST_PULSE,
        "recipe",
        "must be BEST_PULSE to choose among voltages",
        settings.recipe());
    Require.that(
        !chooses || !variation.spreads().isEmpty(),
        "variation",
        "must let devices differ to choose among voltages",
        variation.name());
  }

  /**
   * A trainer for a device's usual driver.
   *
   * @param model the device
   * @param variation variation of the devices
   * @param settings the training settings
   */
  public MapperTraining(DeviceModel model, Variation variation, TrainingSettings settings) {
    this(model, variation, PulseDriver.usual(model), settings);
  }

  /**
   * The trainer that a mapper's provenance describes.
   *
   * @param file a trained mapper; its model is looked up among those on the class path
   * @return the trainer; with the recorded seed it gives the same mapper
   * @throws org.ouroboros.memristor.core.check.InvalidValueException if the model or its variation
   *     preset is not known
   */
  public static MapperTraining of(MapperFile file) {
    DeviceModel model = DeviceModel.catalog().find(file.mapper().model());
    Variation variation = DefaultSpread.find(model, file.provenance().variation());
    return new MapperTraining(
        model, variation, file.mapper().driver(), file.provenance().settings());
  }

  /**
   * Trains a mapper.
   *
   * @param name its name
   * @param run seed, progress and cancellation
   * @param workers the threads to use
   * @return the mapper with its provenance
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public MapperFile train(String name, Run run, Workers workers) {
    return train(name, run, workers, Checkpoints.NONE);
  }

  /**
   * Trains a mapper, or resumes an interrupted training.
   *
   * @param name its name
   * @param run seed, progress and cancellation
   * @param workers the threads to use
   * @param checkpoints the checkpoints; those of another training are ignored and replaced
   * @return the mapper with its provenance
   * @throws java.util.concurrent.CancellationException if the run is cancelled; checkpoints are
   *     written before
   */
  public MapperFile train(String name, Run run, Workers workers, Checkpoints checkpoints) {
    NetworkInputs inputs = new NetworkInputs(coding(), driver);
    Course course = new Course(this, inputs, run, workers);
    Optional<LatentSurvey> survey = survey(course);
    School school = new School(course, checkpoints, fingerprint(run));
    FreshLessons fresh = new FreshLessons(course, survey);
    VoltsOf volts = new VoltsOf(inputs, chooseVolts(course, survey, school));

    List<Lesson> lessons = new ArrayList<>();
    for (Polarity polarity : Polarity.values()) {
      lessons.add(fresh.seconds(polarity, volts));
    }
    Optional<ExperiencedLessons> experienced = Optional.empty();
    Optional<DeviceBelief> belief = Optional.empty();
    if (settings.aims().memory() && survey.isPresent()) {
      DeviceBelief exact = survey.get().belief();
      belief = Optional.of(exact.withReadNoise(settings.aims().relativeReadNoise()));
      experienced = Optional.of(new ExperiencedLessons(course, belief.get(), volts));
      lessons.addAll(experienced.get().seconds());
    }
    List<Network> networks = school.teach("choosing pulses", lessons);
    PulseNetworks answers =
        new PulseNetworks(volts.networks(), pair(networks, 0), Optional.empty());
    Optional<Experience> experience =
        belief.map(known -> new Experience(known, PulseNetworks.ofSeconds(pair(networks, 1))));
    NetworkMapper.Label label = new NetworkMapper.Label(name, model.name());
    NetworkMapper unsure = new NetworkMapper(label, inputs, answers, experience);

    List<Lesson> estimates = new ArrayList<>(fresh.success(unsure));
    experienced.ifPresent(more -> estimates.addAll(more.success(unsure)));
    List<Network> sure = school.teach("training success networks", estimates);
    NetworkMapper mapper =
        new NetworkMapper(
            label,
            inputs,
            answers.withSuccess(pair(sure, 0)),
            experience.map(
                learnt ->
                    new Experience(learnt.belief(), learnt.networks().withSuccess(pair(sure, 1)))));
    return new MapperFile(
        mapper,
        new Provenance(
            variation.name(),
            run.seed().value(),
            settings,
            LibraryVersion.get(),
            new Validation(course, mapper).figures()));
  }

  private NetworkCoding coding() {
    // The driver makes pulses from half of its shortest length on.
    double shortest =
        Math.max(SHORTEST_SHARE * driver.longestSeconds(), 0.5 * driver.shortestSeconds());
    // A pulse that costs more than a success is never optimal.
    double longest = Math.min(driver.longestSeconds(), settings.aims().worth().delaySeconds());
    return new NetworkCoding(
        model.window().siemens(model), settings.tolerances(), shortest, longest);
  }

  private Optional<LatentSurvey> survey(Course course) {
    if (!settings.aims().memory() && !driver.choosesVolts()) {
      return Optional.empty();
    }
    course.run().progress().update("fitting latent model", 0, 1);
    return LatentSurvey.of(
        course.population("survey", SURVEYED), driver, course.run(), course.workers());
  }

  private static Optional<NetworkMapper.Networks> chooseVolts(
      Course course, Optional<LatentSurvey> survey, School school) {
    if (!course.inputs().driver().choosesVolts()) {
      return Optional.empty();
    }
    VoltsLessons lessons = new VoltsLessons(course, survey.orElseThrow());
    List<Lesson> both = Arrays.stream(Polarity.values()).map(lessons::of).toList();
    return Optional.of(pair(school.teach("choosing voltages", both), 0));
  }

  private static NetworkMapper.Networks pair(List<Network> networks, int which) {
    return new NetworkMapper.Networks(networks.get(2 * which), networks.get(2 * which + 1));
  }

  /** SHA-256, in hexadecimal, of everything that determines the result. */
  private String fingerprint(Run run) {
    String all =
        String.join(
            "|",
            model.name(),
            Arrays.toString(model.nominalParameters()),
            model.parameters().toString(),
            model.operatingPoint().toString(),
            model.window().toString(),
            variation.toString(),
            driver.toString(),
            settings.toString(),
            run.seed().toString(),
            LibraryVersion.get());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
