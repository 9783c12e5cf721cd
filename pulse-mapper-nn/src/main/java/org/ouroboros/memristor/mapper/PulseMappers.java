package org.ouroboros.memristor.mapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/** Trained mappers that are bundled with the library. */
public final class PulseMappers {
  private static final List<String> NAMES =
      List.of("jart-vcm-v1b-realistic", "jart-vcm-v1b-realistic-p1", "jart-vcm-v1b-realistic-fast");

  private PulseMappers() {}

  /**
   * {@return the names of all bundled mappers} The suffix {@code p1} marks mappers for requests
   * that the device can reach by one pulse (protocol P1); the others are for any request (P2) and
   * adapt online. The suffix {@code fast} marks mappers that choose the voltage too.
   */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * {@return a bundled mapper, executed on the processor}
   *
   * @param name its name
   * @throws InvalidValueException if there is no bundled mapper of that name
   */
  public static NetworkMapper bundled(String name) {
    return bundledFile(name).mapper();
  }

  private static MapperFile bundledFile(String name) {
    Require.that(NAMES.contains(name), "mapper", "must be one of " + NAMES, "'" + name + "'");
    try (InputStream in = PulseMappers.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new InvalidValueException("mapper " + name, "must be on the class path", "missing");
      }
      return MapperFile.read(name, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return a bundled mapper by its name, or one read from a file, with its provenance}
   *
   * @param nameOrFile a name of {@link #names()} or the path of a mapper file
   * @throws InvalidValueException if it is neither, or the file is invalid
   */
  public static MapperFile bundledOrFile(String nameOrFile) {
    if (NAMES.contains(nameOrFile)) {
      return bundledFile(nameOrFile);
    }
    Path file = Path.of(nameOrFile);
    Require.that(
        file.toFile().isFile(),
        "mapper",
        "must be one of " + NAMES + " or an existing file",
        "'" + nameOrFile + "'");
    return MapperFile.load(file);
  }
}
