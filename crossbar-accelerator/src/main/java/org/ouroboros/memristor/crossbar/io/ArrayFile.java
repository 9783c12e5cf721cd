package org.ouroboros.memristor.crossbar.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.device.Variation;
import org.ouroboros.memristor.core.internal.io.JsonDocument;
import org.ouroboros.memristor.core.io.DataFile;
import org.ouroboros.memristor.core.programming.ReplayLog;
import org.ouroboros.memristor.core.spi.ServiceCatalog;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.crossbar.CrossbarArray;
import org.ouroboros.memristor.crossbar.CrossbarSpec;

/**
 * File of a complete array: states, parameters, d2d anchors, pulse counters, stuck cells and seeds,
 * each bit for bit, and the constants of its model, which must be the same when it is loaded.
 * Optionally with the replay log of an unfinished run, so that the run can continue.
 *
 * <p>The format is an uncompressed zip archive of {@code array.json} (the array's definition),
 * {@code devices} (a {@link BankSnapshot}) and, after an unfinished run, {@code journal}. Window
 * and solver are the model's defaults; periphery, converters, wires and threads are not stored.
 *
 * @param array the array, created from a seed, of a model in its default window
 * @param replayLog replay log of an unfinished run, if there was one
 */
public record ArrayFile(CrossbarArray array, Optional<ReplayLog> replayLog) {
  private static final String SCHEMA = "ouroboros/array";
  private static final int VERSION = 1;
  private static final String DEFINITION = "array.json";
  private static final String DEVICES = "devices";
  private static final String REPLAY_LOG = "journal";

  /** Fixed time stamp: equal arrays give equal bytes. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final String COMPLETE_RULE = "must be a complete array file";

  /** Writes the content of an archive entry. */
  @FunctionalInterface
  private interface EntryWriter {
    void writeTo(OutputStream out) throws IOException;
  }

  public ArrayFile {
    Require.that(array.seed().isPresent(), "array", "must be created from a seed", "of a bank");
    ConductanceRange range = array.model().window().conductanceRange(array.model());
    Require.that(
        array.conductanceRange().equals(range),
        "array",
        "must have the default window of its model, " + range,
        array.conductanceRange());
  }

  /**
   * Makes a file without a replay log.
   *
   * @param array the array
   * @return the file
   */
  public static ArrayFile of(CrossbarArray array) {
    return new ArrayFile(array, Optional.empty());
  }

  /**
   * Writes the array in its present state.
   *
   * @param file the file, replaced atomically
   */
  public void write(Path file) {
    DataFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          zip.setLevel(Deflater.NO_COMPRESSION);
          byte[] definition = JsonDocument.text(definition()).getBytes(StandardCharsets.UTF_8);
          put(zip, DEFINITION, entry -> entry.write(definition));
          put(zip, DEVICES, array.snapshot()::write);
          if (replayLog.isPresent()) {
            put(zip, REPLAY_LOG, replayLog.get()::write);
          }
          zip.finish();
        });
  }

  private static void put(ZipOutputStream zip, String name, EntryWriter content)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ENTRY_TIME);
    zip.putNextEntry(entry);
    content.writeTo(zip);
    zip.closeEntry();
  }

  private ObjectNode definition() {
    Variation variation = array.bank().variation();
    ObjectNode node = JsonDocument.of(SCHEMA, VERSION);
    node.put("deviceModel", array.model().name()).put("variation", variation.name());
    node.put("rows", array.rows()).put("columns", array.columns());
    node.put("seed", array.seed().orElseThrow().value());
    ModelConstants.of(array.model(), variation).forEach(node.putArray("constants")::add);
    return node;
  }

  /**
   * Reads an array.
   *
   * @param name name of the file in error messages, for example {@code --array}
   * @param file the file
   * @param models catalog of device models
   * @param settings sets what is not part of the file: periphery, converters, wires, workers
   * @return the array, exactly as it was written
   * @throws InvalidValueException if the file is not a complete array file, or the model or its
   *     constants differ from those it was written with
   */
  public static ArrayFile read(
      String name,
      Path file,
      ServiceCatalog<DeviceModel> models,
      UnaryOperator<CrossbarSpec.Builder> settings) {
    return DataFile.read(
        name,
        file,
        in -> {
          try (ZipFile archive = new ZipFile(file.toFile());
              ZipInputStream zip = new ZipInputStream(in)) {
            // The central directory is at the archive's end, so a truncated file has none.
            boolean complete =
                archive.getEntry(DEFINITION) != null && archive.getEntry(DEVICES) != null;
            Require.that(complete, name, COMPLETE_RULE, "another archive");
            return parse(name, zip, models, settings);
          } catch (IOException e) {
            String found = String.valueOf(e.getMessage());
            throw new InvalidValueException(
                name, COMPLETE_RULE, "a foreign or damaged file (" + found + ")");
          }
        });
  }

  private static ArrayFile parse(
      String name,
      ZipInputStream zip,
      ServiceCatalog<DeviceModel> models,
      UnaryOperator<CrossbarSpec.Builder> settings)
      throws IOException {
    requireEntry(name, zip, DEFINITION);
    CrossbarArray array =
        newArray(name, new ObjectMapper().readTree(zip.readAllBytes()), models, settings);
    requireEntry(name, zip, DEVICES);
    array.restore(BankSnapshot.read(zip));
    drain(zip);
    ZipEntry nextEntry = zip.getNextEntry();
    if (nextEntry == null) {
      return of(array);
    }
    Require.that(nextEntry.getName().equals(REPLAY_LOG), name, COMPLETE_RULE, nextEntry.getName());
    ReplayLog replayLog = ReplayLog.read(zip);
    drain(zip);
    return new ArrayFile(array, Optional.of(replayLog));
  }

  private static void requireEntry(String name, ZipInputStream zip, String expected)
      throws IOException {
    ZipEntry entry = zip.getNextEntry();
    Require.that(
        entry != null && entry.getName().equals(expected), name, COMPLETE_RULE, "another archive");
  }

  /** Reads to the end of the entry, where its checksum is verified. */
  private static void drain(InputStream entry) throws IOException {
    entry.skip(Long.MAX_VALUE);
  }

  /** Makes the array of a definition, to be restored to the stored devices. */
  private static CrossbarArray newArray(
      String name,
      JsonNode node,
      ServiceCatalog<DeviceModel> models,
      UnaryOperator<CrossbarSpec.Builder> settings) {
    String schema = node.path("schema").asText();
    Require.that(schema.equals(SCHEMA), name, "must have the schema " + SCHEMA, schema);
    int version = node.path("version").asInt();
    Require.that(version == VERSION, name, "must have version " + VERSION, version);
    DeviceModel model = models.find(node.path("deviceModel").asText());
    Variation variation = model.preset(node.path("variation").asText());
    checkConstants(name, node.path("constants"), model, variation);
    return settings
        .apply(CrossbarSpec.builder(model))
        .variation(variation)
        .startState(CrossbarSpec.StartState.UNUSED)
        .build()
        .newArray(
            node.path("rows").asInt(), node.path("columns").asInt(), node.path("seed").asLong());
  }

  private static void checkConstants(
      String name, JsonNode constants, DeviceModel model, Variation variation) {
    List<String> stored = new ArrayList<>();
    constants.forEach(line -> stored.add(line.asText()));
    List<String> current = ModelConstants.of(model, variation);
    Require.that(
        stored.size() == current.size(),
        name,
        "must be of a " + model.name() + " with " + current.size() + " constants",
        stored.size());
    for (int i = 0; i < stored.size(); i++) {
      Require.that(
          stored.get(i).equals(current.get(i)),
          name,
          "must be of the " + model.name() + " of this library, " + current.get(i),
          stored.get(i));
    }
  }
}
