package org.ouroboros.memristor.core.io;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * Reading of files named by a user, where a missing file is invalid input, and atomic replacement
 * of files: content is written to a temporary file beside the target and moved to it when complete,
 * so a reader sees the old file or the new one, and a failure leaves the old one unchanged.
 */
public final class DataFile {
  private DataFile() {}

  /** Writer of binary content. */
  @FunctionalInterface
  public interface Content {
    /** Writes the whole content; the caller closes the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writer of text. */
  @FunctionalInterface
  public interface Text {
    /** Writes the whole text; the caller closes the writer. */
    void writeTo(Writer out) throws IOException;
  }

  /**
   * Writes a file, creating missing parent directories.
   *
   * @throws UncheckedIOException if it cannot be written; the target is then unchanged
   */
  public static void write(Path file, Content content) {
    Path absolute = file.toAbsolutePath();
    try {
      Path directory = absolute.getParent();
      if (directory == null) {
        throw new IOException(file + " is not a file");
      }
      Files.createDirectories(directory);
      String temporaryName =
          "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part";
      Path temporary = directory.resolve(temporaryName);
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
          content.writeTo(out);
        }
        replace(temporary, absolute);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a text file in UTF-8 like {@link #write}. */
  public static void writeText(Path file, Text text) {
    write(
        file,
        out -> {
          Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          text.writeTo(writer);
          writer.flush();
        });
  }

  /** Reads a stream. */
  @FunctionalInterface
  public interface Reader<T> {
    /** {@return the value read from the content of a file} */
    T read(InputStream in) throws IOException;
  }

  /**
   * Reads a file.
   *
   * @param name name of the argument in messages, for example {@code --in}
   * @return the value read
   * @throws InvalidValueException if the file does not exist or is not readable
   * @throws UncheckedIOException if reading fails
   */
  public static <T> T read(String name, Path file, Reader<T> reader) {
    Require.that(Files.isRegularFile(file), name, "must be a file that exists", file);
    Require.that(Files.isReadable(file), name, "must be a file that can be read", file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return reader.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
