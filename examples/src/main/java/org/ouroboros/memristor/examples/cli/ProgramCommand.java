package org.ouroboros.memristor.examples.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.programming.Journal;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.Schedule;
import org.ouroboros.memristor.core.programming.StrategyContext;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.examples.programming.ArrayFile;
import org.ouroboros.memristor.examples.programming.ArrayPlan;
import org.ouroboros.memristor.examples.programming.ArrayProgramming;
import org.ouroboros.memristor.examples.programming.DeviceArray;
import org.ouroboros.memristor.examples.programming.ProgramPlots;
import org.ouroboros.memristor.examples.programming.ProgramReport;
import org.ouroboros.memristor.examples.programming.PulseTrace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Programs an array. */
@Command(
    name = "program",
    description = {
      "Programs a simulated array to target conductances with a strategy.",
      "The array is sampled with --seed (in use: cycle parameters and conductances random), or"
          + " loaded. Ctrl-C stops at the next reading and saves the results; with --checkpoint the"
          + " run can be resumed, with the same result as without the interruption."
    })
final class ProgramCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;
  @Mixin private TargetOptions targets;
  @Mixin private StrategyOptions strategy;
  @Mixin private DeviceOptions devices;
  @Mixin private ReadOptions reads;
  @Mixin private BudgetOptions budget;
  @Mixin private ProgramFiles files;

  @Option(
      names = "--schedule",
      paramLabel = "SCHEDULE",
      defaultValue = "cell-by-cell",
      converter = ScheduleName.class,
      description =
          "Which cells are pulsed at the same time: cell-by-cell, row-parallel, or grouped:RATIO,"
              + " which merges pulses whose lengths differ by at most that ratio (default:"
              + " ${DEFAULT-VALUE}).")
  private Schedule schedule;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "File of an interrupted run: the array and its replay log; removed when the run is"
              + " complete.")
  private @Nullable Path checkpoint;

  @Option(names = "--resume", description = "Continues the run of --checkpoint.")
  private boolean resume;

  @Override
  public Integer call() {
    if (strategy.list()) {
      for (StrategyFactory factory : common.strategies().all()) {
        common.out().println(factory.name() + ": " + factory.description());
      }
      common.out().flush();
      return 0;
    }
    files.out();
    files.plots();
    StrategyFactory factory = strategy.factory(common);
    TargetOptions.Wanted wanted = targets.read();
    ArrayFile.Setup setup = new ArrayFile.Setup(reads.path(), common.workers());
    ArrayFile start = start(setup, wanted);
    DeviceArray array = start.devices();
    StrategyContext context =
        strategy.context(array.plan().model(), setup.readPath().relativeNoise());
    ArrayProgramming programming =
        new ArrayProgramming(
            array,
            factory.create(context),
            new ProgrammingTask(wanted.targets(), budget.budget(), schedule));
    try (Interrupt interrupt = Interrupt.listen()) {
      write(programming, start, interrupt);
    }
    return 0;
  }

  private ArrayFile start(ArrayFile.Setup setup, TargetOptions.Wanted wanted) {
    if (!resume) {
      return devices.devices(common, setup, wanted);
    }
    Path kept = checkpoint;
    if (kept == null) {
      throw new IllegalArgumentException("--resume must be given with --checkpoint");
    }
    ArrayFile start = devices.load("--checkpoint", kept, common, setup, wanted);
    Require.that(
        start.journal().isPresent(), "--checkpoint", "must hold a stopped run", "an array alone");
    return start;
  }

  private void write(ArrayProgramming programming, ArrayFile start, Interrupt interrupt) {
    Optional<Journal> journal =
        checkpoint == null
            ? Optional.empty()
            : Optional.of(start.journal().orElseGet(Journal::new));
    Optional<PulseTrace> trace =
        files.trace() == null ? Optional.empty() : Optional.of(new PulseTrace());
    ArrayProgramming.Result result;
    try (ProgressLine progress = common.progress()) {
      Run run = new Run(common.seed().at("program"), progress, interrupt);
      result = programming.run(run, new ArrayProgramming.Records(journal, trace));
    }
    keep(result, journal);
    save(result, trace);
  }

  /** Saved first, because all other results can be reproduced from it. */
  private void keep(ArrayProgramming.Result result, Optional<Journal> journal) {
    Path kept = checkpoint;
    if (kept != null && result.cancelled()) {
      new ArrayFile(result.devices(), journal).write(kept);
      common.out().println("wrote " + kept);
    }
  }

  private void save(ArrayProgramming.Result result, Optional<PulseTrace> trace) {
    ProgramReport report = new ProgramReport(result);
    if (files.saveArray() != null) {
      ArrayFile.of(result.devices()).write(files.saveArray());
      common.out().println("wrote " + files.saveArray());
    }
    report.writeRecord(files.out(), settings(result));
    common.out().println("wrote " + files.out());
    if (files.cells() != null) {
      report.writeCells(files.cells());
      common.out().println("wrote " + files.cells());
    }
    if (files.trace() != null && trace.isPresent()) {
      report.writeTrace(files.trace(), trace.get());
      common.out().println("wrote " + files.trace());
    }
    if (files.plots() != null) {
      common.warnWithoutFonts();
      for (Path plot : new ProgramPlots(strategy.name(), result).write(files.plots())) {
        common.out().println("wrote " + plot);
      }
    }
    if (checkpoint != null && !result.cancelled()) {
      remove(checkpoint);
    }
    common.out().print(report.table().text());
    common.out().print(report.summary());
    if (result.cancelled()) {
      String way = checkpoint == null ? "" : "; --resume continues";
      common.out().println("stopped before all cells were finished" + way);
    }
    common.out().flush();
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode settings(ArrayProgramming.Result result) {
    ArrayPlan plan = result.devices().plan();
    ProgrammingTask task = result.report().task();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("strategy", strategy.name());
    node.put("deviceModel", plan.model().name()).put("variation", plan.variation().name());
    node.put("rows", plan.rows()).put("columns", plan.columns());
    node.put("runSeed", common.seed().value());
    node.put("relativeReadNoise", reads.path().relativeNoise());
    node.put("readSeconds", reads.path().readSeconds());
    node.put("settleSeconds", reads.path().settleSeconds());
    node.put("switchSeconds", reads.path().switchSeconds());
    node.put("schedule", task.schedule().kind().name().toLowerCase(java.util.Locale.ROOT));
    node.put("likeness", task.schedule().likeness());
    node.put("budgetPulsesPerCell", task.budget().cell().pulses());
    return node;
  }
}
