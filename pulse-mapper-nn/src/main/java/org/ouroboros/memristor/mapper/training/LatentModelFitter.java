package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.mapper.Population;
import org.ouroboros.memristor.mapper.TrainingSettings;
import org.ouroboros.memristor.mapper.internal.latent.LatentDeviceModel;
import org.ouroboros.memristor.mapper.internal.latent.LatentTransitTimes;

/**
 * Fits the two latents of a population that explain most of its switching speeds, and the
 * dependence of transit times on them.
 *
 * <p><b>Implementation note.</b> Varying parameters are taken relative to their nominal values and
 * in units of their standard deviations. The two leading eigenvectors of the Gram matrix of the
 * sensitivities of all log transit times (their principal components) are the directions of the
 * latents. Times are then computed exactly for nominal devices moved along the first direction, and
 * by central differences along the second.
 */
final class LatentModelFitter {
  /** Conductance intervals in the tables of a mapper. */
  private static final int INTERVALS = 128;

  /** Tabulated values of the first latent. */
  private static final int LATENT_POINTS = 25;

  /** Tabulated voltages of a polarity that has several. */
  private static final int VOLTAGES = 9;

  /** A time through an interval of this many times the longest pulse counts as standstill. */
  private static final double STANDSTILL_FACTOR = 1e4;

  /** Devices on which the residual of the two-latent model is measured. */
  private static final int PROBES = 48;

  private final Population population;
  private final PulseDriver driver;
  private final DeviceBank bank;
  private final RunContext run;
  private final int[] varied;
  private final double[] parameterMeans;
  private final double[] standardDeviations;
  private final double[][] directions;
  private final double maxLogSeconds;
  private final Optional<LatentDeviceModel> latentModel;

  private LatentModelFitter(Population population, PulseDriver driver, RunContext run) {
    this.population = population;
    this.driver = driver;
    this.run = run;
    bank = population.bank(run.workers());
    maxLogSeconds = Math.log(STANDSTILL_FACTOR * driver.longestSeconds());
    DeviceModel model = population.model();
    double[] nominal = model.nominalParameters();
    List<Integer> varying = new ArrayList<>();
    double[] means = new double[nominal.length];
    double[] sigmas = new double[nominal.length];
    for (int p = 0; p < nominal.length; p++) {
      double sum = 0;
      double squares = 0;
      for (int cell = 0; cell < population.count(); cell++) {
        double u = relative(cell, p);
        sum += u;
        squares += u * u;
      }
      means[p] = sum / population.count();
      sigmas[p] = Math.sqrt(Math.max(0, squares / population.count() - means[p] * means[p]));
      if (sigmas[p] > 1e-9) {
        varying.add(p);
      }
    }
    varied = varying.stream().mapToInt(Integer::intValue).toArray();
    parameterMeans = means;
    standardDeviations = sigmas;
    directions = varied.length == 0 ? new double[0][] : principalDirections();
    latentModel = varied.length == 0 ? Optional.empty() : Optional.of(buildModel());
  }

  /** Fits a population of devices of one state component; empty if all devices are alike. */
  static Optional<LatentModelFitter> of(Population population, PulseDriver driver, RunContext run) {
    LatentModelFitter fitter = new LatentModelFitter(population, driver, run);
    return fitter.varied.length == 0 ? Optional.empty() : Optional.of(fitter);
  }

  private double relative(int cell, int parameter) {
    double nominal = population.model().nominalParameters()[parameter];
    return nominal == 0 ? 0 : (bank.parameter(cell, parameter) - nominal) / Math.abs(nominal);
  }

  /** A new ensemble of the first devices of the population. */
  LatentEnsemble newEnsemble(TrainingSettings.Effort effort) {
    double[][] latents =
        new double[Math.min(Math.max(64, effort.devices() / 16), population.count())][];
    Arrays.setAll(latents, this::latentsOf);
    return LatentEnsemble.ofPopulation(latentModel(), latents);
  }

  /** Parameters of a device at given multiples of the standard deviations from the mean. */
  private double[] parameters(double[] offsets) {
    double[] parameters = population.model().nominalParameters();
    for (int p = 0; p < parameters.length; p++) {
      parameters[p] +=
          Math.abs(parameters[p]) * (parameterMeans[p] + standardDeviations[p] * offsets[p]);
    }
    return parameters;
  }

  private double[] parametersAt(double latent1, double latent2) {
    double[] offsets = new double[parameterMeans.length];
    for (int k = 0; k < varied.length; k++) {
      offsets[varied[k]] = latent1 * directions[0][k] + latent2 * directions[1][k];
    }
    return parameters(offsets);
  }

  /** Log times through all intervals at a voltage. */
  private double[] logSeconds(double volts, double[] parameters) {
    double[] cumulativeSeconds =
        TransitTimeTable.times(
            population.model(),
            volts,
            parameters,
            TransitTimeTable.grid(population.model(), INTERVALS));
    double[] logTimes = new double[INTERVALS];
    for (int j = 0; j < INTERVALS; j++) {
      double seconds = Math.abs(cumulativeSeconds[j + 1] - cumulativeSeconds[j]);
      double log = Math.log(seconds);
      // Intervals that take no time, such as those outside of a device's window, get a tiny one.
      logTimes[j] = log < maxLogSeconds ? Math.max(log, maxLogSeconds - 60) : maxLogSeconds;
    }
    return logTimes;
  }

  private double operatingVolts(Polarity polarity) {
    VoltageRange range = driver.voltageRange(polarity);
    return range.isFixed()
        ? range.weakestVolts()
        : population.model().operatingPoint().volts(polarity);
  }

  /** The principal directions, as unit vectors over the varying parameters. */
  private double[][] principalDirections() {
    int count = varied.length;
    double[][] changes = new double[count][2 * INTERVALS];
    run.workers()
        .forRange(
            count,
            1,
            (from, to) -> {
              for (int k = from; k < to; k++) {
                for (Polarity polarity : Polarity.values()) {
                  double[] offsets = new double[parameterMeans.length];
                  offsets[varied[k]] = 1;
                  double[] upper = logSeconds(operatingVolts(polarity), parameters(offsets));
                  offsets[varied[k]] = -1;
                  double[] lower = logSeconds(operatingVolts(polarity), parameters(offsets));
                  for (int j = 0; j < INTERVALS; j++) {
                    changes[k][(polarity == Polarity.SET ? 0 : INTERVALS) + j] =
                        0.5 * Math.max(-20, Math.min(20, upper[j] - lower[j]));
                  }
                }
              }
            });
    double[][] gram = new double[count][count];
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        for (int j = 0; j < 2 * INTERVALS; j++) {
          gram[a][b] += changes[a][j] * changes[b][j];
        }
      }
    }
    double[][] vectors = SymmetricEigen.vectors(gram);
    double[] none = new double[count];
    return new double[][] {vectors[0], count > 1 ? vectors[1] : none};
  }

  private double[] latentsOf(int cell) {
    double[] latents = new double[2];
    for (int k = 0; k < varied.length; k++) {
      int p = varied[k];
      double offset = (relative(cell, p) - parameterMeans[p]) / standardDeviations[p];
      latents[0] += directions[0][k] * offset;
      latents[1] += directions[1][k] * offset;
    }
    return latents;
  }

  /** The latent model of the population, for exact readings. */
  LatentDeviceModel latentModel() {
    return latentModel.orElseThrow();
  }

  private LatentDeviceModel buildModel() {
    double[] lowest = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] highest = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    double[] covariance = new double[3];
    for (int cell = 0; cell < population.count(); cell++) {
      double[] z = latentsOf(cell);
      for (int k = 0; k < 2; k++) {
        lowest[k] = Math.min(lowest[k], z[k]);
        highest[k] = Math.max(highest[k], z[k]);
      }
      covariance[0] += z[0] * z[0] / population.count();
      covariance[1] += z[0] * z[1] / population.count();
      covariance[2] += z[1] * z[1] / population.count();
    }
    LatentDeviceModel.Prior prior =
        new LatentDeviceModel.Prior(covariance, lowest, highest, drift());
    LatentTransitTimes set = transitTimes(Polarity.SET, lowest[0], highest[0]);
    LatentTransitTimes reset = transitTimes(Polarity.RESET, lowest[0], highest[0]);
    LatentDeviceModel rough =
        new LatentDeviceModel(set, reset, prior, new LatentDeviceModel.Noise(1, 0));
    return new LatentDeviceModel(
        set, reset, prior, new LatentDeviceModel.Noise(residual(rough), 0));
  }

  private LatentTransitTimes transitTimes(Polarity polarity, double minLatent, double maxLatent) {
    VoltageRange range = driver.voltageRange(polarity);
    boolean single = range.isFixed();
    double[] volts = new double[single ? 1 : VOLTAGES];
    for (int v = 0; v < volts.length; v++) {
      double fraction = single ? 0 : v / (VOLTAGES - 1.0);
      volts[v] = range.weakestVolts() + fraction * (range.strongestVolts() - range.weakestVolts());
    }
    double[][][] logTimes = new double[volts.length][LATENT_POINTS][];
    double[][] derivatives = new double[volts.length][];
    int tasks = LATENT_POINTS + 1;
    run.workers()
        .forRange(
            volts.length * tasks,
            1,
            (from, to) -> {
              for (int n = from; n < to; n++) {
                TrainingContext.throwIfCancelled(run);
                int v = n / tasks;
                int k = n % tasks;
                if (k < LATENT_POINTS) {
                  double latent = minLatent + (maxLatent - minLatent) * k / (LATENT_POINTS - 1);
                  logTimes[v][k] = rounded(logSeconds(volts[v], parametersAt(latent, 0)));
                } else {
                  double[] upper = logSeconds(volts[v], parametersAt(0, 0.5));
                  double[] lower = logSeconds(volts[v], parametersAt(0, -0.5));
                  derivatives[v] = new double[INTERVALS];
                  for (int j = 0; j < INTERVALS; j++) {
                    double change = upper[j] - lower[j];
                    derivatives[v][j] = Math.abs(change) < 20 ? change : 0;
                  }
                  derivatives[v] = rounded(derivatives[v]);
                }
              }
            });
    ConductanceRange siemens = population.model().window().conductanceRange(population.model());
    return new LatentTransitTimes(
        new LatentTransitTimes.Grid(siemens, volts, minLatent, maxLatent), logTimes, derivatives);
  }

  /** Six digits are far below the model's residual, and keep files small. */
  private static double[] rounded(double[] values) {
    return Arrays.stream(values).map(value -> Math.rint(value * 1e5) / 1e5).toArray();
  }

  private LatentDeviceModel.CycleDrift drift() {
    DeviceModel model = population.model();
    double[] baseCovariance = new double[3];
    double[] switchingCovariance = new double[3];
    List<Variation.ParameterVariation> variations = population.variation().forModel(model);
    for (int k = 0; k < varied.length; k++) {
      Variation.CycleVariation change = variations.get(varied[k]).cycle();
      double perSigma = 1 / standardDeviations[varied[k]];
      if (change instanceof Variation.BoundedRandomWalk bounded) {
        // Variance of a uniform number in [-1, 1]: 1/3.
        add(baseCovariance, k, Math.pow(bounded.baseAmplitude() * perSigma, 2) / 3);
        add(switchingCovariance, k, Math.pow(bounded.switchingAmplitude() * perSigma, 2) / 3);
      } else if (change instanceof Variation.IndependentCycleNoise independent) {
        add(baseCovariance, k, Math.pow(independent.relativeSigma() * perSigma, 2));
      }
    }
    return new LatentDeviceModel.CycleDrift(
        baseCovariance,
        switchingCovariance,
        states(model),
        model.lowerState(model.nominalParameters()),
        model.upperState(model.nominalParameters()));
  }

  private void add(double[] covariance, int k, double variance) {
    covariance[0] += variance * directions[0][k] * directions[0][k];
    covariance[1] += variance * directions[0][k] * directions[1][k];
    covariance[2] += variance * directions[1][k] * directions[1][k];
  }

  private static double[] states(DeviceModel model) {
    double[] grid = TransitTimeTable.grid(model, INTERVALS);
    double[] parameters = model.nominalParameters();
    double[] states = new double[grid.length];
    for (int j = 0; j < grid.length; j++) {
      double[] state = model.restState(parameters);
      if (j == 0 || j == grid.length - 1) {
        states[j] = j == 0 ? model.window().lowerState() : model.window().upperState();
      } else {
        model.setConductance(grid[j], model.operatingPoint().readVolts(), state, parameters);
        states[j] = state[0];
      }
    }
    return states;
  }

  /**
   * Residual of log times under the two-latent model: standard deviation over devices and
   * intervals, standstill excluded.
   */
  private double residual(LatentDeviceModel fitted) {
    double[] sums = new double[2];
    for (Polarity polarity : Polarity.values()) {
      double volts = operatingVolts(polarity);
      LatentTransitTimes times = fitted.transitTimes(polarity);
      LatentTransitTimes.AtVoltage atVoltage = times.atVoltage(volts);
      double[] grid = TransitTimeTable.grid(population.model(), INTERVALS);
      double[] logTimes = new double[times.latentCount()];
      double[] derivatives = new double[times.latentCount()];
      for (int cell = 0; cell < Math.min(PROBES, population.count()); cell++) {
        double[] z = latentsOf(cell);
        double[] exact = logSeconds(volts, bank.parameters(cell));
        for (int j = 0; j < INTERVALS; j++) {
          if (exact[j] < maxLogSeconds && exact[j] > maxLogSeconds - 60) {
            atVoltage.logSecondsBetween(grid[j], grid[j + 1], logTimes, derivatives);
            double log =
                times.interpolate(logTimes, z[0]) + z[1] * times.interpolate(derivatives, z[0]);
            double deviation = log - exact[j];
            sums[0] += Math.min(1, deviation * deviation);
            sums[1]++;
          }
        }
      }
    }
    return Math.max(1e-2, Math.sqrt(sums[0] / Math.max(1, sums[1])));
  }
}
