package org.ouroboros.memristor.mapper.training;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.GenericVariation;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.internal.io.LibraryVersion;
import org.ouroboros.memristor.core.io.DataFile;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.NetworkMapper;
import org.ouroboros.memristor.mapper.PulseMappers;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.MapperAccess;
import org.ouroboros.memristor.mapper.internal.network.MapperDefinition;
import org.ouroboros.memristor.mapper.internal.network.MapperNetworks;
import org.ouroboros.memristor.mapper.internal.network.Mlp;
import org.ouroboros.memristor.mapper.internal.network.OnlineAdaptation;
import org.ouroboros.memristor.mapper.internal.network.PolarityNetworks;
import org.ouroboros.memristor.mapper.internal.random.RandomStreams;

/**
 * Trains mappers for a device. The result depends on model, variation, driver, settings and seed
 * alone, not on the number of threads or on interruptions of the training.
 *
 * @param model the device
 * @param variation variation of the devices; a preset of the model or its {@link GenericVariation},
 *     so that its name identifies it
 * @param driver the pulse driver; where it has several voltages the mapper chooses among them
 * @param settings the training settings
 */
public record MapperTrainer(
    DeviceModel model, Variation variation, PulseDriver driver, TrainingSettings settings) {
  /** Shortest encodable pulse, relative to the longest of the driver. */
  private static final double SHORTEST_FRACTION = 1e-6;

  /** Number of devices to which the latent model is fitted. */
  private static final int FITTED_DEVICES = 4096;

  /**
   * Checks that a voltage can be chosen where the driver has several.
   *
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the driver has several
   *     voltages and the recipe is not {@code BEST_PULSE} or all devices are alike
   */
  public MapperTrainer {
    boolean chooses = driver.hasVoltageChoice();
    Require.that(
        !chooses || settings.recipe() == TrainingSettings.Recipe.BEST_PULSE,
        "recipe",
        "must be BEST_PULSE to choose among voltages",
        settings.recipe());
    Require.that(
        !chooses || !variation.parameters().isEmpty(),
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
  public MapperTrainer(DeviceModel model, Variation variation, TrainingSettings settings) {
    this(model, variation, PulseDriver.defaultFor(model), settings);
  }

  /**
   * {@return the trainer that a mapper's provenance describes; with the recorded seed it gives the
   * same mapper}
   *
   * @param file a trained mapper; its model is looked up among those on the class path
   * @throws org.ouroboros.memristor.core.validation.InvalidValueException if the model or its
   *     variation preset is not known
   */
  public static MapperTrainer of(MapperFile file) {
    DeviceModel model = DeviceModel.catalog().find(file.mapper().model());
    Variation variation = GenericVariation.find(model, file.provenance().variation());
    return new MapperTrainer(
        model, variation, file.mapper().driver(), file.provenance().settings());
  }

  /**
   * Trains the bundled mappers again from the settings and seeds in their provenance, and writes
   * them to a directory. On the kind of machine that trained them the files have the same bytes.
   * The device model must be on the class path.
   *
   * @param directory the directory
   * @param run threads, progress and cancellation; its seed is not used
   * @return whether each file has the same bytes as the bundled one, in the order of training
   */
  public static Map<Path, Boolean> retrainBundled(Path directory, RunContext run) {
    Map<Path, Boolean> same = new LinkedHashMap<>();
    for (String name : PulseMappers.names()) {
      MapperFile bundled = PulseMappers.bundledOrFile(name);
      RunContext seeded = run.withSeed(new Seed(bundled.provenance().seed()));
      MapperFile retrained = MapperTrainer.of(bundled).train(name, seeded);
      Path file = directory.resolve(name + ".json");
      retrained.save(file);
      same.put(file, Arrays.equals(bytes(bundled), bytes(retrained)));
    }
    return same;
  }

  private static byte[] bytes(MapperFile file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      file.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * {@return a new mapper with its provenance, trained without checkpoints}
   *
   * @param name its name
   * @param run seed, threads, progress and cancellation
   * @throws java.util.concurrent.CancellationException if the run is cancelled
   */
  public MapperFile train(String name, RunContext run) {
    return train(name, run, Checkpoints.NONE);
  }

  /**
   * {@return a new mapper with its provenance, from a new or a resumed training}
   *
   * @param name its name
   * @param run seed, threads, progress and cancellation
   * @param checkpoints the checkpoints; those of another training are ignored and replaced
   * @throws java.util.concurrent.CancellationException if the run is cancelled; checkpoints are
   *     written before
   */
  public MapperFile train(String name, RunContext run, Checkpoints checkpoints) {
    FeatureEncoder encoder = encoder();
    TrainingContext context = new TrainingContext(this, encoder, run);
    Optional<LatentModelFitter> fitter = fitLatents(context);
    ParallelTrainer trainer = new ParallelTrainer(context, checkpoints, fingerprint(run));
    ColdStartTrainingData coldStart = new ColdStartTrainingData(context, fitter);
    VoltageSelector voltageSelector =
        new VoltageSelector(encoder, trainVoltageNetworks(context, fitter, trainer));
    TrainingSettings.Capabilities capabilities = settings.capabilities();
    Optional<AdaptedTrainingData> adapted =
        fitter
            .filter(present -> capabilities.onlineAdaptation())
            .map(present -> present.latentModel().withReadNoise(capabilities.relativeReadNoise()))
            .map(latents -> new AdaptedTrainingData(context, latents, voltageSelector));
    MapperDefinition lengthsOnly =
        trainLengthNetworks(name, trainer, voltageSelector, coldStart, adapted);
    NetworkMapper mapper =
        newMapper(trainSuccessNetworks(lengthsOnly, trainer, voltageSelector, coldStart, adapted));
    List<MapperFile.Provenance.ValidationResult> validation =
        new Validation(context, mapper).results();
    return new MapperFile(
        mapper,
        new MapperFile.Provenance(
            variation.name(), run.seed().value(), settings, LibraryVersion.get(), validation));
  }

  private static NetworkMapper newMapper(MapperDefinition definition) {
    return MapperAccess.newMapper(NetworkMapper.class, definition);
  }

  /** A mapper that chooses voltage and length, without success networks. */
  private MapperDefinition trainLengthNetworks(
      String name,
      ParallelTrainer trainer,
      VoltageSelector voltageSelector,
      ColdStartTrainingData coldStart,
      Optional<AdaptedTrainingData> adapted) {
    List<TrainingJob> jobs = new ArrayList<>();
    for (Polarity polarity : Polarity.values()) {
      jobs.add(coldStart.lengthJob(polarity, voltageSelector));
    }
    adapted.ifPresent(data -> jobs.addAll(data.lengthJobs()));
    List<Mlp> networks = trainer.train("choosing pulses", jobs);
    return new MapperDefinition(
        name,
        model.name(),
        voltageSelector.encoder(),
        new MapperNetworks(voltageSelector.networks(), pair(networks, 0), Optional.empty()),
        adapted.map(
            data ->
                new OnlineAdaptation(data.model(), MapperNetworks.ofLength(pair(networks, 1)))));
  }

  private static MapperDefinition trainSuccessNetworks(
      MapperDefinition lengthsOnly,
      ParallelTrainer trainer,
      VoltageSelector voltageSelector,
      ColdStartTrainingData coldStart,
      Optional<AdaptedTrainingData> adapted) {
    NetworkMapper mapper = newMapper(lengthsOnly);
    List<TrainingJob> jobs = new ArrayList<>(coldStart.successJobs(mapper, voltageSelector));
    adapted.ifPresent(data -> jobs.addAll(data.successJobs(mapper)));
    List<Mlp> networks = trainer.train("training success networks", jobs);
    return lengthsOnly.withSuccess(pair(networks, 0), () -> pair(networks, 1));
  }

  private FeatureEncoder encoder() {
    // The driver makes pulses from half of its shortest length on.
    double shortest =
        Math.max(SHORTEST_FRACTION * driver.longestSeconds(), 0.5 * driver.shortestSeconds());
    // A pulse that costs more than a success is never optimal.
    double longest =
        Math.min(driver.longestSeconds(), settings.capabilities().utility().delaySeconds());
    return new FeatureEncoder(
        model.window().conductanceRange(model), settings.tolerances(), shortest, longest, driver);
  }

  private Optional<LatentModelFitter> fitLatents(TrainingContext context) {
    if (!settings.capabilities().onlineAdaptation() && !driver.hasVoltageChoice()) {
      return Optional.empty();
    }
    context.progress("fitting latent model", 0, 1);
    return LatentModelFitter.of(
        context.population(RandomStreams.LATENT_FIT, FITTED_DEVICES), driver, context.run());
  }

  private static Optional<PolarityNetworks> trainVoltageNetworks(
      TrainingContext context, Optional<LatentModelFitter> fitter, ParallelTrainer trainer) {
    if (!context.encoder().driver().hasVoltageChoice()) {
      return Optional.empty();
    }
    VoltageTrainingData trainingData = new VoltageTrainingData(context, fitter.orElseThrow());
    List<TrainingJob> jobs = Arrays.stream(Polarity.values()).map(trainingData::job).toList();
    return Optional.of(pair(trainer.train("choosing voltages", jobs), 0));
  }

  private static PolarityNetworks pair(List<Mlp> networks, int which) {
    return new PolarityNetworks(networks.get(2 * which), networks.get(2 * which + 1));
  }

  /** SHA-256, in hexadecimal, of everything that determines the result. */
  private String fingerprint(RunContext run) {
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

  /**
   * Checkpoints of a training, from which it can be resumed. Each network has a file of its own,
   * written atomically; it begins with the fingerprint of the training, and files with another
   * fingerprint are ignored.
   */
  public static final class Checkpoints {
    /** No checkpoints. */
    public static final Checkpoints NONE = new Checkpoints(Optional.empty(), 1_000_000_000L);

    private static final long DEFAULT_NANOS = 2_000_000_000L;

    private static final int MARK = 0x4f55524f;

    private final Optional<Path> folder;
    private final long everyNanos;

    private Checkpoints(Optional<Path> folder, long everyNanos) {
      this.folder = folder;
      this.everyNanos = everyNanos;
    }

    /**
     * {@return checkpoints every two seconds}
     *
     * @param folder a directory for this training alone; created if missing
     */
    public static Checkpoints in(Path folder) {
      return new Checkpoints(Optional.of(folder), DEFAULT_NANOS);
    }

    /** Returns checkpoints with another interval; for tests. */
    Checkpoints every(long nanos) {
      return new Checkpoints(folder, nanos);
    }

    /** Whether the next checkpoint is due. */
    boolean due(long lastNanos) {
      return folder.isPresent() && System.nanoTime() - lastNanos >= everyNanos;
    }

    /**
     * The state of a network's training.
     *
     * @param stage index of the current stage
     * @param step completed steps of it
     * @param updates optimizer steps in total
     * @param vectors weights and both moments of the optimizer
     */
    record State(int stage, int step, int updates, List<double[]> vectors) {}

    /** Writes the state of a network. */
    void write(String fingerprint, String network, State state) {
      folder.ifPresent(
          place ->
              DataFile.write(
                  place.resolve(network),
                  out -> {
                    DataOutputStream data = new DataOutputStream(out);
                    data.writeUTF(fingerprint);
                    data.writeInt(state.stage);
                    data.writeInt(state.step);
                    data.writeInt(state.updates);
                    data.writeInt(state.vectors.size());
                    for (double[] vector : state.vectors) {
                      data.writeInt(vector.length);
                      for (double value : vector) {
                        data.writeDouble(value);
                      }
                    }
                    data.writeInt(MARK);
                    data.flush();
                  }));
    }

    /** Returns the last state of a network written by the same training. */
    Optional<State> read(String fingerprint, String network) {
      if (folder.isEmpty() || !Files.isRegularFile(folder.get().resolve(network))) {
        return Optional.empty();
      }
      try {
        byte[] bytes = Files.readAllBytes(folder.get().resolve(network));
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
        return data.readUTF().equals(fingerprint) ? state(data) : Optional.empty();
      } catch (EOFException e) {
        return Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Optional<State> state(DataInputStream data) throws IOException {
      int stage = data.readInt();
      int step = data.readInt();
      int updates = data.readInt();
      double[][] vectors = new double[data.readInt()][];
      for (int v = 0; v < vectors.length; v++) {
        vectors[v] = new double[data.readInt()];
        for (int i = 0; i < vectors[v].length; i++) {
          vectors[v][i] = data.readDouble();
        }
      }
      boolean whole = data.readInt() == MARK;
      return whole
          ? Optional.of(new State(stage, step, updates, List.of(vectors)))
          : Optional.empty();
    }

    /** Deletes all checkpoints, and the directory if it is then empty. */
    public void clear() {
      if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
        return;
      }
      try (Stream<Path> files = Files.list(folder.get())) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
        Files.delete(folder.get());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
