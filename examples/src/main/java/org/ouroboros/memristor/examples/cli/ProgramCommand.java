package org.ouroboros.memristor.examples.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.programming.ProgrammingTask;
import org.ouroboros.memristor.core.programming.PulseTrace;
import org.ouroboros.memristor.core.programming.ReplayLog;
import org.ouroboros.memristor.core.programming.Schedule;
import org.ouroboros.memristor.core.programming.StrategyFactory;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;
import org.ouroboros.memristor.crossbar.io.ArrayFile;
import org.ouroboros.memristor.examples.output.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Programs an array. */
@Command(
    name = "program",
    description = {
      "Programs a simulated array to target conductances with a strategy.",
      "The array is sampled with --seed (in use: cycle parameters and conductances random), or"
          + " loaded. Ctrl-C stops at the next reading and saves the results; with --checkpoint the"
          + " run can be resumed, with the same result as without the interruption."
    })
final class ProgramCommand implements Runnable {
  @Mixin private CommonOptions common;
  @Mixin private TargetOptions targets;
  @Mixin private StrategyOptions strategy;
  @Mixin private ArrayOptions arrayOptions;
  @Mixin private ProgramOptions.Periphery periphery;
  @Mixin private ProgramOptions.Limits budget;
  @Mixin private ProgramOptions.Outputs files;

  @Option(
      names = "--schedule",
      paramLabel = "SCHEDULE",
      defaultValue = "cell-by-cell",
      converter = ScheduleConverter.class,
      description =
          "Which cells are pulsed at the same time: cell-by-cell, row-parallel, or grouped:RATIO,"
              + " whose pulse lengths differ by at most that ratio (default: ${DEFAULT-VALUE}).")
  private Schedule schedule;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "File of an interrupted run; removed when the run is complete.")
  private @Nullable Path checkpoint;

  @Option(names = "--resume", description = "Continues the run of --checkpoint.")
  private boolean resume;

  @Override
  public void run() {
    if (strategy.list()) {
      for (StrategyFactory factory : common.strategies().all()) {
        common.out().println(factory.name() + ": " + factory.description());
      }
      return;
    }
    files.out();
    files.plots();
    StrategyFactory factory = strategy.factory(common);
    TargetOptions.ArrayTargets arrayTargets = targets.read();
    PeripheryParameters parameters = periphery.parameters();
    ArrayFile initial =
        initialArray(
            builder -> builder.periphery(parameters).workers(common.workers()), arrayTargets);
    CrossbarArray array = initial.array();
    StrategyFactory.Context context =
        strategy.context(array.model(), parameters.relativeReadNoise());
    ArrayProgramming programming =
        new ArrayProgramming(
            array,
            factory.create(context),
            new ProgrammingTask(arrayTargets.targets(), budget.budget(), schedule));
    try (Interrupt interrupt = Interrupt.listen()) {
      runProgramming(programming, initial, interrupt);
    }
  }

  private ArrayFile initialArray(
      UnaryOperator<CrossbarSpec.Builder> settings, TargetOptions.ArrayTargets arrayTargets) {
    if (!resume) {
      return arrayOptions.createOrLoad(common, settings, arrayTargets);
    }
    Path checkpointFile = checkpoint;
    if (checkpointFile == null) {
      throw new IllegalArgumentException("--resume must be given with --checkpoint");
    }
    ArrayFile initial =
        arrayOptions.load("--checkpoint", checkpointFile, common, settings, arrayTargets);
    Require.that(
        initial.replayLog().isPresent(),
        "--checkpoint",
        "must hold a stopped run",
        "an array alone");
    return initial;
  }

  private void runProgramming(
      ArrayProgramming programming, ArrayFile initial, Interrupt interrupt) {
    Optional<ReplayLog> replayLog =
        checkpoint == null
            ? Optional.empty()
            : Optional.of(initial.replayLog().orElseGet(ReplayLog::new));
    Optional<PulseTrace> trace =
        files.trace == null ? Optional.empty() : Optional.of(new PulseTrace());
    ArrayProgramming.Result result =
        common.run(
            interrupt, run -> programming.run(run.at(RandomStreams.PROGRAMMING), replayLog, trace));
    saveCheckpoint(result, replayLog);
    writeResults(result, trace);
  }

  /** Saved first, because all other results can be reproduced from it. */
  private void saveCheckpoint(ArrayProgramming.Result result, Optional<ReplayLog> replayLog) {
    if (result.cancelled()) {
      write(checkpoint, new ArrayFile(result.array(), replayLog)::write);
    }
  }

  private void writeResults(ArrayProgramming.Result result, Optional<PulseTrace> trace) {
    ProgramReport programReport = new ProgramReport(result);
    Report report = programReport.report(settings(result));
    write(files.saveArray, ArrayFile.of(result.array())::write);
    write(files.out(), report::writeJson);
    write(files.cells, programReport::writeCells);
    trace.ifPresent(pulses -> write(files.trace, file -> ProgramReport.writeTrace(file, pulses)));
    if (files.plots() != null) {
      common.warnWithoutFonts();
      for (Path plot : ProgramPlots.write(files.plots(), strategy.name(), result)) {
        common.wrote(plot);
      }
    }
    if (checkpoint != null && !result.cancelled()) {
      remove(checkpoint);
    }
    common.out().print(report.text());
    if (result.cancelled()) {
      String hint = checkpoint == null ? "" : "; --resume continues";
      common.out().println("stopped before all cells were finished" + hint);
    }
  }

  private void write(@Nullable Path file, Consumer<Path> writer) {
    if (file != null) {
      writer.accept(file);
      common.wrote(file);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode settings(ArrayProgramming.Result result) {
    CrossbarArray array = result.array();
    ProgrammingTask task = result.report().task();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("strategy", strategy.name());
    node.put("deviceModel", array.model().name()).put("variation", array.bank().variation().name());
    node.put("rows", array.rows()).put("columns", array.columns());
    node.put("runSeed", common.seed().value());
    node.put("relativeReadNoise", periphery.parameters().relativeReadNoise());
    node.put("readSeconds", periphery.parameters().readSeconds());
    node.put("settleSeconds", periphery.parameters().settlingSeconds());
    node.put("switchSeconds", periphery.parameters().polaritySwitchSeconds());
    node.put("schedule", task.schedule().kind().name().toLowerCase(java.util.Locale.ROOT));
    node.put("likeness", task.schedule().maxLengthRatio());
    node.put("budgetPulsesPerCell", task.budget().cellLimits().pulses());
    return node;
  }

  /** Parses a schedule, for example {@code row-parallel} or {@code grouped:1.5}. */
  private static final class ScheduleConverter implements ITypeConverter<Schedule> {
    private static final String GROUPED = "grouped:";

    @Override
    public Schedule convert(String value) {
      if (value.equals("cell-by-cell")) {
        return Schedule.CELL_BY_CELL;
      }
      if (value.equals("row-parallel")) {
        return Schedule.ROW_PARALLEL;
      }
      if (value.startsWith(GROUPED)) {
        try {
          return Schedule.grouped(Double.parseDouble(value.substring(GROUPED.length())));
        } catch (IllegalArgumentException e) {
          throw new TypeConversionException("grouped by a ratio: " + e.getMessage());
        }
      }
      throw new TypeConversionException(
          "must be cell-by-cell, row-parallel or grouped:RATIO, but was '" + value + "'");
    }
  }
}
