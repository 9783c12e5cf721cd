package org.ouroboros.memristor.core.programming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ouroboros.memristor.core.array.ProgrammableArray;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.run.Run;
import org.ouroboros.memristor.core.run.Workers;

/**
 * One run of a strategy on an array: divides the array into blocks, programs them with as many
 * threads as the array allows and creates the report. The blocks depend on the array's shape and
 * the priorities only and are independent of each other, so results do not depend on the number of
 * threads.
 */
final class Programming {

  /** Minimum number of cells of a block, if there are as many: enough for batched mappers. */
  private static final int BLOCK = 1024;

  /** Maximum number of cells of a block; longer rows are divided, and each part counts as a row. */
  private static final int LONGEST_ROW = 4 * BLOCK;

  private final ProgrammableArray array;
  private final ProgrammingTask task;
  private final Run run;
  private final Ledger ledger;
  private final Purse purse;
  private final CellOutcome[] outcomes;
  private final double[] readings;
  private long settled;

  Programming(ProgrammableArray array, ProgrammingTask task, Run run) {
    Require.that(
        task.targets().cells() == array.cells(),
        "targets",
        "must be one per cell, " + array.cells(),
        task.targets().cells());
    this.array = array;
    this.task =
        new ProgrammingTask(task.targets().within(array.range()), task.budget(), task.schedule());
    this.run = run;
    ledger = new Ledger(array.cells(), array.readPath());
    purse = new Purse(task.budget().array());
    outcomes = new CellOutcome[array.cells()];
    readings = new double[array.cells()];
  }

  ProgrammableArray array() {
    return array;
  }

  ProgrammingTask task() {
    return task;
  }

  Run run() {
    return run;
  }

  Ledger ledger() {
    return ledger;
  }

  Purse purse() {
    return purse;
  }

  /** Adds finished cells and reports progress, one thread at a time. */
  synchronized void progress(long newlySettled) {
    settled += newlySettled;
    run.progress().update("programming", settled, array.cells());
  }

  ProgrammingReport write(ProgrammingStrategy strategy, Journal journal) {
    List<int[]> classes = priorityClasses();
    List<List<int[]>> blocks = new ArrayList<>();
    int count = 0;
    for (int[] cells : classes) {
      List<int[]> cut = strategy.writesBlocks() ? blocks(cells) : List.of(cells);
      blocks.add(cut);
      count += cut.size();
    }
    journal.open(key(), count);
    Delay[] delays = new Delay[count];
    Workers workers = purse.isLimited() ? Workers.single() : array.workers();
    int first = 0;
    for (List<int[]> cut : blocks) {
      int offset = first;
      workers.forRange(
          cut.size(),
          1,
          (from, to) -> {
            for (int block = from; block < to; block++) {
              JournalPage page = journal.page(offset + block);
              delays[offset + block] = write(strategy, cut.get(block), page);
            }
          });
      first += cut.size();
    }
    double[] reached = new double[array.cells()];
    array.conductances(reached);
    return new ProgrammingReport(task, outcomes, reached, readings, ledger, delay(delays));
  }

  private Delay write(ProgrammingStrategy strategy, int[] places, JournalPage page) {
    CellBook book = new CellBook(this, places, page);
    ProgrammingSession session = new ProgrammingSession(book, task.targets().of(places));
    strategy.write(session);
    for (int cell = 0; cell < places.length; cell++) {
      outcomes[places[cell]] = session.verdict(cell);
      readings[places[cell]] = session.reading(cell);
    }
    return book.delay();
  }

  private Delay delay(Delay[] blocks) {
    if (task.schedule().kind() == Schedule.Kind.CELL_BY_CELL) {
      return ledger.totalDelay();
    }
    Delay products = new Delay(0, ledger.products() * array.readPath().readSeconds(), 0, 0);
    return Arrays.stream(blocks).reduce(products, Delay::plus);
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
  private List<int[]> blocks(int[] cells) {
    List<int[]> blocks = new ArrayList<>();
    int begin = 0;
    for (int end = 1; end <= cells.length; end++) {
      boolean cut =
          end == cells.length
              || end - begin >= LONGEST_ROW
              || (end - begin >= BLOCK
                  && cells[end] / array.columns() != cells[end - 1] / array.columns());
      if (cut) {
        blocks.add(Arrays.copyOfRange(cells, begin, end));
        begin = end;
      }
    }
    return blocks;
  }

  /** A hash of targets, priorities and seed that identifies the task. */
  private long key() {
    ProgrammingTargets targets = task.targets();
    long key = Seed.key(run.seed().value(), array.cells());
    for (int cell = 0; cell < targets.cells(); cell++) {
      key = Seed.key(key, Double.doubleToLongBits(targets.siemens(cell)));
      key = Seed.key(key, Double.doubleToLongBits(targets.tolerance(cell)));
      key = Seed.key(key, targets.priority(cell));
    }
    return key;
  }
}
