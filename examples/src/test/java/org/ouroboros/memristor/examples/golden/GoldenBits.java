package org.ouroboros.memristor.examples.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * The recorded digests. They hold for the version of Java and the kind of processor that they were
 * recorded with; elsewhere the cases are still run, to see that all numbers of threads agree, and
 * then count as skipped.
 *
 * <p>{@code -Dgolden.record=FILE} writes the digests of all cases of the run to a file, for the
 * place of {@value #RESOURCE}, and compares nothing with what is recorded. Without it nothing is
 * ever written.
 */
final class GoldenBits {

  private static final String RESOURCE = "golden-bits.properties";
  private static final String JAVA = "recorded.java";
  private static final String PROCESSOR = "recorded.processor";
  private static final String RECORD = "golden.record";

  private static final String HEADER =
      """
      # SHA-256 digests of computed numbers: the bits of doubles and whole numbers, big endian, in a
      # fixed order (Bits.java). A change that shall not change results must leave all of them alone.
      # They hold for the Java version and processor below, recorded with %s %s
      # on %s.
      # This file is written anew, as a whole, by
      #   mvn -pl examples -am test -Dtest='*GoldenBitsTest' \\
      #     -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.record=$PWD/examples/src/test/resources/\
      org/ouroboros/memristor/examples/golden/golden-bits.properties
      """;

  private static final Properties RECORDED = recorded();

  /** What was found so far in this run, sorted for the file. */
  private static final Map<String, String> FOUND = new ConcurrentHashMap<>();

  private GoldenBits() {}

  /** All numbers of threads for each of some names, for cases that differ by a name only. */
  static Stream<Arguments> forThreads(Stream<String> names) {
    return names.flatMap(name -> Stream.of(1, 3, 7).map(threads -> Arguments.of(name, threads)));
  }

  /**
   * Compares a digest with that of the same case on other numbers of threads, and with what is
   * recorded; or records it.
   */
  static void check(String name, int threads, Bits bits) {
    String digest = bits.hex();
    String before = FOUND.putIfAbsent(name, digest);
    if (before != null) {
      assertThat(digest)
          .as("bits of %s, %d threads, against another number of threads", name, threads)
          .isEqualTo(before);
    }
    String file = System.getProperty(RECORD);
    if (file != null) {
      record(Path.of(file));
      return;
    }
    assumeTrue(
        java().equals(RECORDED.getProperty(JAVA))
            && processor().equals(RECORDED.getProperty(PROCESSOR)),
        "digests are those of another version of Java or kind of processor");
    assertThat(digest)
        .as("bits of %s, %d threads, against what is recorded", name, threads)
        .isEqualTo(RECORDED.getProperty(name));
  }

  private static synchronized void record(Path file) {
    StringBuilder text =
        new StringBuilder(
            HEADER.formatted(
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                System.getProperty("os.name")));
    Map<String, String> all = new TreeMap<>(FOUND);
    text.append(JAVA).append('=').append(java()).append('\n');
    text.append(PROCESSOR).append('=').append(processor()).append('\n');
    all.forEach((name, digest) -> text.append(name).append('=').append(digest).append('\n'));
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String java() {
    return Integer.toString(Runtime.version().feature());
  }

  private static String processor() {
    return System.getProperty("os.arch");
  }

  private static Properties recorded() {
    Properties properties = new Properties();
    try (InputStream in = GoldenBits.class.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
