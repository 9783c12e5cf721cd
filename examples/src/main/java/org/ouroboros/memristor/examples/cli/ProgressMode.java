package org.ouroboros.memristor.examples.cli;

import java.io.PrintWriter;

/** Display mode of progress. */
enum ProgressMode {
  /** A bar, if the error stream is a terminal. */
  AUTO {
    @Override
    ProgressDisplay open(PrintWriter err) {
      return Terminal.onErrorStream() ? new ProgressBarDisplay() : NONE.open(err);
    }
  },
  /** Lines without control characters. */
  PLAIN {
    @Override
    ProgressDisplay open(PrintWriter err) {
      return new ProgressLog(err);
    }
  },
  /** No display. */
  NONE {
    @Override
    ProgressDisplay open(PrintWriter err) {
      return (stage, done, total) -> {};
    }
  };

  abstract ProgressDisplay open(PrintWriter err);
}
