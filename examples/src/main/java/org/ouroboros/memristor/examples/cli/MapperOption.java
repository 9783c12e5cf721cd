package org.ouroboros.memristor.examples.cli;

import java.util.Iterator;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.PulseMappers;
import picocli.CommandLine.Option;

/** Option for the mapper of a command. */
final class MapperOption {
  @Option(
      names = "--mapper",
      required = true,
      paramLabel = "FILE|NAME",
      description = "Mapper file or bundled mapper: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Bundled.class)
  private String mapper;

  /** Names of the bundled mappers. */
  static final class Bundled implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return PulseMappers.names().iterator();
    }
  }

  MapperFile load() {
    return load(mapper);
  }

  static MapperFile load(String nameOrFile) {
    try {
      return PulseMappers.bundledOrFile(nameOrFile);
    } catch (InvalidValueException e) {
      throw new IllegalArgumentException("--mapper: " + e.getMessage(), e);
    }
  }
}
