package org.ouroboros.memristor.strategies.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.OperatingPoint;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.programming.ProgrammingCost;
import org.ouroboros.memristor.core.programming.ProgrammingReport;
import org.ouroboros.memristor.core.programming.ProgrammingStrategy;
import org.ouroboros.memristor.strategies.IncrementalStepPulse;
import org.ouroboros.memristor.strategies.PulseWidthSearch;

/**
 * Chooses write-verify settings for each tolerance and read noise by a two-stage grid search: all
 * candidates are evaluated on a small validation array, the best of them again on a larger one.
 * Among the settings whose converged fraction is at most {@link #CONVERGENCE_TOLERANCE} below the
 * best, the one with the fewest pulses, or the least time, in the mean over all cells is chosen.
 */
public final class StrategyTuning {
  /** Differences in the converged fraction up to this count as equal. */
  public static final double CONVERGENCE_TOLERANCE = 0.002;

  /** Candidates per family and criterion in the second stage. */
  private static final int FINALISTS = 5;

  private static final List<Double> FIXED_SECONDS =
      List.of(1e-7, 3e-7, 1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3);
  private static final List<Double> STRIDES = List.of(1.5, 2.0, 3.0, 4.0, 8.0);
  private static final List<Double> FIRST_SECONDS =
      List.of(1e-6, 3e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3);
  private static final List<Double> FREE_FIRST_SECONDS = List.of(5e-8, 5e-7, 5e-6);
  private static final List<Double> FREE_RELATIVE_VOLTS = List.of(1.0, 1.1, 1.2, 1.35, 1.5);
  private static final List<Double> RAMP_SECONDS = List.of(5e-8, 2e-7, 1e-6, 1e-5);
  private static final List<Double> RELATIVE_STARTS = List.of(0.88, 0.92, 0.96, 1.0);
  private static final List<Double> RELATIVE_STEPS = List.of(0.015, 0.025, 0.04, 0.06, 0.09);
  private static final List<Integer> BACK_OFFS = List.of(0, 3, 6, 10);

  private static final double REFERENCE_SECONDS = 1e-5;
  private static final int PATIENCE = 20;

  /** Families of write-verify strategies. */
  public enum Family {
    /** Pulses of one width at the operating point's voltages. */
    FIXED("write-verify-fixed", false),
    /** Binary search on the pulse width at the operating point's voltages. */
    WIDTH("write-verify-bisection", false),
    /** Incremental step pulses (ISPP) at free voltages. */
    RAMP("write-verify", true),
    /** Binary search on the pulse width at a free voltage that is the same for all cells. */
    FREE_WIDTH("write-verify-bisection", true);

    private final String label;
    private final boolean freeVoltages;

    Family(String label, boolean freeVoltages) {
      this.label = label;
      this.freeVoltages = freeVoltages;
    }

    /** {@return whether the voltages are free, not those of the operating point} */
    public boolean freeVoltages() {
      return freeVoltages;
    }

    /** {@return the name of the strategy, as on the command line} */
    public String label() {
      return label;
    }
  }

  /** Criterion by which settings are chosen. */
  public enum Criterion {
    /** Fewest pulses. */
    PULSES,
    /** Least time. */
    TIME;

    double cost(CandidateResult result) {
      return this == PULSES ? result.meanPulses() : result.meanSeconds();
    }
  }

  /**
   * The device for which settings are searched.
   *
   * @param model the device model
   * @param driver the pulse driver; ramps end at its strongest voltages, and those that would begin
   *     beyond are left out
   * @param relativeVoltsPerDecade relative change of voltage that offsets a decade of pulse width
   *     near switching
   */
  public record TunedDevice(DeviceModel model, PulseDriver driver, double relativeVoltsPerDecade) {}

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
   * @param condition tolerance and read noise
   * @param cells number of cells programmed
   * @param converged fraction of the cells that converged
   * @param meanPulses pulses per cell
   * @param meanSeconds programming time per cell [s]
   */
  public record CandidateResult(
      Candidate candidate,
      StrategyComparison.Condition condition,
      int cells,
      double converged,
      double meanPulses,
      double meanSeconds) {}

  private final TunedDevice device;
  private final List<CandidateResult> candidateResults = new ArrayList<>();
  private final Map<String, CandidateResult> chosen = new TreeMap<>();

  private StrategyTuning(TunedDevice device) {
    this.device = device;
  }

  /** Searches the grid under all conditions. */
  static StrategyTuning run(
      TunedDevice device,
      ComparisonArrays arrays,
      List<StrategyComparison.Condition> conditions,
      RunContext run) {
    StrategyTuning tuning = new StrategyTuning(device);
    List<Candidate> grid = tuning.grid();
    for (StrategyComparison.Condition condition : conditions) {
      run.progress()
          .update("tuning write-verify", conditions.indexOf(condition), conditions.size());
      List<CandidateResult> screened =
          evaluate(grid, condition, arrays.screening(condition, run.workers()), run);
      List<CandidateResult> validated =
          evaluate(
              finalists(screened), condition, arrays.validation(condition, run.workers()), run);
      if (run.cancellation().requested()) {
        return tuning;
      }
      tuning.candidateResults.addAll(screened);
      tuning.candidateResults.addAll(validated);
      for (Family family : Family.values()) {
        for (Criterion criterion : Criterion.values()) {
          ranked(validated, family, criterion).stream()
              .findFirst()
              .ifPresent(best -> tuning.chosen.put(key(family, criterion, condition), best));
        }
      }
    }
    run.progress().update("tuning write-verify", conditions.size(), conditions.size());
    return tuning;
  }

  private static List<Candidate> finalists(List<CandidateResult> results) {
    return Arrays.stream(Family.values())
        .flatMap(
            family ->
                Arrays.stream(Criterion.values())
                    .map(criterion -> ranked(results, family, criterion)))
        .flatMap(ranking -> ranking.stream().limit(FINALISTS))
        .map(CandidateResult::candidate)
        .distinct()
        .toList();
  }

  /** Those within the convergence tolerance of the best by ascending cost, then the others. */
  private static List<CandidateResult> ranked(
      List<CandidateResult> results, Family family, Criterion criterion) {
    List<CandidateResult> ofFamily =
        results.stream().filter(t -> t.candidate().family() == family).toList();
    double best = ofFamily.stream().mapToDouble(CandidateResult::converged).max().orElse(0);
    return ofFamily.stream()
        .sorted(
            Comparator.<CandidateResult>comparingInt(
                    t -> t.converged() >= best - CONVERGENCE_TOLERANCE ? 0 : 1)
                .thenComparingDouble(criterion::cost))
        .toList();
  }

  private static List<CandidateResult> evaluate(
      List<Candidate> candidates,
      StrategyComparison.Condition condition,
      ComparisonArrays.TestArray devices,
      RunContext run) {
    BankSnapshot start = devices.array().snapshot();
    RunContext silentRun = run.at(RandomStreams.TUNING).quiet();
    double cells = devices.array().cells();
    List<CandidateResult> results = new ArrayList<>();
    for (Candidate candidate : candidates) {
      devices.array().restore(start);
      ProgrammingReport report =
          candidate.strategy().program(devices.array(), devices.task(), silentRun);
      ProgrammingCost.Totals totals = report.cost().totals();
      results.add(
          new CandidateResult(
              candidate,
              condition,
              devices.array().cells(),
              report.converged().value(),
              totals.pulses() / cells,
              totals.seconds() / cells));
    }
    return results;
  }

  private static String key(
      Family family, Criterion criterion, StrategyComparison.Condition condition) {
    return family + " " + criterion + " " + condition;
  }

  /**
   * {@return the chosen settings and their result; empty if the tuning was cancelled before or has
   * none of the family}
   */
  public Optional<CandidateResult> find(
      Family family, Criterion criterion, StrategyComparison.Condition condition) {
    return Optional.ofNullable(chosen.get(key(family, criterion, condition)));
  }

  /**
   * {@return the strategy with the chosen settings}
   *
   * @throws java.util.NoSuchElementException if there are none
   */
  public ProgrammingStrategy strategy(
      Family family, Criterion criterion, StrategyComparison.Condition condition) {
    return find(family, criterion, condition).orElseThrow().candidate().strategy();
  }

  /**
   * {@return the criteria for which a candidate was chosen, in lower case; empty for most}
   *
   * @param result the result of a candidate on the validation array
   */
  public List<String> chosenFor(CandidateResult result) {
    return Arrays.stream(Criterion.values())
        .filter(
            criterion ->
                find(result.candidate().family(), criterion, result.condition())
                    .filter(result::equals)
                    .isPresent())
        .map(criterion -> criterion.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** {@return an immutable copy of the results of both stages} */
  public List<CandidateResult> candidateResults() {
    return List.copyOf(candidateResults);
  }

  private List<Candidate> grid() {
    List<Candidate> grid = new ArrayList<>();
    PulseDriver published = driver(1);
    for (double seconds : FIXED_SECONDS) {
      grid.add(
          new Candidate(
              Family.FIXED,
              String.format(Locale.ROOT, "%.3g us", 1e6 * seconds),
              new PulseWidthSearch(published, seconds, seconds, 1, PATIENCE)));
    }
    for (double stride : STRIDES) {
      for (double first : FIRST_SECONDS) {
        grid.add(widthSearch(Family.WIDTH, 1, first, stride));
      }
      for (double first : FREE_FIRST_SECONDS) {
        for (double relativeVolts : FREE_RELATIVE_VOLTS) {
          grid.add(widthSearch(Family.FREE_WIDTH, relativeVolts, first, stride));
        }
      }
    }
    for (double seconds : RAMP_SECONDS) {
      double decades = Math.log10(REFERENCE_SECONDS / seconds);
      for (double referenceStart : RELATIVE_STARTS) {
        double start = referenceStart + device.relativeVoltsPerDecade() * decades;
        if (isReachable(start)) {
          for (double step : RELATIVE_STEPS) {
            BACK_OFFS.forEach(backOff -> grid.add(stepPulses(seconds, start, step, backOff)));
          }
        }
      }
    }
    return grid;
  }

  /** Whether the driver has this multiple of the operating point's voltages. */
  private boolean isReachable(double relativeVolts) {
    OperatingPoint point = device.model().operatingPoint();
    PulseDriver driver = device.driver();
    return Math.abs(relativeVolts * point.setVolts()) <= Math.abs(driver.set().strongestVolts())
        && Math.abs(relativeVolts * point.resetVolts())
            <= Math.abs(driver.reset().strongestVolts());
  }

  /** A width search at the given multiple of the operating point's voltages. */
  private Candidate widthSearch(Family family, double relativeVolts, double first, double stride) {
    String label =
        String.format(
            Locale.ROOT,
            "first %.3g us, stride %.3g, %.3g times",
            1e6 * first,
            stride,
            relativeVolts);
    return new Candidate(
        family, label, new PulseWidthSearch(driver(relativeVolts), first, first, stride, PATIENCE));
  }

  /** The driver at a multiple of the operating point's voltages. */
  private PulseDriver driver(double relativeVolts) {
    OperatingPoint point = device.model().operatingPoint();
    return new PulseDriver(
        VoltageRange.fixed(relativeVolts * point.setVolts()),
        VoltageRange.fixed(relativeVolts * point.resetVolts()),
        device.driver().timing());
  }

  /** Step pulses; start and step relative to the operating point's voltages. */
  private Candidate stepPulses(double seconds, double start, double step, int backOff) {
    OperatingPoint point = device.model().operatingPoint();
    PulseDriver driver = device.driver();
    IncrementalStepPulse.Settings pulses =
        new IncrementalStepPulse.Settings(
            voltageRamp(point.setVolts(), start, step, driver.set()),
            voltageRamp(point.resetVolts(), start, step, driver.reset()),
            seconds,
            backOff,
            PATIENCE);
    String label =
        String.format(
            Locale.ROOT,
            "%.3g us from %.4g times, steps of %.3g, back by %d",
            1e6 * seconds,
            start,
            step,
            backOff);
    return new Candidate(Family.RAMP, label, new IncrementalStepPulse(pulses));
  }

  private static IncrementalStepPulse.Ramp voltageRamp(
      double volts, double start, double step, VoltageRange range) {
    return new IncrementalStepPulse.Ramp(
        start * volts, step * Math.abs(volts), range.strongestVolts());
  }
}
