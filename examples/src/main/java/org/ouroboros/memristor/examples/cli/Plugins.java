package org.ouroboros.memristor.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.spi.Named;
import org.ouroboros.memristor.core.spi.ServiceCatalog;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/** Loads jars with user-defined devices and strategies. */
final class Plugins {
  private static final String NAME = "--plugins";

  private Plugins() {}

  /** Loads a catalog from the class path and a folder of jars; a broken plug-in is bad input. */
  static <T extends Named> ServiceCatalog<T> load(
      @Nullable Path folder, Function<ClassLoader, ServiceCatalog<T>> catalog) {
    ClassLoader parent = Plugins.class.getClassLoader();
    try {
      // The loader stays open: plug-in classes are loaded on demand.
      return catalog.apply(folder == null ? parent : new URLClassLoader(jars(folder), parent));
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new InvalidValueException(
          NAME, "must hold working plug-ins", String.valueOf(e.getMessage()));
    }
  }

  private static URL[] jars(Path folder) {
    Require.that(Files.isDirectory(folder), NAME, "must be a folder that exists", folder);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      Require.that(!jars.isEmpty(), NAME, "must hold at least one .jar file", folder);
      URL[] urls = new URL[jars.size()];
      for (int i = 0; i < urls.length; i++) {
        requireReadable(jars.get(i));
        urls[i] = jars.get(i).toUri().toURL();
      }
      return urls;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks that a jar is readable; a class loader ignores broken jars silently. */
  private static void requireReadable(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.size();
    } catch (ZipException e) {
      throw new InvalidValueException(NAME, "must hold only readable jars", jar);
    }
  }
}
