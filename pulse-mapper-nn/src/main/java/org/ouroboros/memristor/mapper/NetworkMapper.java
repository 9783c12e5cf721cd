package org.ouroboros.memristor.mapper;

import java.util.Optional;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.mapping.TransitTimePredictor;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.internal.latent.LatentDeviceModel;
import org.ouroboros.memristor.mapper.internal.latent.LatentTransitTimePredictor;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoding;
import org.ouroboros.memristor.mapper.internal.network.MapperNetworks;
import org.ouroboros.memristor.mapper.internal.network.Mlp;
import org.ouroboros.memristor.mapper.internal.network.NetworkExecutors;
import org.ouroboros.memristor.mapper.internal.network.OnlineAdaptation;

/**
 * Chooses one rectangular pulse per request with small neural networks, one pair (SET, RESET) for
 * each output (Yu et al., arXiv 2403.06712): the length, the voltage if the driver has several, and
 * the predicted probability of success. With {@link OnlineAdaptation} it adapts online: its memory
 * holds the latent-state posterior of each cell.
 *
 * <p>The networks that choose pulses run on any {@link MatVecBackend}, also on an array of the
 * devices that are programmed. Costs are measured by {@code MapperBenchmark}.
 *
 * <p>Immutable; thread-safe if its backend is. Loads no native library.
 */
public final class NetworkMapper implements PulseMapper {

  private final Names names;
  private final FeatureEncoder encoder;
  private final MapperNetworks coldStart;
  private final Optional<OnlineAdaptation> adaptation;
  private final NetworkExecutors executors;

  /**
   * Names of a mapper and its device model.
   *
   * @param name the mapper's name, in lower case with hyphens
   * @param model the device model's name
   */
  public record Names(String name, String model) {

    public Names {
      Require.that(!name.isBlank(), "mapper name", "must not be blank", "'" + name + "'");
      Require.that(!model.isBlank(), "model name", "must not be blank", "'" + model + "'");
    }
  }

  /**
   * The networks of both polarities for one output.
   *
   * @param set for SET pulses
   * @param reset for RESET pulses
   */
  public record PolarityNetworks(Mlp set, Mlp reset) {

    /**
     * {@return the network of a polarity}
     *
     * @param polarity the polarity
     */
    public Mlp of(Polarity polarity) {
      return polarity == Polarity.SET ? set : reset;
    }
  }

  /**
   * Makes a mapper that chooses only the length, does not adapt and runs on the processor.
   *
   * @param names its names
   * @param driver the pulse driver; the weakest voltage of each polarity is used
   * @param encoding the encoding
   * @param networks the networks
   * @throws InvalidValueException if the networks do not have the inputs of the encoding
   */
  public NetworkMapper(
      Names names, PulseDriver driver, FeatureEncoding encoding, PolarityNetworks networks) {
    this(
        names,
        new FeatureEncoder(encoding, driver),
        MapperNetworks.ofLength(networks),
        Optional.empty());
  }

  /**
   * Makes a mapper that runs on the processor.
   *
   * @param names its names
   * @param encoder the encoder of requests
   * @param coldStart networks for cold-start cells
   * @param adaptation enables online adaptation
   * @throws InvalidValueException if networks have the wrong number of inputs, if voltage networks
   *     are missing for a driver with several voltages, or if they are present for one with a
   *     single voltage
   */
  public NetworkMapper(
      Names names,
      FeatureEncoder encoder,
      MapperNetworks coldStart,
      Optional<OnlineAdaptation> adaptation) {
    this(names, encoder, coldStart, adaptation, new NetworkExecutors(coldStart, adaptation));
    boolean chooses = encoder.driver().hasVoltageChoice();
    Require.that(
        coldStart.voltage().isPresent() == chooses,
        "voltage networks",
        chooses ? "must be present for several voltages" : "must be absent for a single voltage",
        coldStart.voltage().isPresent() ? "present" : "absent");
    coldStart
        .voltage()
        .ifPresent(networks -> checkInputs(networks, "voltage", encoder.voltageInputs()));
    checkInputs(coldStart.length(), "", encoder.coldStartInputs());
    coldStart
        .success()
        .ifPresent(
            networks ->
                checkInputs(networks, "success", encoder.successInputs(encoder.coldStartInputs())));
    adaptation.ifPresent(
        present -> {
          checkInputs(present.networks().length(), "adapted", encoder.adaptedInputs());
          present
              .networks()
              .success()
              .ifPresent(
                  networks ->
                      checkInputs(
                          networks,
                          "adapted success",
                          encoder.successInputs(encoder.adaptedInputs())));
        });
  }

  private NetworkMapper(
      Names names,
      FeatureEncoder encoder,
      MapperNetworks coldStart,
      Optional<OnlineAdaptation> adaptation,
      NetworkExecutors executors) {
    this.names = names;
    this.encoder = encoder;
    this.coldStart = coldStart;
    this.adaptation = adaptation;
    this.executors = executors;
  }

  private static void checkInputs(PolarityNetworks networks, String kind, int expected) {
    for (Polarity polarity : Polarity.values()) {
      int actual = networks.of(polarity).inputCount();
      String name = "inputs of the " + polarity + (kind.isEmpty() ? "" : " " + kind) + " network";
      Require.that(actual == expected, name, "must be " + expected, actual);
    }
  }

  /**
   * {@return the same mapper with the networks that choose pulses on another backend; success is
   * still predicted on the processor}
   *
   * @param backend holds the matrices of the layers
   */
  public NetworkMapper on(MatVecBackend backend) {
    return new NetworkMapper(
        names,
        encoder,
        coldStart,
        adaptation,
        new NetworkExecutors(coldStart, adaptation, backend));
  }

  /**
   * {@return the same mapper for a driver with the same voltages but other pulse lengths}
   *
   * @param newDriver the driver
   * @throws InvalidValueException if its voltages differ from those of this mapper's driver
   */
  public NetworkMapper with(PulseDriver newDriver) {
    for (Polarity polarity : Polarity.values()) {
      Object volts = voltsForMessage(driver(), polarity);
      Object newVolts = voltsForMessage(newDriver, polarity);
      Require.that(newVolts.equals(volts), polarity + " volts", "must be " + volts, newVolts);
    }
    return new NetworkMapper(
        names, new FeatureEncoder(encoding(), newDriver), coldStart, adaptation, executors);
  }

  private static Object voltsForMessage(PulseDriver driver, Polarity polarity) {
    double weakest = driver.voltageRange(polarity).weakestVolts();
    return weakest == driver.voltageRange(polarity).strongestVolts()
        ? weakest
        : driver.voltageRange(polarity);
  }

  /**
   * {@return the same mapper for another read noise, which decides how strongly an outcome changes
   * the posterior}
   *
   * @param relativeReadNoise standard deviation of a reading relative to the conductance; 0 for
   *     exact
   */
  public NetworkMapper withReadNoise(double relativeReadNoise) {
    Require.nonNegative("relativeReadNoise", relativeReadNoise);
    return new NetworkMapper(
        names,
        encoder,
        coldStart,
        adaptation.map(
            present ->
                new OnlineAdaptation(
                    present.latentModel().withReadNoise(relativeReadNoise), present.networks())),
        executors);
  }

  @Override
  public String name() {
    return names.name();
  }

  @Override
  public String description() {
    return "networks for "
        + names.model()
        + (encoding().tolerances().isInput() ? " with tolerance input" : "")
        + (adaptation.isPresent() ? " with online adaptation" : "")
        + ", "
        + executors.name();
  }

  /** {@return the name of the device model} */
  public String model() {
    return names.model();
  }

  @Override
  public PulseDriver driver() {
    return encoder.driver();
  }

  /** {@return the encoding of conductances, tolerance and pulse length} */
  public FeatureEncoding encoding() {
    return encoder.encoding();
  }

  /** {@return the encoder of requests} */
  public FeatureEncoder encoder() {
    return encoder;
  }

  /** {@return the networks that choose the length for cold-start cells} */
  public PolarityNetworks lengthNetworks() {
    return coldStart.length();
  }

  /** {@return all networks for cold-start cells} */
  public MapperNetworks coldStart() {
    return coldStart;
  }

  /** {@return the online adaptation; empty for a mapper without it} */
  public Optional<OnlineAdaptation> adaptation() {
    return adaptation;
  }

  /** Returns a memory in which every cell is in its cold start. */
  @Override
  public MapperMemory newMemory(int cells) {
    return new MapperMemory(cells, adaptation.isPresent() ? LatentDeviceModel.STATE_SIZE : 0);
  }

  /**
   * Chooses a pulse for each request, as a function of the request and the memory of its cell only.
   *
   * @param memory made by {@link #newMemory}; with no cells or no width all cells are in their cold
   *     start
   * @throws InvalidValueException if a start or target lies outside of the mapper's range; no pulse
   *     is chosen then
   */
  @Override
  public void choose(PulseRequests requests, MapperMemory memory, PulsePlan choices) {
    int size = requests.size();
    for (int i = 0; i < size; i++) {
      requireInRange("startSiemens", i, requests.startSiemens(i));
      requireInRange("targetSiemens", i, requests.targetSiemens(i));
    }
    choices.reset(size);
    new BatchInference(this, requests, memory, choices).chooseAll();
  }

  /**
   * Updates the posteriors of cells by the outcomes of their pulses. Pulses of length 0 are
   * skipped.
   *
   * @param memory made by {@link #newMemory}
   */
  @Override
  public void observe(
      PulseRequests requests, PulsePlan choices, double[] reachedSiemens, MapperMemory memory) {
    if (adaptation.isEmpty() || !isUsable(memory)) {
      return;
    }
    Require.minLength("reachedSiemens", reachedSiemens.length, requests.size());
    LatentDeviceModel.LatentStateFilter filter =
        adaptation.get().latentModel().new LatentStateFilter();
    for (int i = 0; i < requests.size(); i++) {
      if (choices.seconds(i) > 0) {
        int cell = requests.cell(i);
        filter.load(memory, cell);
        filter.update(
            choices.volts(i),
            choices.seconds(i),
            encoding().clamp(requests.startSiemens(i)),
            encoding().clamp(Require.finite("reachedSiemens[" + i + "]", reachedSiemens[i])));
        filter.store(memory, cell);
      }
    }
  }

  /** Returns a predictor from the posteriors; empty without online adaptation. */
  @Override
  public Optional<TransitTimePredictor> transitTimePredictor() {
    return adaptation.map(present -> new LatentTransitTimePredictor(present.latentModel()));
  }

  static boolean isUsable(MapperMemory memory) {
    return memory.width() == LatentDeviceModel.STATE_SIZE && memory.cells() > 0;
  }

  NetworkExecutors executors() {
    return executors;
  }

  double requireInRange(String name, int i, double siemens) {
    ConductanceRange range = encoding().range();
    // The name is built only for the message: this runs twice per request.
    return siemens >= range.minSiemens() && siemens <= range.maxSiemens()
        ? siemens
        : range.snapOrThrow(name + "[" + i + "]", siemens);
  }
}
