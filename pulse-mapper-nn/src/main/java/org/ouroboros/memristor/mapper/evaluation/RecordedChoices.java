package org.ouroboros.memristor.mapper.evaluation;

import java.util.Arrays;
import org.ouroboros.memristor.core.mapping.MapperMemory;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseMapper;
import org.ouroboros.memristor.core.mapping.PulsePlan;
import org.ouroboros.memristor.core.mapping.PulseRequests;
import org.ouroboros.memristor.core.stats.Calibration;

/** A mapper that records the choices of its last call. Not thread-safe. */
public final class RecordedChoices implements PulseMapper {

  private final PulseMapper mapper;
  private double[] seconds = new double[0];
  private double[] predicted = new double[0];

  RecordedChoices(PulseMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public String name() {
    return mapper.name();
  }

  @Override
  public String description() {
    return mapper.description();
  }

  @Override
  public PulseDriver driver() {
    return mapper.driver();
  }

  @Override
  public MapperMemory newMemory(int cells) {
    return mapper.newMemory(cells);
  }

  @Override
  public void choose(PulseRequests requests, MapperMemory memory, PulsePlan choices) {
    mapper.choose(requests, memory, choices);
    seconds = new double[choices.size()];
    predicted = new double[choices.size()];
    Arrays.setAll(seconds, choices::seconds);
    Arrays.setAll(predicted, choices::predictedSuccess);
  }

  @Override
  public void observe(
      PulseRequests requests, PulsePlan choices, double[] reachedSiemens, MapperMemory memory) {
    mapper.observe(requests, choices, reachedSiemens, memory);
  }

  /**
   * Returns the mean width of the chosen pulses; no pulse counts as width 0.
   *
   * @return the mean [s]
   */
  public double meanSeconds() {
    return Arrays.stream(seconds).average().orElse(0);
  }

  /**
   * Returns the mean predicted probability of success.
   *
   * @return the mean over known predictions; NaN if there are none
   */
  public double meanPrediction() {
    return Arrays.stream(predicted).filter(p -> !Double.isNaN(p)).average().orElse(Double.NaN);
  }

  /**
   * Compares predicted with observed success.
   *
   * @param differences relative differences from the targets, one for each choice
   * @param tolerance greatest absolute difference that counts as success
   * @return the calibration
   */
  public Calibration calibration(double[] differences, double tolerance) {
    boolean[] succeeded = new boolean[differences.length];
    for (int i = 0; i < succeeded.length; i++) {
      succeeded[i] = Math.abs(differences[i]) <= tolerance;
    }
    return Calibration.of(predicted, succeeded, Calibration.DEFAULT_BINS);
  }

  /** The predicted probabilities of success, one for each choice; NaN where unknown. */
  double[] predicted() {
    return predicted;
  }
}
