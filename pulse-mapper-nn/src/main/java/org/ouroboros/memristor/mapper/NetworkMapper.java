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
import org.ouroboros.memristor.core.mapping.ToleranceRange;
import org.ouroboros.memristor.core.mapping.TransitTimePredictor;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.internal.latent.LatentDeviceModel;
import org.ouroboros.memristor.mapper.internal.latent.LatentTransitTimePredictor;
import org.ouroboros.memristor.mapper.internal.network.MapperAccess;
import org.ouroboros.memristor.mapper.internal.network.MapperDefinition;
import org.ouroboros.memristor.mapper.internal.network.NetworkExecutors;

/**
 * Chooses one rectangular pulse per request with small neural networks, one pair (SET, RESET) for
 * each output (Yu et al., arXiv 2403.06712): the length, the voltage if the driver has several, and
 * the predicted probability of success. It may adapt online: its memory then holds the latent-state
 * posterior of each cell.
 *
 * <p>The networks that choose pulses run on any {@link MatVecBackend}, also on an array of the
 * devices that are programmed. Costs are measured by {@code MapperBenchmark}.
 *
 * <p>Immutable; thread-safe if its backend is. Loads no native library.
 */
public final class NetworkMapper implements PulseMapper {
  static {
    MapperAccess.register(NetworkMapper.class, NetworkMapper::new, NetworkMapper::definition);
  }

  private final MapperDefinition definition;
  private final NetworkExecutors executors;

  /** Makes a mapper that runs on the processor. */
  NetworkMapper(MapperDefinition definition) {
    this(definition, new NetworkExecutors(definition));
  }

  private NetworkMapper(MapperDefinition definition, NetworkExecutors executors) {
    this.definition = definition;
    this.executors = executors;
  }

  /**
   * {@return the same mapper with its pulses chosen on another backend; success is still predicted
   * on the processor}
   *
   * @param backend holds the matrices of the layers
   */
  public NetworkMapper on(MatVecBackend backend) {
    return new NetworkMapper(definition, new NetworkExecutors(definition, backend));
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
    return new NetworkMapper(definition.with(newDriver), executors);
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
    return new NetworkMapper(definition.withReadNoise(relativeReadNoise), executors);
  }

  @Override
  public String name() {
    return definition.name();
  }

  @Override
  public String description() {
    return "networks for "
        + definition.model()
        + (tolerances().isInput() ? " with tolerance input" : "")
        + (adaptsOnline() ? " with online adaptation" : "")
        + ", "
        + executors.name();
  }

  /** {@return the name of the device model} */
  public String model() {
    return definition.model();
  }

  @Override
  public PulseDriver driver() {
    return definition.encoder().driver();
  }

  /** {@return the conductances that may be requested [S]} */
  public ConductanceRange range() {
    return definition.encoder().range();
  }

  /** {@return the tolerances that may be requested; their default if the tolerance is no input} */
  public ToleranceRange tolerances() {
    return definition.encoder().tolerances();
  }

  /** {@return whether the mapper adapts to the outcomes of its pulses} */
  public boolean adaptsOnline() {
    return definition.adaptation().isPresent();
  }

  /** Returns a memory in which every cell is in its cold start. */
  @Override
  public MapperMemory newMemory(int cells) {
    return new MapperMemory(cells, adaptsOnline() ? LatentDeviceModel.STATE_SIZE : 0);
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
    choices.reset(requests);
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
    if (!adaptsOnline() || !isUsable(memory)) {
      return;
    }
    Require.minLength("reachedSiemens", reachedSiemens.length, requests.size());
    definition.adaptation().get().latentModel().observe(requests, choices, reachedSiemens, memory);
  }

  /** Returns a predictor from the posteriors; empty without online adaptation. */
  @Override
  public Optional<TransitTimePredictor> transitTimePredictor() {
    return definition
        .adaptation()
        .map(present -> new LatentTransitTimePredictor(present.latentModel()));
  }

  static boolean isUsable(MapperMemory memory) {
    return memory.width() == LatentDeviceModel.STATE_SIZE && memory.cells() > 0;
  }

  MapperDefinition definition() {
    return definition;
  }

  NetworkExecutors executors() {
    return executors;
  }

  double requireInRange(String name, int i, double siemens) {
    ConductanceRange range = range();
    // The name is built only for the message: this runs twice per request.
    return siemens >= range.minSiemens() && siemens <= range.maxSiemens()
        ? siemens
        : range.snapOrThrow(name + "[" + i + "]", siemens);
  }
}
