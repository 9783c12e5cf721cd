package org.ouroboros.memristor.mapper.internal.random;

/**
 * Purposes of the random streams of populations, requests, trainings and evaluations. A changed
 * text changes all results; the names of networks in trainings name their checkpoints too.
 */
public final class RandomStreams {
  // Populations and data sets.
  public static final String DEVICES = "devices";
  public static final String CYCLE = "cycle";
  public static final String JITTER = "jitter";
  public static final String REACHABLE_REQUESTS = "reachable";
  public static final String UNIFORM_REQUESTS = "any to any";
  public static final String READS = "reads";

  // Devices of a training.
  public static final String TRAINING_REQUESTS = "training requests";
  public static final String TRAINING_DEVICES = "training devices";
  public static final String OUTCOMES = "outcomes";
  public static final String VOLTAGE_REQUESTS = "voltage requests";
  public static final String LATENT_FIT = "survey";
  public static final String VALIDATION = "validation";
  public static final String VALIDATION_OPTIMUM = "ceiling";
  public static final String VALIDATION_ROLLOUTS = "validation histories";

  // Tolerances of the requests of a training.
  public static final String TOLERANCES = "tolerances";
  public static final String VOLTAGE_TOLERANCES = "voltage tolerances";
  public static final String OUTCOME_TOLERANCES = "outcome tolerances";

  // Rollouts of a training; of every rollout the rounds derive from the first.
  public static final String TRAINING_ROLLOUTS = "histories";
  public static final String OUTCOME_ROLLOUTS = "outcomes of histories";

  // Networks; the parent of their names, and the names, each followed by the polarity.
  public static final String NETWORK = "network";
  public static final String LENGTH_NETWORK = "seconds-";
  public static final String SUCCESS_NETWORK = "success-";
  public static final String VOLTAGE_NETWORK = "volts-";
  public static final String ADAPTED_LENGTH_NETWORK = "experienced-seconds-";
  public static final String ADAPTED_SUCCESS_NETWORK = "experienced-success-";

  // One network.
  public static final String WEIGHTS = "weights";
  public static final String ORDER = "order";

  // Devices of evaluations.
  public static final String EVALUATION = "mapper trial";
  public static final String OPTIMUM_DEVICES = "devices of the ceiling";
  public static final String MAP_DEVICES = "devices of the map";
  public static final String ERROR_SOURCES = "baseline study";
  public static final String BEST_FACTOR_DEVICES = "devices of the best factor";

  // The evaluation of sequences: parent of the rounds, and numbers of a round.
  public static final String EVALUATION_ROLLOUTS = "history";
  public static final String START = "start";
  public static final String TARGET = "target";
  public static final String READING_BEFORE = "reading before";
  public static final String READING_AFTER = "reading after";

  private RandomStreams() {}
}
