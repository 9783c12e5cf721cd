package org.ouroboros.memristor.mapper.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ouroboros.memristor.core.bank.DeviceBank;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Polarity;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.mapper.DeviceBelief;
import org.ouroboros.memristor.mapper.LatentTimes;
import org.ouroboros.memristor.mapper.Population;

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
final class LatentSurvey {

  /** Conductance intervals in the tables of a mapper. */
  private static final int INTERVALS = 128;

  /** Tabulated values of the first latent. */
  private static final int PLACES = 25;

  /** Tabulated voltages of a polarity that has several. */
  private static final int VOLTAGES = 9;

  /** A time through an interval of this many times the longest pulse counts as standstill. */
  private static final double STANDSTILL = 1e4;

  /** Devices on which the residual of the two-latent model is measured. */
  private static final int PROBES = 48;

  private final Population population;
  private final PulseDriver driver;
  private final DeviceBank bank;
  private final Workers workers;
  private final Run run;
  private final int[] varied;
  private final double[] centre;
  private final double[] spread;
  private final double[][] directions;
  private final double cap;
  private final Optional<DeviceBelief> belief;

  private LatentSurvey(Population population, PulseDriver driver, Run run, Workers workers) {
    this.population = population;
    this.driver = driver;
    this.run = run;
    this.workers = workers;
    bank = population.bank(workers);
    cap = Math.log(STANDSTILL * driver.longestSeconds());
    DeviceModel model = population.model();
    double[] nominal = model.nominalParameters();
    List<Integer> found = new ArrayList<>();
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
        found.add(p);
      }
    }
    varied = found.stream().mapToInt(Integer::intValue).toArray();
    centre = means;
    spread = sigmas;
    directions = varied.length == 0 ? new double[0][] : principal();
    belief = varied.length == 0 ? Optional.empty() : Optional.of(believe());
  }

  /**
   * Fits a population.
   *
   * @param population the devices; of one state component
   * @param driver the driver, for its voltages
   * @param run progress and cancellation
   * @param workers the threads to use
   * @return the fit; empty if all devices are alike
   */
  static Optional<LatentSurvey> of(
      Population population, PulseDriver driver, Run run, Workers workers) {
    LatentSurvey survey = new LatentSurvey(population, driver, run, workers);
    return survey.varied.length == 0 ? Optional.empty() : Optional.of(survey);
  }

  private double relative(int cell, int parameter) {
    double nominal = population.model().nominalParameters()[parameter];
    return nominal == 0 ? 0 : (bank.parameter(cell, parameter) - nominal) / Math.abs(nominal);
  }

  /** Pairs of latents of the first devices of the population. */
  double[][] latents(int count) {
    double[][] latents = new double[Math.min(count, population.count())][];
    for (int cell = 0; cell < latents.length; cell++) {
      latents[cell] = latentsOf(cell);
    }
    return latents;
  }

  /** Parameters of a device at given multiples of the standard deviations from the mean. */
  private double[] parameters(double[] offsets) {
    double[] parameters = population.model().nominalParameters();
    for (int p = 0; p < parameters.length; p++) {
      parameters[p] += Math.abs(parameters[p]) * (centre[p] + spread[p] * offsets[p]);
    }
    return parameters;
  }

  private double[] at(double first, double second) {
    double[] offsets = new double[centre.length];
    for (int k = 0; k < varied.length; k++) {
      offsets[varied[k]] = first * directions[0][k] + second * directions[1][k];
    }
    return parameters(offsets);
  }

  /** Log times through all intervals at a voltage. */
  private double[] logSeconds(double volts, double[] parameters) {
    double[] since =
        PassageTable.times(
            population.model(),
            volts,
            parameters,
            PassageTable.grid(population.model(), INTERVALS));
    double[] logs = new double[INTERVALS];
    for (int j = 0; j < INTERVALS; j++) {
      double seconds = Math.abs(since[j + 1] - since[j]);
      double log = Math.log(seconds);
      logs[j] = log < cap ? log : cap;
    }
    // Intervals that take no time, such as those outside of a device's window, get a tiny one.
    for (int j = 0; j < INTERVALS; j++) {
      logs[j] = Math.max(logs[j], cap - 60);
    }
    return logs;
  }

  private double operatingVolts(Polarity polarity) {
    VoltageRange range = driver.range(polarity);
    return range.weakestVolts() == range.strongestVolts()
        ? range.weakestVolts()
        : population.model().operatingPoint().volts(polarity);
  }

  /** The principal directions, as unit vectors over the varying parameters. */
  private double[][] principal() {
    int count = varied.length;
    double[][] changes = new double[count][2 * INTERVALS];
    workers.forRange(
        count,
        1,
        (from, to) -> {
          for (int k = from; k < to; k++) {
            for (Polarity polarity : Polarity.values()) {
              double[] offsets = new double[centre.length];
              offsets[varied[k]] = 1;
              double[] more = logSeconds(operatingVolts(polarity), parameters(offsets));
              offsets[varied[k]] = -1;
              double[] less = logSeconds(operatingVolts(polarity), parameters(offsets));
              for (int j = 0; j < INTERVALS; j++) {
                changes[k][(polarity == Polarity.SET ? 0 : INTERVALS) + j] =
                    0.5 * Math.max(-20, Math.min(20, more[j] - less[j]));
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
      double offset = (relative(cell, p) - centre[p]) / spread[p];
      latents[0] += directions[0][k] * offset;
      latents[1] += directions[1][k] * offset;
    }
    return latents;
  }

  /** The latent model of the population, for exact readings. */
  DeviceBelief belief() {
    return belief.orElseThrow();
  }

  private DeviceBelief believe() {
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
    DeviceBelief.Prior prior = new DeviceBelief.Prior(covariance, lowest, highest, walk());
    LatentTimes set = times(Polarity.SET, lowest[0], highest[0]);
    LatentTimes reset = times(Polarity.RESET, lowest[0], highest[0]);
    DeviceBelief rough = new DeviceBelief(set, reset, prior, new DeviceBelief.Noise(1, 0));
    return new DeviceBelief(set, reset, prior, new DeviceBelief.Noise(error(rough), 0));
  }

  private LatentTimes times(Polarity polarity, double least, double most) {
    VoltageRange range = driver.range(polarity);
    boolean single = range.weakestVolts() == range.strongestVolts();
    double[] volts = new double[single ? 1 : VOLTAGES];
    for (int v = 0; v < volts.length; v++) {
      double part = single ? 0 : v / (VOLTAGES - 1.0);
      volts[v] = range.weakestVolts() + part * (range.strongestVolts() - range.weakestVolts());
    }
    double[][][] logs = new double[volts.length][PLACES][];
    double[][] slopes = new double[volts.length][];
    int tasks = PLACES + 1;
    workers.forRange(
        volts.length * tasks,
        1,
        (from, to) -> {
          for (int n = from; n < to; n++) {
            Cancelled.check(run);
            int v = n / tasks;
            int k = n % tasks;
            if (k < PLACES) {
              double latent = least + (most - least) * k / (PLACES - 1);
              logs[v][k] = rounded(logSeconds(volts[v], at(latent, 0)));
            } else {
              double[] more = logSeconds(volts[v], at(0, 0.5));
              double[] less = logSeconds(volts[v], at(0, -0.5));
              slopes[v] = new double[INTERVALS];
              for (int j = 0; j < INTERVALS; j++) {
                double change = more[j] - less[j];
                slopes[v][j] = Math.abs(change) < 20 ? change : 0;
              }
              slopes[v] = rounded(slopes[v]);
            }
          }
        });
    SiemensRange siemens = population.model().window().siemens(population.model());
    return new LatentTimes(new LatentTimes.Grid(siemens, volts, least, most), logs, slopes);
  }

  /** Six digits are far below the model's residual, and keep files small. */
  private static double[] rounded(double[] values) {
    return Arrays.stream(values).map(value -> Math.rint(value * 1e5) / 1e5).toArray();
  }

  private DeviceBelief.Walk walk() {
    DeviceModel model = population.model();
    double[] direct = new double[3];
    double[] slope = new double[3];
    List<Variation.Spread> spreads = population.variation().forModel(model);
    for (int k = 0; k < varied.length; k++) {
      Variation.CycleChange change = spreads.get(varied[k]).cycle();
      double perSpread = 1 / spread[varied[k]];
      if (change instanceof Variation.BoundedWalk bounded) {
        // Variance of a uniform number in [-1, 1]: 1/3.
        add(direct, k, Math.pow(bounded.direct() * perSpread, 2) / 3);
        add(slope, k, Math.pow(bounded.slope() * perSpread, 2) / 3);
      } else if (change instanceof Variation.Independent fresh) {
        add(direct, k, Math.pow(fresh.relativeSigma() * perSpread, 2));
      }
    }
    return new DeviceBelief.Walk(
        direct,
        slope,
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
    double[] grid = PassageTable.grid(model, INTERVALS);
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
  private double error(DeviceBelief belief) {
    double[] sums = new double[2];
    for (Polarity polarity : Polarity.values()) {
      double volts = operatingVolts(polarity);
      LatentTimes times = belief.of(polarity);
      LatentTimes.Level level = times.at(volts);
      double[] grid = PassageTable.grid(population.model(), INTERVALS);
      double[] logs = new double[times.places()];
      double[] change = new double[times.places()];
      for (int cell = 0; cell < Math.min(PROBES, population.count()); cell++) {
        double[] z = latentsOf(cell);
        double[] exact = logSeconds(volts, Course.parameters(bank, cell));
        for (int j = 0; j < INTERVALS; j++) {
          if (exact[j] < cap && exact[j] > cap - 60) {
            level.between(grid[j], grid[j + 1], logs, change);
            double log = times.interpolate(logs, z[0]) + z[1] * times.interpolate(change, z[0]);
            double off = log - exact[j];
            sums[0] += Math.min(1, off * off);
            sums[1]++;
          }
        }
      }
    }
    return Math.max(1e-2, Math.sqrt(sums[0] / Math.max(1, sums[1])));
  }
}
