package org.ouroboros.memristor.mapper;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ouroboros.memristor.core.io.DataFile;
import org.ouroboros.memristor.core.stats.Proportion;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * A mapper with its provenance, and its file format: JSON with a schema and a version. A file read
 * and saved again has the same bytes.
 *
 * @param mapper the mapper, executed on the processor
 * @param provenance its provenance
 */
public record MapperFile(NetworkMapper mapper, Provenance provenance) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Writes the file atomically.
   *
   * @param file its path; missing parent directories are created
   * @throws UncheckedIOException if it cannot be written; an existing file is then unchanged
   */
  public void save(Path file) {
    DataFile.write(file, this::write);
  }

  /**
   * Writes the contents of the file.
   *
   * @param out the stream; is not closed
   * @throws IOException if writing fails
   */
  public void write(OutputStream out) throws IOException {
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(MapperJson.write(this));
    // The pretty printer uses the system's line separator; files have the same bytes everywhere.
    String lines = text.replace(System.lineSeparator(), "\n");
    out.write((lines + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * {@return the mapper and its provenance, read from a file}
   *
   * @param file its path
   * @throws InvalidValueException if there is no such file or it is not a complete, valid mapper
   *     file; the message names file, rule and value
   * @throws UncheckedIOException if it cannot be read
   */
  public static MapperFile load(Path file) {
    Require.that(Files.isRegularFile(file), "mapper file", "must exist", "'" + file + "'");
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return the mapper and its provenance, read from the contents of a file}
   *
   * @param source its name in messages
   * @param in the stream; is not closed
   * @throws IOException if reading fails
   * @throws InvalidValueException if it is not a complete, valid mapper file
   */
  public static MapperFile read(String source, InputStream in) throws IOException {
    byte[] bytes = in.readAllBytes();
    try {
      return MapperJson.read(source, JSON.readTree(bytes));
    } catch (JsonProcessingException e) {
      throw new InvalidValueException(
          source,
          "must be complete, well-formed JSON",
          "truncated or malformed" + location(e.getLocation()));
    }
  }

  private static String location(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /**
   * Origin of a mapper: everything needed to train it again.
   *
   * @param variation name of the device's variation preset
   * @param seed the seed's value
   * @param settings the training settings
   * @param libraryVersion the version of the library that trained it
   * @param validation results on devices not used in training
   */
  public record Provenance(
      String variation,
      long seed,
      TrainingSettings settings,
      String libraryVersion,
      List<ValidationResult> validation) {
    public Provenance {
      Require.that(!variation.isBlank(), "variation", "must not be blank", "'" + variation + "'");
      validation = List.copyOf(validation);
    }

    /**
     * Result of a validation: the fraction of requests that ended within a tolerance, |G - G*| /
     * G*.
     *
     * @param conditions the conditions
     * @param mapper the fraction of the mapper
     * @param noiseFreeInverse the fraction of the noise-free inverse on the same devices
     * @param optimum the fraction of the open-loop optimum on the same devices, chosen on other
     *     ones; NaN if it was not computed
     */
    public record ValidationResult(
        TrainingConditions conditions,
        Proportion mapper,
        Proportion noiseFreeInverse,
        double optimum) {
      /** {@return the tolerance within which requests were counted, relative to the target} */
      public double evaluatedTolerance() {
        return conditions.evaluatedTolerance;
      }

      /** {@return the tolerance that was requested of the mapper, relative to the target} */
      public double requestedTolerance() {
        return conditions.requestedTolerance;
      }
    }

    /**
     * Conditions of a validation.
     *
     * @param evaluatedTolerance the tolerance within which requests are counted, relative to the
     *     target
     * @param requestedTolerance the tolerance that is requested of the mapper, relative to the
     *     target
     * @param earlierOutcomes minimum number of outcomes of the device that the mapper has observed
     *     before
     * @param relativeReadNoise standard deviation of all readings
     */
    public record TrainingConditions(
        double evaluatedTolerance,
        double requestedTolerance,
        int earlierOutcomes,
        double relativeReadNoise) {
      public TrainingConditions {
        Require.positive("evaluatedTolerance", evaluatedTolerance);
        Require.positive("requestedTolerance", requestedTolerance);
        Require.atLeast("earlierOutcomes", earlierOutcomes, 0);
        Require.nonNegative("relativeReadNoise", relativeReadNoise);
      }
    }
  }
}
