package org.ouroboros.memristor.core.internal.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/** Reads files named by a user; a missing file is invalid input, not an I/O failure. */
public final class InputFile {
  private InputFile() {}

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
}
