package org.ouroboros.memristor.mapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this library, as the build wrote it down. */
public final class LibraryVersion {

  private LibraryVersion() {}

  /**
   * The version.
   *
   * @return for example {@code 0.1.0}
   */
  public static String get() {
    Properties properties = new Properties();
    try (InputStream in = LibraryVersion.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
