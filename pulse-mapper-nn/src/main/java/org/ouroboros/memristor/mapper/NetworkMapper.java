package org.ouroboros.memristor.mapper;

import java.util.Optional;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PassageForecast;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;

/**
 * Chooses one rectangular pulse per request with small neural networks, one pair (SET, RESET) for
 * each output (Yu et al., arXiv 2403.06712): the length, the voltage if the driver has several, and
 * the predicted probability of success. With {@link Experience} it adapts online: its memory holds
 * the latent-state posterior of each cell.
 *
 * <p>The networks that choose pulses run on any {@link MatVecBackend}, also on an array of the
 * devices that are programmed. Costs are measured by {@code MapperBenchmark}.
 *
 * <p>Immutable; thread-safe if its backend is. Loads no native library.
 */
public final class NetworkMapper implements PulseMapper {

  private final Label label;
  private final NetworkInputs inputs;
  private final PulseNetworks fresh;
  private final Optional<Experience> experience;
  private final Hardware hardware;

  /**
   * Names of a mapper and its device model.
   *
   * @param name the mapper's name, in lower case with hyphens
   * @param model the device model's name
   */
  public record Label(String name, String model) {

    public Label {
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
  public record Networks(Network set, Network reset) {

    /**
     * {@return the network of a polarity}
     *
     * @param polarity the polarity
     */
    public Network of(Polarity polarity) {
      return polarity == Polarity.SET ? set : reset;
    }
  }

  /**
   * Makes a mapper that chooses only the length, does not adapt and runs on the processor.
   *
   * @param label its names
   * @param driver the pulse driver; the weakest voltage of each polarity is used
   * @param coding the encoding
   * @param networks the networks
   * @throws InvalidValueException if the networks do not have the inputs of the encoding
   */
  public NetworkMapper(Label label, PulseDriver driver, NetworkCoding coding, Networks networks) {
    this(
        label,
        new NetworkInputs(coding, driver),
        PulseNetworks.ofSeconds(networks),
        Optional.empty());
  }

  /**
   * Makes a mapper that runs on the processor.
   *
   * @param label its names
   * @param inputs the encoder of requests
   * @param fresh networks for cold-start cells
   * @param experience enables online adaptation
   * @throws InvalidValueException if networks have the wrong number of inputs, if voltage networks
   *     are missing for a driver with several voltages, or if they are present for one with a
   *     single voltage
   */
  public NetworkMapper(
      Label label, NetworkInputs inputs, PulseNetworks fresh, Optional<Experience> experience) {
    this(label, inputs, fresh, experience, new Hardware(fresh, experience));
    boolean chooses = inputs.driver().choosesVolts();
    Require.that(
        fresh.volts().isPresent() == chooses,
        "voltage networks",
        chooses ? "must be present for several voltages" : "must be absent for a single voltage",
        fresh.volts().isPresent() ? "present" : "absent");
    fresh.volts().ifPresent(networks -> check(networks, "voltage", inputs.ofVolts()));
    check(fresh.seconds(), "", inputs.ofFresh());
    fresh
        .success()
        .ifPresent(networks -> check(networks, "success", inputs.ofSuccess(inputs.ofFresh())));
    experience.ifPresent(
        learnt -> {
          check(learnt.networks().seconds(), "adapted", inputs.ofExperienced());
          learnt
              .networks()
              .success()
              .ifPresent(
                  networks ->
                      check(
                          networks,
                          "adapted success",
                          inputs.ofSuccess(inputs.ofExperienced())));
        });
  }

  private NetworkMapper(
      Label label,
      NetworkInputs inputs,
      PulseNetworks fresh,
      Optional<Experience> experience,
      Hardware hardware) {
    this.label = label;
    this.inputs = inputs;
    this.fresh = fresh;
    this.experience = experience;
    this.hardware = hardware;
  }

  private static void check(Networks networks, String kind, int needed) {
    for (Polarity polarity : Polarity.values()) {
      int actual = networks.of(polarity).inputs();
      String name = "inputs of the " + polarity + (kind.isEmpty() ? "" : " " + kind) + " network";
      Require.that(actual == needed, name, "must be " + needed, actual);
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
        label, inputs, fresh, experience, new Hardware(fresh, experience, backend));
  }

  /**
   * {@return the same mapper for a driver with the same voltages but other pulse lengths}
   *
   * @param other the driver
   * @throws InvalidValueException if its voltages differ from those of this mapper's driver
   */
  public NetworkMapper with(PulseDriver other) {
    for (Polarity polarity : Polarity.values()) {
      Object volts = shown(driver(), polarity);
      Object others = shown(other, polarity);
      Require.that(others.equals(volts), polarity + " volts", "must be " + volts, others);
    }
    return new NetworkMapper(
        label, new NetworkInputs(coding(), other), fresh, experience, hardware);
  }

  private static Object shown(PulseDriver driver, Polarity polarity) {
    double weakest = driver.range(polarity).weakestVolts();
    return weakest == driver.range(polarity).strongestVolts() ? weakest : driver.range(polarity);
  }

  /**
   * {@return the same mapper for another read noise, which decides how strongly an outcome changes
   * the posterior}
   *
   * @param relativeSigma standard deviation of a reading relative to the conductance; 0 for exact
   */
  public NetworkMapper withReadNoise(double relativeSigma) {
    Require.nonNegative("relativeReadNoise", relativeSigma);
    return new NetworkMapper(
        label,
        inputs,
        fresh,
        experience.map(
            learnt ->
                new Experience(learnt.belief().withReadNoise(relativeSigma), learnt.networks())),
        hardware);
  }

  @Override
  public String name() {
    return label.name();
  }

  @Override
  public String description() {
    return "networks for "
        + label.model()
        + (coding().tolerances().isInput() ? " with tolerance input" : "")
        + (experience.isPresent() ? " with online adaptation" : "")
        + ", "
        + hardware.name();
  }

  /** {@return the name of the device model} */
  public String model() {
    return label.model();
  }

  @Override
  public PulseDriver driver() {
    return inputs.driver();
  }

  /** {@return the encoding of conductances, tolerance and pulse length} */
  public NetworkCoding coding() {
    return inputs.coding();
  }

  /** {@return the encoder of requests} */
  public NetworkInputs inputs() {
    return inputs;
  }

  /** {@return the networks that choose the length for cold-start cells} */
  public Networks networks() {
    return fresh.seconds();
  }

  /** {@return all networks for cold-start cells} */
  public PulseNetworks fresh() {
    return fresh;
  }

  /** {@return the online adaptation; empty for a mapper without it} */
  public Optional<Experience> experience() {
    return experience;
  }

  /** Returns a memory in which every cell is in its cold start. */
  @Override
  public MapperMemory newMemory(int cells) {
    return new MapperMemory(cells, experience.isPresent() ? DeviceBelief.WIDTH : 0);
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
  public void choose(PulseRequests requests, MapperMemory memory, PulseChoices choices) {
    int size = requests.size();
    for (int i = 0; i < size; i++) {
      accept("startSiemens", i, requests.startSiemens(i));
      accept("targetSiemens", i, requests.targetSiemens(i));
    }
    choices.reset(size);
    new RequestBatch(this, requests, memory, choices).answer();
  }

  /**
   * Updates the posteriors of cells by the outcomes of their pulses. Pulses of length 0 are
   * skipped.
   *
   * @param memory made by {@link #newMemory}
   */
  @Override
  public void observe(
      PulseRequests requests, PulseChoices choices, double[] reachedSiemens, MapperMemory memory) {
    if (experience.isEmpty() || !remembers(memory)) {
      return;
    }
    Require.capacity("reachedSiemens", reachedSiemens.length, requests.size());
    DeviceBelief.Filter filter = experience.get().belief().new Filter();
    for (int i = 0; i < requests.size(); i++) {
      if (choices.seconds(i) > 0) {
        int cell = requests.cell(i);
        filter.load(memory, cell);
        filter.observe(
            choices.volts(i),
            choices.seconds(i),
            coding().snap(requests.startSiemens(i)),
            coding().snap(Require.finite("reachedSiemens[" + i + "]", reachedSiemens[i])));
        filter.store(memory, cell);
      }
    }
  }

  /** Returns a predictor from the posteriors; empty without online adaptation. */
  @Override
  public Optional<PassageForecast> forecast() {
    return experience.map(learnt -> new BeliefForecast(learnt.belief()));
  }

  static boolean remembers(MapperMemory memory) {
    return memory.width() == DeviceBelief.WIDTH && memory.cells() > 0;
  }

  Hardware hardware() {
    return hardware;
  }

  double accept(String name, int i, double siemens) {
    SiemensRange range = coding().range();
    // The name is built only for the message: this runs twice per request.
    return siemens >= range.minSiemens() && siemens <= range.maxSiemens()
        ? siemens
        : range.accept(name + "[" + i + "]", siemens);
  }
}
