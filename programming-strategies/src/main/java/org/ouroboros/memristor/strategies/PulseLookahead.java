package org.ouroboros.memristor.strategies;

import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.internal.random.StandardNormal;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.TransitTimePredictor;

/**
 * One-step lookahead over the posterior of a cell: finds the pulse with the least expected cost in
 * pulses, its own and the cost-to-go of {@link ExpectedPulsesTable} at the conductance where each
 * sample device lands (0 inside the tolerance band).
 *
 * <p>Two voltages are tried: the strongest at which the expected device needs at least the driver's
 * shortest good pulse, and the strongest at which it needs 5 times as long. Not thread-safe; one
 * instance per thread.
 */
final class PulseLookahead {
  private static final int MAX_CANDIDATES = 20;

  /** Bounds of the margin of candidate lengths around the log times of the sample devices. */
  private static final double MIN_LOG_MARGIN = 0.05;

  private static final double MAX_LOG_MARGIN = 0.7;

  /** Minimum expected duration at each voltage tried, in shortest good pulses. */
  private static final double[] DURATION_FACTORS = {1, 5};

  /** Factor on the read noise, as both the start and the next reading are noisy. */
  private static final double NOISE_FACTOR = 1.3;

  /** Evaluated conductances inside the band, as fractions of the tolerance. */
  private static final double[] BAND_POSITIONS = {-1, -0.5, 0, 0.5, 1};

  private static final int MAX_POINTS = 2 * ExpectedPulsesTable.DISTANCES + BAND_POSITIONS.length;

  private final TransitTimePredictor predictor;
  private final PulseDriver driver;
  private final VoltageGrid voltages;
  private final double relativeReadNoise;
  private final double logMinGoodSeconds;
  private final double pulseEquivalentSeconds;

  // Conductances along the path, and the cost-to-go at each.
  private final double[] siemens = new double[MAX_POINTS];
  private final double[] costToGo = new double[MAX_POINTS];
  private final double[][] logTransitSeconds;
  private int pointCount;
  private double startCostToGo;

  private final double[] candidateSeconds = new double[MAX_CANDIDATES];
  private final double[] logCandidateSeconds = new double[MAX_CANDIDATES];
  private final double[] candidateCosts = new double[MAX_CANDIDATES];
  private int candidateCount;

  private double volts;
  private double seconds;
  private double cost;

  /** Makes a lookahead; the equivalent time costs as much as one more pulse. */
  PulseLookahead(
      TransitTimePredictor predictor,
      PulseDriver driver,
      double relativeReadNoise,
      double pulseEquivalentSeconds) {
    this.predictor = predictor;
    logTransitSeconds = new double[predictor.devices()][MAX_POINTS];
    this.driver = driver;
    voltages = new VoltageGrid(driver);
    logMinGoodSeconds = Math.log(VoltageGrid.shortestGoodSeconds(driver));
    this.relativeReadNoise = relativeReadNoise;
    this.pulseEquivalentSeconds = pulseEquivalentSeconds;
  }

  double volts() {
    return volts;
  }

  double seconds() {
    return seconds;
  }

  /** Expected cost of the planned pulse and those that follow, in pulses. */
  double cost() {
    return cost;
  }

  /** Plans a pulse for the cell that is loaded into the predictor. */
  void plan(
      double startSiemens,
      double targetSiemens,
      double relativeTolerance,
      ExpectedPulsesTable table) {
    cost = Double.POSITIVE_INFINITY;
    Polarity polarity = Polarity.towards(startSiemens, targetSiemens);
    double lastVolts = Double.NaN;
    for (double durationFactor : DURATION_FACTORS) {
      double minLogSeconds = logMinGoodSeconds + Math.log(durationFactor);
      int index =
          voltages.strongestIndex(
              polarity,
              v -> predictor.expectedLogSeconds(v, startSiemens, targetSiemens) >= minLogSeconds);
      double candidateVolts = voltages.volts(polarity, index);
      if (candidateVolts != lastVolts) {
        predictor.setMove(candidateVolts, startSiemens, targetSiemens);
        if (Double.isNaN(lastVolts)) {
          buildPoints(startSiemens, targetSiemens, relativeTolerance, table);
        }
        evaluateVoltage(candidateVolts, targetSiemens);
        lastVolts = candidateVolts;
      }
    }
  }

  /** Collects conductances from the present one to the end of the range. */
  private void buildPoints(
      double startSiemens,
      double targetSiemens,
      double relativeTolerance,
      ExpectedPulsesTable table) {
    int startSide = startSiemens < targetSiemens ? 0 : 1;
    double startIndex = table.gridIndex(targetSiemens, startSiemens, relativeTolerance);
    startCostToGo =
        missProbability(startSiemens, targetSiemens, relativeTolerance)
            * table.expectedPulses(targetSiemens, startSide, startIndex, predictor.uncertainty());
    pointCount = 0;
    for (int k = (int) Math.ceil(startIndex) - 1; k >= 0; k--) {
      addOutsidePoint(startSiemens, targetSiemens, startSide, k, relativeTolerance, table);
    }
    double sign = startSide == 0 ? 1 : -1;
    for (double position : BAND_POSITIONS) {
      double bandSiemens = targetSiemens * (1 + sign * position * relativeTolerance);
      double clampedSiemens =
          Math.max(table.minSiemens(), Math.min(table.maxSiemens(), bandSiemens));
      if (sign * (clampedSiemens - startSiemens) > 0) {
        addInsidePoint(startSiemens, targetSiemens, relativeTolerance, clampedSiemens, table);
      }
    }
    if (!table.isSideEmpty(targetSiemens, 1 - startSide, relativeTolerance)) {
      for (int k = 0; k < ExpectedPulsesTable.DISTANCES; k++) {
        addOutsidePoint(startSiemens, targetSiemens, 1 - startSide, k, relativeTolerance, table);
      }
    }
  }

  private void addOutsidePoint(
      double startSiemens,
      double targetSiemens,
      int side,
      int index,
      double relativeTolerance,
      ExpectedPulsesTable table) {
    double pointSiemens = table.gridSiemens(targetSiemens, side, index, relativeTolerance);
    double uncertainty = predictor.uncertaintyAfter(startSiemens, pointSiemens);
    siemens[pointCount] = pointSiemens;
    costToGo[pointCount++] =
        missProbability(pointSiemens, targetSiemens, relativeTolerance)
            * table.expectedPulses(targetSiemens, side, index, uncertainty);
  }

  private void addInsidePoint(
      double startSiemens,
      double targetSiemens,
      double relativeTolerance,
      double pointSiemens,
      ExpectedPulsesTable table) {
    double missProbability = missProbability(pointSiemens, targetSiemens, relativeTolerance);
    siemens[pointCount] = pointSiemens;
    costToGo[pointCount++] =
        missProbability == 0
            ? 0
            : missProbability
                * table.expectedPulses(
                    targetSiemens,
                    pointSiemens < targetSiemens ? 0 : 1,
                    0,
                    predictor.uncertaintyAfter(startSiemens, pointSiemens));
  }

  /** Probability that a reading of a conductance lies outside the band. */
  private double missProbability(
      double pointSiemens, double targetSiemens, double relativeTolerance) {
    if (relativeReadNoise == 0) {
      return Math.abs(pointSiemens - targetSiemens)
              <= relativeTolerance * targetSiemens * (1 + 1e-9)
          ? 0
          : 1;
    }
    double sigma = NOISE_FACTOR * relativeReadNoise * pointSiemens;
    return 1
        - StandardNormal.cdf((targetSiemens * (1 + relativeTolerance) - pointSiemens) / sigma)
        + StandardNormal.cdf((targetSiemens * (1 - relativeTolerance) - pointSiemens) / sigma);
  }

  private void evaluateVoltage(double candidateVolts, double targetSiemens) {
    predictor.logSeconds(siemens, pointCount, logTransitSeconds);
    buildCandidates(targetSiemens);
    for (int device = 0; device < logTransitSeconds.length; device++) {
      addExpectedCost(logTransitSeconds[device], predictor.weight(device));
    }
    for (int i = 0; i < candidateCount; i++) {
      if (candidateCosts[i] < cost) {
        cost = candidateCosts[i];
        volts = candidateVolts;
        seconds = candidateSeconds[i];
      }
    }
  }

  /** Candidate lengths in equal ratios around those that the sample devices need. */
  private void buildCandidates(double targetSiemens) {
    int targetPoint = 0;
    while (targetPoint < pointCount - 1
        && Math.abs(siemens[targetPoint] / targetSiemens - 1) > 1e-9) {
      targetPoint++;
    }
    double minLogSeconds = Double.POSITIVE_INFINITY;
    double maxLogSeconds = Double.NEGATIVE_INFINITY;
    for (double[] row : logTransitSeconds) {
      minLogSeconds = Math.min(minLogSeconds, row[targetPoint]);
      maxLogSeconds = Math.max(maxLogSeconds, row[targetPoint]);
    }
    double margin =
        Math.max(MIN_LOG_MARGIN, Math.min(MAX_LOG_MARGIN, maxLogSeconds - minLogSeconds));
    minLogSeconds -= margin;
    maxLogSeconds += margin;
    candidateCount = 0;
    for (int i = 0; i < MAX_CANDIDATES; i++) {
      double requestedSeconds =
          Math.exp(minLogSeconds + (maxLogSeconds - minLogSeconds) * i / (MAX_CANDIDATES - 1));
      double actualSeconds = driver.clampedSeconds(requestedSeconds);
      if (candidateCount == 0 || actualSeconds > candidateSeconds[candidateCount - 1]) {
        candidateSeconds[candidateCount] = actualSeconds;
        logCandidateSeconds[candidateCount] = Math.log(actualSeconds);
        candidateCosts[candidateCount++] = 1 + actualSeconds / pulseEquivalentSeconds;
      }
    }
  }

  /** Adds the weighted cost-to-go of one sample device to each candidate length. */
  private void addExpectedCost(double[] logTimes, double weight) {
    int next = 0;
    for (int i = 0; i < candidateCount; i++) {
      double logSeconds = logCandidateSeconds[i];
      while (next < pointCount && logTimes[next] <= logSeconds) {
        next++;
      }
      double landingCost;
      if (next == pointCount) {
        landingCost = costToGo[pointCount - 1];
      } else if (next == 0) {
        landingCost =
            startCostToGo + Math.exp(logSeconds - logTimes[0]) * (costToGo[0] - startCostToGo);
      } else {
        double fraction = (logSeconds - logTimes[next - 1]) / (logTimes[next] - logTimes[next - 1]);
        landingCost = costToGo[next - 1] + fraction * (costToGo[next] - costToGo[next - 1]);
      }
      candidateCosts[i] += weight * landingCost;
    }
  }
}
