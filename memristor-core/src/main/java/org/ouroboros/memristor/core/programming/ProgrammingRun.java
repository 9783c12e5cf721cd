package org.ouroboros.memristor.core.programming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.validation.Require;

/**
 * One run of a strategy on an array: divides the array into blocks, programs them with as many
 * threads as the array allows and creates the report. The blocks depend on the array's shape and
 * the priorities only and are independent of each other, so results do not depend on the number of
 * threads.
 */
final class ProgrammingRun {
  /** Minimum number of cells of a block, if there are as many: enough for batched mappers. */
  private static final int MIN_BLOCK_CELLS = 1024;

  /** Maximum number of cells of a block; longer rows are divided, and each part counts as a row. */
  private static final int MAX_BLOCK_CELLS = 4 * MIN_BLOCK_CELLS;

  private final ProgrammableArray array;
  private final ProgrammingTask task;
  private final RunContext context;
  private final ProgrammingCost cost;
  private final CostMeter arrayCost;
  private final CellOutcome[] outcomes;
  private final double[] readings;
  private long finishedCells;

  ProgrammingRun(ProgrammableArray array, ProgrammingTask task, RunContext context) {
    Require.that(
        task.targets().cells() == array.cells(),
        "targets",
        "must be one per cell, " + array.cells(),
        task.targets().cells());
    this.array = array;
    this.task =
        new ProgrammingTask(
            task.targets().snappedTo(array.conductanceRange()), task.budget(), task.schedule());
    this.context = context;
    cost = new ProgrammingCost(array.cells(), array.periphery());
    arrayCost = new CostMeter(task.budget().arrayLimits());
    outcomes = new CellOutcome[array.cells()];
    readings = new double[array.cells()];
  }

  ProgrammableArray array() {
    return array;
  }

  ProgrammingTask task() {
    return task;
  }

  RunContext context() {
    return context;
  }

  ProgrammingCost cost() {
    return cost;
  }

  CostMeter arrayCost() {
    return arrayCost;
  }

  /** Adds finished cells and reports progress, one thread at a time. */
  synchronized void addFinished(long newlyFinished) {
    finishedCells += newlyFinished;
    context.progress().update("programming", finishedCells, array.cells());
  }

  ProgrammingReport execute(ProgrammingStrategy strategy, ReplayLog log) {
    List<int[]> classes = priorityClasses();
    List<List<int[]>> blocks = new ArrayList<>();
    int count = 0;
    for (int[] cells : classes) {
      List<int[]> classBlocks =
          strategy.supportsBlocks() ? divideIntoBlocks(cells) : List.of(cells);
      blocks.add(classBlocks);
      count += classBlocks.size();
    }
    log.open(taskHash(), count);
    ProgrammingCost.Delay[] delays = new ProgrammingCost.Delay[count];
    Workers workers = arrayCost.isLimited() ? Workers.single() : array.workers();
    int first = 0;
    for (List<int[]> classBlocks : blocks) {
      int offset = first;
      workers.forRange(
          classBlocks.size(),
          1,
          (from, to) -> {
            for (int block = from; block < to; block++) {
              BlockReplayLog blockLog = log.block(offset + block);
              delays[offset + block] = executeBlock(strategy, classBlocks.get(block), blockLog);
            }
          });
      first += classBlocks.size();
    }
    double[] reached = new double[array.cells()];
    array.conductances(reached);
    return new ProgrammingReport(task, outcomes, reached, readings, cost, delay(delays));
  }

  private ProgrammingCost.Delay executeBlock(
      ProgrammingStrategy strategy, int[] arrayCells, BlockReplayLog blockLog) {
    BlockAccess access = new BlockAccess(this, arrayCells, blockLog);
    ProgrammingSession session = new ProgrammingSession(access, task.targets().subset(arrayCells));
    strategy.write(session);
    for (int cell = 0; cell < arrayCells.length; cell++) {
      outcomes[arrayCells[cell]] = session.outcome(cell);
      readings[arrayCells[cell]] = session.reading(cell);
    }
    return access.delay();
  }

  private ProgrammingCost.Delay delay(ProgrammingCost.Delay[] blocks) {
    if (task.schedule().kind() == Schedule.Kind.CELL_BY_CELL) {
      return cost.totalDelay();
    }
    ProgrammingCost.Delay products =
        new ProgrammingCost.Delay(0, cost.products() * array.periphery().readSeconds(), 0, 0);
    return Arrays.stream(blocks).reduce(products, ProgrammingCost.Delay::plus);
  }

  /** Cells of equal priority, ascending; the highest priority first. */
  private List<int[]> priorityClasses() {
    ProgrammingTargets targets = task.targets();
    return IntStream.range(0, targets.cells())
        .map(targets::priority)
        .distinct()
        .boxed()
        .sorted(Comparator.reverseOrder())
        .map(
            priority ->
                IntStream.range(0, targets.cells())
                    .filter(cell -> targets.priority(cell) == priority)
                    .toArray())
        .toList();
  }

  /** Divides cells into blocks, between rows where possible. */
  private List<int[]> divideIntoBlocks(int[] cells) {
    List<int[]> blocks = new ArrayList<>();
    int begin = 0;
    for (int end = 1; end <= cells.length; end++) {
      boolean cut =
          end == cells.length
              || end - begin >= MAX_BLOCK_CELLS
              || (end - begin >= MIN_BLOCK_CELLS
                  && cells[end] / array.columns() != cells[end - 1] / array.columns());
      if (cut) {
        blocks.add(Arrays.copyOfRange(cells, begin, end));
        begin = end;
      }
    }
    return blocks;
  }

  /** A hash of targets, priorities and seed that identifies the task. */
  private long taskHash() {
    ProgrammingTargets targets = task.targets();
    long key = Seed.key(context.seed().value(), array.cells());
    for (int cell = 0; cell < targets.cells(); cell++) {
      key = Seed.key(key, Double.doubleToLongBits(targets.siemens(cell)));
      key = Seed.key(key, Double.doubleToLongBits(targets.tolerance(cell)));
      key = Seed.key(key, targets.priority(cell));
    }
    return key;
  }
}
