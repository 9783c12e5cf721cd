package org.ouroboros.memristor.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Detects terminals. */
final class Terminal {

  private static final Path ERROR_STREAM = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /**
   * Returns whether the error stream is a terminal. Java only reports whether input and output both
   * are; Linux reports each stream. (On other systems, always true from Java 22 on.)
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
