package org.ouroboros.memristor.mapper;

import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.linear.DigitalBackend;
import org.ouroboros.memristor.core.linear.MatVecBackend;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseChoices;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.random.Seed;

/**
 * Chooses the length of one rectangular pulse with a small network per polarity (Yu et al., arXiv
 * 2403.06712). The matrix products run on any {@link MatVecBackend}, so the mapper can sit on an
 * array of the very devices that it programs.
 *
 * <p>Immutable; thread-safe if its hardware is. Loads no native library.
 */
public final class NetworkMapper implements PulseMapper {

  private final Label label;
  private final PulseDriver driver;
  private final NetworkCoding coding;
  private final Networks networks;
  private final MatVecBackend backend;
  private final Network.Loaded set;
  private final Network.Loaded reset;

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
   * @param set chooses SET pulses
   * @param reset chooses RESET pulses
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
   * Makes a mapper that computes digitally.
   *
   * @param label what it is called and what it is for
   * @param driver what the pulse driver can do; the weakest voltage of each polarity is used
   * @param coding how requests become inputs and outputs pulse lengths
   * @param networks the networks
   * @throws InvalidValueException if the networks do not have the inputs of the coding
   */
  public NetworkMapper(Label label, PulseDriver driver, NetworkCoding coding, Networks networks) {
    this(label, driver, coding, networks, new DigitalBackend());
  }

  private NetworkMapper(
      Label label,
      PulseDriver driver,
      NetworkCoding coding,
      Networks networks,
      MatVecBackend backend) {
    for (Polarity polarity : Polarity.values()) {
      int inputs = networks.of(polarity).inputs();
      String name = "inputs of the " + polarity + " network";
      Require.that(inputs == coding.inputs(), name, "must be " + coding.inputs(), inputs);
    }
    this.label = label;
    this.driver = driver;
    this.coding = coding;
    this.networks = networks;
    this.backend = backend;
    this.set = networks.set().on(backend);
    this.reset = networks.reset().on(backend);
  }

  /**
   * The same mapper with its layers in other hardware.
   *
   * @param hardware holds the layers, for example crossbars; six matrices are loaded, three for SET
   *     and then three for RESET
   * @return the mapper
   */
  public NetworkMapper on(MatVecBackend hardware) {
    return new NetworkMapper(label, driver, coding, networks, hardware);
  }

  /**
   * The same mapper for another pulse driver.
   *
   * @param other the driver; its weakest voltages must be those that the mapper was trained for
   * @return the mapper
   * @throws InvalidValueException if they are not
   */
  public NetworkMapper with(PulseDriver other) {
    for (Polarity polarity : Polarity.values()) {
      double volts = driver.range(polarity).weakestVolts();
      double others = other.range(polarity).weakestVolts();
      Require.that(others == volts, polarity + " volts", "must be " + volts, others);
    }
    return new NetworkMapper(label, other, coding, networks, backend);
  }

  @Override
  public String name() {
    return label.name();
  }

  @Override
  public String description() {
    return "networks for "
        + label.model()
        + (coding.tolerances().isInput() ? " that heed the tolerance" : "")
        + ", "
        + backend.name();
  }

  /**
   * Name of the device model that the mapper was trained for.
   *
   * @return the name
   */
  public String model() {
    return label.model();
  }

  @Override
  public PulseDriver driver() {
    return driver;
  }

  /**
   * How requests become inputs and outputs pulse lengths; holds the range of conductance and the
   * tolerance to ask with where none is given.
   *
   * @return the coding
   */
  public NetworkCoding coding() {
    return coding;
  }

  /**
   * The networks as they were trained, whatever hardware they run on.
   *
   * @return the networks
   */
  public Networks networks() {
    return networks;
  }

  /**
   * Chooses a pulse for each request. Start and target must lie in the range of the mapper, {@code
   * coding().range()}; a caller that reads with noise snaps its readings to the range before it
   * asks. A tolerance outside of the trained ones counts as the nearest of them.
   *
   * <p>Noise of the hardware is a function of a request's content, so requests are answered alike
   * in any order and in any company.
   *
   * @throws InvalidValueException if a conductance misses the range by more than {@link
   *     org.ouroboros.memristor.core.device.Window#SNAP_RELATIVE}; no choice is written then
   */
  @Override
  public void choose(PulseRequests requests, MapperMemory memory, PulseChoices choices) {
    int size = requests.size();
    for (int i = 0; i < size; i++) {
      accept("startSiemens", i, requests.startSiemens(i));
      accept("targetSiemens", i, requests.targetSiemens(i));
    }
    choices.reset(size);
    Network.Scratch setScratch = set.scratch();
    Network.Scratch resetScratch = reset.scratch();
    for (int i = 0; i < size; i++) {
      double start = accept("startSiemens", i, requests.startSiemens(i));
      double target = accept("targetSiemens", i, requests.targetSiemens(i));
      Polarity polarity = Polarity.towards(start, target);
      boolean up = polarity == Polarity.SET;
      double seconds = 0;
      if (start != target) {
        Network.Scratch scratch = up ? setScratch : resetScratch;
        coding.encode(start, target, requests.tolerance(i), scratch.inputs(), 0);
        double output = (up ? set : reset).evaluate(scratch, draw(requests, i));
        seconds = driver.seconds(coding.seconds(output));
      }
      choices.set(i, driver.range(polarity).weakestVolts(), seconds, Double.NaN);
    }
  }

  private double accept(String name, int i, double siemens) {
    SiemensRange range = coding.range();
    // The name is put together only for the message: this runs twice per request.
    return siemens >= range.minSiemens() && siemens <= range.maxSiemens()
        ? siemens
        : range.accept(name + "[" + i + "]", siemens);
  }

  private static long draw(PulseRequests requests, int i) {
    long key = Seed.key(requests.cell(i), Double.doubleToLongBits(requests.startSiemens(i)));
    key = Seed.key(key, Double.doubleToLongBits(requests.targetSiemens(i)));
    return Seed.key(key, Double.doubleToLongBits(requests.tolerance(i)));
  }
}
