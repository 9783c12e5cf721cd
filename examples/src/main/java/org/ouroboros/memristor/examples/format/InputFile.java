package org.ouroboros.memristor.examples.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;

/** Files given by a user: one that is not there is bad input, not a failure of the program. */
public final class InputFile {

  private InputFile() {}

  /** Reads a stream. */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Reads.
     *
     * @param in the file's content
     * @return what it says
     * @throws IOException if reading fails
     */
    T read(InputStream in) throws IOException;
  }

  /**
   * Reads a file.
   *
   * @param <T> what it holds
   * @param name what the user knows the argument by, for example {@code --in}
   * @param file the file
   * @param reader reads it
   * @return what it says
   * @throws InvalidValueException if there is no such file
   * @throws UncheckedIOException if it cannot be read
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
