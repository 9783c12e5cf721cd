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
 * Chooses one rectangular pulse with small networks, a pair for each question (Yu et al., arXiv
 * 2403.06712): its length, its voltage if the driver has several, and how probable success is. With
 * {@link Experience} it learns from outcomes: its memory holds what is believed of each cell.
 *
 * <p>The matrix products that choose pulses run on any {@link MatVecBackend}, so the mapper can sit
 * on an array of the very devices that it programs. On the processor a request to a fresh cell
 * takes about a quarter of a microsecond in a batch, one to a cell with experience a microsecond,
 * and an outcome some five ({@code MapperBenchmark}).
 *
 * <p>Immutable; thread-safe if its hardware is. Loads no native library.
 */
public final class NetworkMapper implements PulseMapper {

  private final Label label;
  private final NetworkInputs inputs;
  private final PulseNetworks fresh;
  private final Optional<Experience> experience;
  private final Hardware hardware;

  /**
   * What a mapper is called and what it is for.
   *
   * @param name its name, in lower case with hyphens
   * @param model name of the device model
   */
  public record Label(String name, String model) {

    public Label {
      Require.that(!name.isBlank(), "mapper name", "must not be blank", "'" + name + "'");
      Require.that(!model.isBlank(), "model name", "must not be blank", "'" + model + "'");
    }
  }

  /**
   * The networks of both polarities.
   *
   * @param set for SET pulses
   * @param reset for RESET pulses
   */
  public record Networks(Network set, Network reset) {

    /**
     * The network of a polarity.
     *
     * @param polarity the polarity
     * @return its network
     */
    public Network of(Polarity polarity) {
      return polarity == Polarity.SET ? set : reset;
    }
  }

  /**
   * Makes a mapper that chooses the length alone, without memory, and computes digitally.
   *
   * @param label what it is called and what it is for
   * @param driver what the pulse driver can do; the weakest voltage of each polarity is used
   * @param coding how requests become inputs and outputs pulse lengths
   * @param networks the networks
   * @throws InvalidValueException if the networks do not have the inputs of the coding
   */
  public NetworkMapper(Label label, PulseDriver driver, NetworkCoding coding, Networks networks) {
    this(
        label,
        new NetworkInputs(coding, driver),
        PulseNetworks.ofSeconds(networks),
        Optional.empty());
  }

  /**
   * Makes a mapper that computes digitally.
   *
   * @param label what it is called and what it is for
   * @param inputs how requests become inputs
   * @param fresh answer requests to cells of which nothing is known
   * @param experience lets it learn from outcomes
   * @throws InvalidValueException if networks do not have the inputs they need, or choose no
   *     voltage where there is a choice
   */
  public NetworkMapper(
      Label label, NetworkInputs inputs, PulseNetworks fresh, Optional<Experience> experience) {
    this(label, inputs, fresh, experience, new Hardware(fresh, experience));
    boolean chooses = inputs.driver().choosesVolts();
    Require.that(
        fresh.volts().isPresent() == chooses,
        "networks for voltages",
        chooses ? "must be there, for the driver has several" : "must be none for a single voltage",
        fresh.volts().isPresent() ? "there" : "none");
    fresh.volts().ifPresent(networks -> check(networks, "voltage", inputs.ofVolts()));
    check(fresh.seconds(), "", inputs.ofFresh());
    fresh
        .success()
        .ifPresent(networks -> check(networks, "success", inputs.ofSuccess(inputs.ofFresh())));
    experience.ifPresent(
        learnt -> {
          check(learnt.networks().seconds(), "experienced", inputs.ofExperienced());
          learnt
              .networks()
              .success()
              .ifPresent(
                  networks ->
                      check(
                          networks,
                          "experienced success",
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
   * The same mapper with the networks that choose pulses on other hardware. How probable success is
   * is still told on the processor: it decides on nothing.
   *
   * @param backend where to hold the layers' matrices
   * @return the mapper there
   */
  public NetworkMapper on(MatVecBackend backend) {
    return new NetworkMapper(
        label, inputs, fresh, experience, new Hardware(fresh, experience, backend));
  }

  /**
   * The same mapper for a driver with the same voltages but other pulse lengths.
   *
   * @param other the driver
   * @return the mapper for it
   * @throws InvalidValueException if its voltages differ from those that the mapper was made for
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
   * The same mapper for readings of other noise, which decides how much it learns from an outcome.
   *
   * @param relativeSigma standard deviation of a reading relative to the conductance; 0 for exact
   * @return the mapper; this one if it does not learn
   */
  public NetworkMapper withReadNoise(double relativeSigma) {
    Require.nonNegative("relativeSigma", relativeSigma);
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
        + (coding().tolerances().isInput() ? " that heed the tolerance" : "")
        + (experience.isPresent() ? " and learn from outcomes" : "")
        + ", "
        + hardware.name();
  }

  /**
   * The device it is for.
   *
   * @return name of the device model
   */
  public String model() {
    return label.model();
  }

  @Override
  public PulseDriver driver() {
    return inputs.driver();
  }

  /**
   * How requests become inputs and outputs pulse lengths.
   *
   * @return the coding
   */
  public NetworkCoding coding() {
    return inputs.coding();
  }

  /**
   * How requests become inputs.
   *
   * @return the inputs of all networks
   */
  public NetworkInputs inputs() {
    return inputs;
  }

  /**
   * The networks that choose the length for a fresh cell.
   *
   * @return the networks
   */
  public Networks networks() {
    return fresh.seconds();
  }

  /**
   * All networks for fresh cells.
   *
   * @return the networks
   */
  public PulseNetworks fresh() {
    return fresh;
  }

  /**
   * What lets the mapper learn from outcomes.
   *
   * @return empty for a mapper without memory
   */
  public Optional<Experience> experience() {
    return experience;
  }

  /** A memory of zeros means that nothing is known. */
  @Override
  public MapperMemory newMemory(int cells) {
    return new MapperMemory(cells, experience.isPresent() ? DeviceBelief.WIDTH : 0);
  }

  /**
   * Chooses a pulse for each request. Answers that the networks give are a function of the request
   * and what is remembered of its cell alone, whatever other requests stand beside it.
   *
   * @param memory made by {@link #newMemory}; one of no cells or no width knows nothing of any cell
   * @throws InvalidValueException if a start or target lies outside of the mapper's range; nothing
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
   * Takes in what pulses did. Pulses of no length are passed over.
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

  /** What it believes of cells, if it has experience. */
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
    // The name is put together only for the message: this runs twice per request.
    return siemens >= range.minSiemens() && siemens <= range.maxSiemens()
        ? siemens
        : range.accept(name + "[" + i + "]", siemens);
  }
}
