package org.ouroboros.memristor.mapper.internal.random;

/**
 * Purposes of the random streams of populations, requests, trainings and evaluations. A changed
 * text changes all results; the names of networks in trainings name their checkpoints too.
 */
public final class RandomStreams {
  /** Device-to-device parameters of a population. */
  public static final String DEVICES = "devices";

  /** Cycle-to-cycle parameters of a population. */
  public static final String CYCLE = "cycle";

  /** Jitter of the pulses that a data set applies. */
  public static final String JITTER = "jitter";

  /** P1 requests. */
  public static final String REACHABLE_REQUESTS = "reachable";

  /** P2 requests. */
  public static final String UNIFORM_REQUESTS = "any to any";

  /** Read noise of trainings and evaluations. */
  public static final String READS = "reads";

  /** Rounds of the rollouts of a training. */
  public static final String TRAINING_ROLLOUTS = "histories";

  /** Rollouts that yield outcomes for the success networks of adapted cells. */
  public static final String OUTCOME_ROLLOUTS = "outcomes of histories";

  /** Devices of the rollouts of a validation. */
  public static final String VALIDATION_ROLLOUTS = "validation histories";

  /** Devices of training requests. */
  public static final String TRAINING_REQUESTS = "training requests";

  /** Devices on which success curves are computed. */
  public static final String TRAINING_DEVICES = "training devices";

  /** Devices on which a mapper's own pulses are simulated. */
  public static final String OUTCOMES = "outcomes";

  /** Devices of requests that train voltages. */
  public static final String VOLTAGE_REQUESTS = "voltage requests";

  /** Devices to which the latent model is fitted. */
  public static final String LATENT_FIT = "survey";

  /** Devices of a validation. */
  public static final String VALIDATION = "validation";

  /** Devices on which the open-loop optimum of a validation is chosen. */
  public static final String VALIDATION_OPTIMUM = "ceiling";

  /** Tolerances of training requests. */
  public static final String TOLERANCES = "tolerances";

  /** Tolerances of requests that train voltages. */
  public static final String VOLTAGE_TOLERANCES = "voltage tolerances";

  /** Tolerances of simulated outcomes. */
  public static final String OUTCOME_TOLERANCES = "outcome tolerances";

  /** Networks of a training; parent of their names. */
  public static final String NETWORK = "network";

  /** Name of the cold-start length network of a polarity, followed by the polarity. */
  public static final String LENGTH_NETWORK = "seconds-";

  /** Name of the cold-start success network of a polarity, followed by the polarity. */
  public static final String SUCCESS_NETWORK = "success-";

  /** Name of the voltage network of a polarity, followed by the polarity. */
  public static final String VOLTAGE_NETWORK = "volts-";

  /** Name of the length network for adapted cells, followed by the polarity. */
  public static final String ADAPTED_LENGTH_NETWORK = "experienced-seconds-";

  /** Name of the success network for adapted cells, followed by the polarity. */
  public static final String ADAPTED_SUCCESS_NETWORK = "experienced-success-";

  /** Initial weights of a network. */
  public static final String WEIGHTS = "weights";

  /** Order of the samples of a stage. */
  public static final String ORDER = "order";

  /** Devices of an evaluation. */
  public static final String EVALUATION = "mapper trial";

  /** Rounds of the evaluation of sequences; parent of the next four. */
  public static final String EVALUATION_ROLLOUTS = "history";

  /** Start conductances of a round. */
  public static final String START = "start";

  /** Target conductances of a round. */
  public static final String TARGET = "target";

  /** Readings before the pulses of a round. */
  public static final String READING_BEFORE = "reading before";

  /** Readings after the pulses of a round. */
  public static final String READING_AFTER = "reading after";

  /** Devices on which the open-loop optimum of an evaluation is chosen. */
  public static final String OPTIMUM_DEVICES = "devices of the ceiling";

  /** Devices on which a map of the optimum is evaluated. */
  public static final String MAP_DEVICES = "devices of the map";

  /** Devices of the study of error sources. */
  public static final String ERROR_SOURCES = "baseline study";

  /** Devices on which the best common factor on all times is chosen. */
  public static final String BEST_FACTOR_DEVICES = "devices of the best factor";

  private RandomStreams() {}
}
