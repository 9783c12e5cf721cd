package org.ouroboros.memristor.examples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.concurrent.Progress;

/** Display mode of progress. */
enum ProgressMode {
  /** A bar, if the error stream is a terminal. */
  AUTO,
  /** Lines without control characters. */
  PLAIN,
  /** No display. */
  NONE;

  Display open(PrintWriter err) {
    if (this == PLAIN) {
      return new Log(err);
    }
    return this == AUTO && errorStreamIsTerminal() ? new Bar() : (stage, done, total) -> {};
  }

  /**
   * Returns whether the error stream is a terminal. Java only reports whether input and output both
   * are; Linux reports each stream. (On other systems, always true from Java 22 on.)
   */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean errorStreamIsTerminal() {
    Path errorStream = Path.of("/proc/self/fd/2");
    try {
      if (Files.isSymbolicLink(errorStream)) {
        String target = Files.readSymbolicLink(errorStream).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      }
    } catch (IOException e) {
      return false;
    }
    return System.console() != null;
  }

  /** Display of progress until it is closed. */
  @FunctionalInterface
  interface Display extends Progress, AutoCloseable {
    /** Ends the display. */
    @Override
    default void close() {}
  }

  /** Progress as a bar on a terminal, one per stage. */
  private static final class Bar implements Display {
    private static final int WIDTH = 100;

    private @Nullable ProgressBar bar;
    private String stage = "";

    @Override
    public synchronized void update(String newStage, long done, long total) {
      ProgressBar current = bar;
      if (current == null || !newStage.equals(stage)) {
        close();
        stage = newStage;
        current =
            new ProgressBarBuilder()
                .setTaskName(newStage)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .build();
        bar = current;
      }
      current.maxHint(total);
      current.stepTo(done);
    }

    @Override
    public synchronized void close() {
      if (bar != null) {
        bar.close();
        bar = null;
      }
    }
  }

  /** Progress as lines for logs: at the start, each quarter and the end of a stage. */
  private static final class Log implements Display {
    private static final int STEPS = 4;

    private final PrintWriter err;
    private String stage = "";
    private long step;

    Log(PrintWriter err) {
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
}
