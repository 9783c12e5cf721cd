package org.ouroboros.memristor.examples.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.programming.Ledger;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.core.run.Progress;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;
import org.ouroboros.memristor.examples.programming.DeviceArray;
import org.ouroboros.memristor.strategies.IncrementalPulses;
import org.ouroboros.memristor.strategies.PulseWidths;
import org.ouroboros.memristor.strategies.VoltageRamp;
import org.ouroboros.memristor.strategies.WriteVerify;

/**
 * Chooses write-verify settings for each tolerance and read noise by a two-stage grid search: all
 * candidates are evaluated on a small validation array, the best of them again on a larger one.
 * Among the settings whose converged fraction is at most {@link #SLACK} below the best, the one
 * with the fewest pulses, or the least time, in the mean over all cells is chosen.
 */
public final class PulseTuning {

  /** Differences in the converged fraction up to this count as equal. */
  public static final double SLACK = 0.002;

  /** Candidates per family and criterion in the second stage. */
  private static final int FINALISTS = 5;

  /** Ramps end at the strongest voltage of the free driver [V]. */
  private static final double STRONGEST_SET = -0.6;

  private static final double STRONGEST_RESET = 1.2;

  private static final List<Double> FIXED_SECONDS =
      List.of(1e-7, 3e-7, 1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3);
  private static final List<Double> STRIDES = List.of(1.5, 2.0, 3.0, 4.0, 8.0);
  private static final List<Double> FIRST_SECONDS =
      List.of(1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3);
  private static final List<Double> FREE_FIRST_SECONDS = List.of(5e-8, 5e-7, 5e-6);
  private static final List<Double> FREE_VOLTS = List.of(1.0, 1.1, 1.2, 1.35, 1.5);
  private static final List<Double> RAMP_SECONDS = List.of(5e-8, 2e-7, 1e-6, 1e-5);
  private static final List<Double> STARTS = List.of(0.88, 0.92, 0.96, 1.0);
  private static final List<Double> STEPS = List.of(0.015, 0.025, 0.04, 0.06, 0.09);
  private static final List<Integer> BACK_OFFS = List.of(0, 3, 6, 10);

  /** Relative change of voltage that offsets a decade of pulse width near switching. */
  private static final double VOLTS_PER_DECADE = 0.105;

  private static final double REFERENCE_SECONDS = 1e-5;
  private static final int PATIENCE = 20;

  /** Families of write-verify strategies. */
  public enum Family {
    /** Pulses of one width at the published voltages. */
    FIXED("fixed pulses", Voltages.PUBLISHED),
    /** Binary search on the pulse width at the published voltages. */
    WIDTH("binary search on width", Voltages.PUBLISHED),
    /** Incremental step pulses (ISPP) at free voltages. */
    RAMP("step pulses", Voltages.FREE),
    /** Binary search on the pulse width at a free voltage that is the same for all cells. */
    FREE_WIDTH("binary search on width", Voltages.FREE);

    private final String word;
    private final Voltages voltages;

    Family(String word, Voltages voltages) {
      this.word = word;
      this.voltages = voltages;
    }

    Voltages voltages() {
      return voltages;
    }

    String word() {
      return word;
    }
  }

  /** Criterion by which settings are chosen. */
  public enum Aim {
    /** Fewest pulses. */
    PULSES,
    /** Least time. */
    TIME;

    double cost(Trial trial) {
      return this == PULSES ? trial.meanPulses() : trial.meanSeconds();
    }
  }

  /**
   * Settings of the grid.
   *
   * @param family the family
   * @param label the settings as text
   * @param strategy the strategy with these settings
   */
  public record Candidate(Family family, String label, ProgrammingStrategy strategy) {}

  /**
   * Result of settings on a validation array.
   *
   * @param candidate the settings
   * @param terms tolerance and read noise
   * @param cells number of cells programmed
   * @param converged fraction of the cells that converged
   * @param meanPulses pulses per cell
   * @param meanSeconds programming time per cell [s]
   */
  public record Trial(
      Candidate candidate,
      Terms terms,
      int cells,
      double converged,
      double meanPulses,
      double meanSeconds) {}

  private final DeviceModel model;
  private final List<Trial> trials = new ArrayList<>();
  private final Map<String, Trial> chosen = new TreeMap<>();

  private PulseTuning(DeviceModel model) {
    this.model = model;
  }

  /** Searches the grid under all conditions. */
  static PulseTuning run(ComparisonSettings settings, DeviceModel model, Run run, Workers workers) {
    PulseTuning tuning = new PulseTuning(model);
    List<Candidate> grid = tuning.grid();
    List<Terms> all = settings.terms();
    for (Terms terms : all) {
      run.progress().update("tuning write-verify", all.indexOf(terms), all.size());
      DeviceArray few = settings.sifting(model, terms.readNoise(), workers);
      List<Trial> first = tryOut(grid, terms, few, run);
      DeviceArray many = settings.validation(model, terms.readNoise(), workers);
      List<Trial> second = tryOut(finalists(first), terms, many, run);
      if (run.cancellation().requested()) {
        return tuning;
      }
      tuning.trials.addAll(first);
      tuning.trials.addAll(second);
      for (Family family : Family.values()) {
        for (Aim aim : Aim.values()) {
          tuning.chosen.put(key(family, aim, terms), ranked(second, family, aim).get(0));
        }
      }
    }
    run.progress().update("tuning write-verify", all.size(), all.size());
    return tuning;
  }

  private static List<Candidate> finalists(List<Trial> trials) {
    return Arrays.stream(Family.values())
        .flatMap(family -> Arrays.stream(Aim.values()).map(aim -> ranked(trials, family, aim)))
        .flatMap(ranking -> ranking.stream().limit(FINALISTS))
        .map(Trial::candidate)
        .distinct()
        .toList();
  }

  /** Those within {@link #SLACK} of the best convergence by ascending cost, then the others. */
  private static List<Trial> ranked(List<Trial> trials, Family family, Aim aim) {
    List<Trial> those = trials.stream().filter(t -> t.candidate().family() == family).toList();
    double best = those.stream().mapToDouble(Trial::converged).max().orElse(0);
    return those.stream()
        .sorted(
            Comparator.<Trial>comparingInt(t -> t.converged() >= best - SLACK ? 0 : 1)
                .thenComparingDouble(aim::cost))
        .toList();
  }

  private static List<Trial> tryOut(
      List<Candidate> candidates, Terms terms, DeviceArray devices, Run run) {
    BankSnapshot start = devices.array().snapshot();
    List<Trial> trials = new ArrayList<>();
    for (Candidate candidate : candidates) {
      devices.array().restore(start);
      trials.add(tryOut(candidate, terms, devices, run));
    }
    return trials;
  }

  private static Trial tryOut(Candidate candidate, Terms terms, DeviceArray devices, Run run) {
    Run quiet = new Run(run.seed().at("tuning"), Progress.SILENT, run.cancellation());
    ProgrammingReport report =
        candidate
            .strategy()
            .program(devices.array(), ComparisonSettings.task(devices, terms.tolerance()), quiet);
    Ledger.Totals totals = report.ledger().totals();
    double cells = devices.plan().cells();
    return new Trial(
        candidate,
        terms,
        devices.plan().cells(),
        report.converged().share(),
        totals.pulses() / cells,
        totals.seconds() / cells);
  }

  private static String key(Family family, Aim aim, Terms terms) {
    return family + " " + aim + " " + terms;
  }

  /**
   * Returns the chosen settings and their result.
   *
   * @param family the family
   * @param aim the criterion
   * @param terms tolerance and read noise
   * @return the evaluated settings; empty if the tuning was cancelled before
   */
  public Optional<Trial> find(Family family, Aim aim, Terms terms) {
    return Optional.ofNullable(chosen.get(key(family, aim, terms)));
  }

  ProgrammingStrategy strategy(Family family, Aim aim, Terms terms) {
    return find(family, aim, terms).orElseThrow().candidate().strategy();
  }

  /** Criteria for which a candidate was chosen, in lower case; empty for most. */
  List<String> chosenFor(Trial trial) {
    return Arrays.stream(Aim.values())
        .filter(
            aim ->
                find(trial.candidate().family(), aim, trial.terms())
                    .filter(trial::equals)
                    .isPresent())
        .map(aim -> aim.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /**
   * Returns all evaluated settings of both stages.
   *
   * @return an immutable copy
   */
  public List<Trial> trials() {
    return List.copyOf(trials);
  }

  private List<Candidate> grid() {
    List<Candidate> grid = new ArrayList<>();
    PulseDriver published = Voltages.PUBLISHED.driver(model);
    for (double seconds : FIXED_SECONDS) {
      grid.add(
          new Candidate(
              Family.FIXED,
              String.format(Locale.ROOT, "%.3g us", 1e6 * seconds),
              new PulseWidths(published, seconds, seconds, 1, PATIENCE)));
    }
    for (double stride : STRIDES) {
      for (double first : FIRST_SECONDS) {
        grid.add(width(Family.WIDTH, 1, first, stride));
      }
      for (double first : FREE_FIRST_SECONDS) {
        for (double volts : FREE_VOLTS) {
          grid.add(width(Family.FREE_WIDTH, volts, first, stride));
        }
      }
    }
    for (double seconds : RAMP_SECONDS) {
      for (double start : STARTS) {
        for (double step : STEPS) {
          for (int backOff : BACK_OFFS) {
            grid.add(ramp(new Ramp(seconds, start, step, backOff)));
          }
        }
      }
    }
    return grid;
  }

  /** A width search at the given multiple of the published voltages. */
  private Candidate width(Family family, double volts, double first, double stride) {
    OperatingPoint point = model.operatingPoint();
    PulseDriver driver =
        new PulseDriver(
            VoltageRange.fixed(volts * point.setVolts()),
            VoltageRange.fixed(volts * point.resetVolts()),
            Voltages.PUBLISHED.driver(model).timing());
    String label =
        String.format(
            Locale.ROOT, "first %.3g us, stride %.3g, %.3g times", 1e6 * first, stride, volts);
    return new Candidate(family, label, new PulseWidths(driver, first, first, stride, PATIENCE));
  }

  /** A grid point of the ramps; start and step relative to the programming voltage. */
  private record Ramp(double seconds, double start, double step, int backOff) {}

  private Candidate ramp(Ramp place) {
    OperatingPoint point = model.operatingPoint();
    double decades = Math.log10(REFERENCE_SECONDS / place.seconds());
    double start = place.start() + VOLTS_PER_DECADE * decades;
    IncrementalPulses pulses =
        new IncrementalPulses(
            ramp(point.setVolts(), start, place.step(), STRONGEST_SET),
            ramp(point.resetVolts(), start, place.step(), STRONGEST_RESET),
            place.seconds(),
            place.backOff(),
            PATIENCE);
    String label =
        String.format(
            Locale.ROOT,
            "%.3g us from %.4g times, steps of %.3g, back by %d",
            1e6 * place.seconds(),
            start,
            place.step(),
            place.backOff());
    return new Candidate(Family.RAMP, label, new WriteVerify(pulses));
  }

  private static VoltageRamp ramp(double volts, double start, double step, double strongest) {
    return new VoltageRamp(start * volts, step * Math.abs(volts), strongest);
  }
}
