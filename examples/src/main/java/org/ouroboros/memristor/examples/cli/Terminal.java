package org.ouroboros.memristor.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Knows whether somebody is watching. */
final class Terminal {

  private static final Path ERROR_STREAM = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /**
   * Whether the error stream is a terminal. Java knows it of input and output together only; Linux
   * tells it of each stream. (Elsewhere, from Java 22 on, the answer is always yes.)
   */
  @SuppressWarnings("SystemConsoleNull")
  static boolean onErrorStream() {
    try {
      if (Files.isSymbolicLink(ERROR_STREAM)) {
        String target = Files.readSymbolicLink(ERROR_STREAM).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      }
    } catch (IOException e) {
      return false;
    }
    return System.console() != null;
  }
}
