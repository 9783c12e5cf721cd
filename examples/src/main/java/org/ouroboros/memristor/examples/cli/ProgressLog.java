package org.ouroboros.memristor.examples.cli;

import java.io.PrintWriter;

/** Progress as lines for logs: at the start, each quarter and the end of a stage. */
final class ProgressLog implements ProgressDisplay {

  private static final int STEPS = 4;

  private final PrintWriter err;
  private String stage = "";
  private long step;

  ProgressLog(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void update(String newStage, long done, long total) {
    long newStep = STEPS * done / Math.max(1, total);
    if (newStage.equals(stage) && newStep == step) {
      return;
    }
    stage = newStage;
    step = newStep;
    err.println(stage + ": " + done + " of " + total);
    err.flush();
  }
}
