package org.ouroboros.memristor.examples.output;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/** Reads files named by a user and replaces files atomically. */
final class DataFile {
  private DataFile() {}

  /** Writes the content of a file to a stream, which the caller closes. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Reads the content of a file from a stream, which the caller closes. */
  @FunctionalInterface
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  /**
   * Reads a file.
   *
   * @param name name of the argument in messages, for example {@code --in}
   * @throws InvalidValueException if the file does not exist or is not readable
   * @throws UncheckedIOException if reading fails
   */
  static <T> T read(String name, Path file, Reader<T> reader) {
    Require.that(Files.isRegularFile(file), name, "must be a file that exists", file);
    Require.that(Files.isReadable(file), name, "must be a file that can be read", file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return reader.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a file, creating missing parent directories. A reader sees the old file or the new one.
   *
   * @throws UncheckedIOException if it cannot be written; an old file is then unchanged
   */
  static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    try {
      Path directory = target.getParent();
      if (directory == null) {
        throw new IOException(file + " is not a file");
      }
      Files.createDirectories(directory);
      Path temporary =
          directory.resolve(
              "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
          content.writeTo(out);
        }
        replace(temporary, target);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a text file in UTF-8 in the same way. */
  static void write(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void replace(Path source, Path target) throws IOException {
    try {
      Files.move(
          source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(source, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
