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
 * One run of a strategy on an array: cuts the array into blocks, writes them by as many threads as
 * the array allows and puts the report together. Blocks are cut by the array's shape and the
 * priorities alone, and none sees another, so threads never change a bit.
 */
final class Programming {

  /** Cells of a block, at least, if there are as many: enough to keep a batched mapper busy. */
  private static final int BLOCK = 1024;

  /** Longer rows are cut; each piece then counts as a row. */
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

  /** Tells how far the run has come, one thread at a time. */
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

  /** Cells of equal priority, ascending; the greatest priority first. */
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

  /** Cuts between rows where that is possible. */
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

  /** Tells tasks of other targets, sizes, seeds or priorities from this one. */
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
