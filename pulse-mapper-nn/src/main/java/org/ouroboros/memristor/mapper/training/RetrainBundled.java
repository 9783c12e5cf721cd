package org.ouroboros.memristor.mapper.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.ouroboros.memristor.core.concurrent.RunContext;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.mapper.MapperFile;
import org.ouroboros.memristor.mapper.PulseMappers;

/**
 * Trains the bundled mappers again from the settings and seeds in their provenance, and writes them
 * to a directory. On the kind of machine that trained them the files have the same bytes. The
 * device model must be on the class path.
 */
public final class RetrainBundled {

  private RetrainBundled() {}

  /**
   * Trains all bundled mappers again.
   *
   * @param arguments the directory; by default {@code target/mappers}
   * @throws IOException if serialising in memory fails
   */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments.length > 0 ? arguments[0] : "target/mappers");
    PrintStream out = System.out;
    Workers workers = Workers.of(Runtime.getRuntime().availableProcessors());
    for (String name : PulseMappers.names()) {
      MapperFile bundled = PulseMappers.bundledOrFile(name);
      MapperFile retrained =
          MapperTrainer.of(bundled)
              .train(name, RunContext.of(bundled.provenance().seed()).withWorkers(workers));
      Path file = directory.resolve(name + ".json");
      retrained.save(file);
      out.println(file + (same(bundled, retrained) ? " is" : " is NOT") + " as bundled");
    }
  }

  private static boolean same(MapperFile one, MapperFile other) throws IOException {
    return Arrays.equals(bytes(one), bytes(other));
  }

  private static byte[] bytes(MapperFile file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    file.write(bytes);
    return bytes.toByteArray();
  }
}
