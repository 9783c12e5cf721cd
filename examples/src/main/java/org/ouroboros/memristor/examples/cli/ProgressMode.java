package org.ouroboros.memristor.examples.cli;

import java.io.PrintWriter;

/** Display mode of progress. */
enum ProgressMode {
  /** A bar, if the error stream is a terminal. */
  AUTO {
    @Override
    ProgressLine open(PrintWriter err) {
      return Terminal.onErrorStream() ? new ProgressBarLine() : NONE.open(err);
    }
  },
  /** Lines without control characters. */
  PLAIN {
    @Override
    ProgressLine open(PrintWriter err) {
      return new PlainProgress(err);
    }
  },
  /** No display. */
  NONE {
    @Override
    ProgressLine open(PrintWriter err) {
      return (stage, done, total) -> {};
    }
  };

  abstract ProgressLine open(PrintWriter err);
}
