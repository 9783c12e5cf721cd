package org.ouroboros.memristor.examples.cli;

import java.util.Iterator;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.mapper.BundledMappers;
import org.ouroboros.memristor.mapper.MapperFile;
import picocli.CommandLine.Option;

/** Option for the mapper of a command. */
final class MapperChoice {

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
      return BundledMappers.names().iterator();
    }
  }

  MapperFile load() {
    return load(mapper);
  }

  static MapperFile load(String nameOrFile) {
    try {
      return BundledMappers.findOrLoad(nameOrFile);
    } catch (InvalidValueException e) {
      throw new IllegalArgumentException("--mapper: " + e.getMessage(), e);
    }
  }
}
