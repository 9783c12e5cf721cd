package org.ouroboros.memristor.examples.programming;

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
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.ouroboros.memristor.core.array.PeripheryParameters;
import org.ouroboros.memristor.core.bank.BankSnapshot;
import org.ouroboros.memristor.core.concurrent.Workers;
import org.ouroboros.memristor.core.device.DeviceModel;
import org.ouroboros.memristor.core.internal.io.AtomicFile;
import org.ouroboros.memristor.core.internal.io.InputFile;
import org.ouroboros.memristor.core.internal.io.JsonDocument;
import org.ouroboros.memristor.core.programming.ReplayLog;
import org.ouroboros.memristor.core.random.Seed;
import org.ouroboros.memristor.core.spi.ServiceCatalog;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;

/**
 * File of a complete array: states, parameters, d2d anchors, pulse counters, stuck cells and seeds,
 * each bit for bit, and the constants of its model, which must be the same when it is loaded.
 * Optionally with the replay log of an unfinished run, so that the run can continue.
 *
 * <p>The format is an uncompressed zip archive of {@code array.json} (the array's definition),
 * {@code devices} (a {@link BankSnapshot}) and, after an unfinished run, {@code journal}.
 *
 * @param devices the array
 * @param journal replay log of an unfinished run, if there was one
 */
public record ArrayFile(DeviceArray devices, Optional<ReplayLog> journal) {

  private static final String SCHEMA = "ouroboros/array";
  private static final int VERSION = 1;
  private static final String PLAN = "array.json";
  private static final String DEVICES = "devices";
  private static final String JOURNAL = "journal";

  /** Fixed time stamp: equal arrays give equal bytes. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final String COMPLETE_RULE = "must be a complete array file";

  /** Writes the content of an archive entry. */
  @FunctionalInterface
  private interface EntryWriter {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Settings of a loaded array that are not part of the file.
   *
   * @param periphery read noise and times of the periphery
   * @param workers the threads to use; they never change a result
   */
  public record Setup(PeripheryParameters periphery, Workers workers) {}

  /**
   * Makes a file without a replay log.
   *
   * @param devices the array
   * @return the file
   */
  public static ArrayFile of(DeviceArray devices) {
    return new ArrayFile(devices, Optional.empty());
  }

  /**
   * Writes the array in its present state.
   *
   * @param file the file, replaced atomically
   */
  public void write(Path file) {
    AtomicFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          zip.setLevel(Deflater.NO_COMPRESSION);
          byte[] plan = JsonDocument.text(plan()).getBytes(StandardCharsets.UTF_8);
          put(zip, PLAN, entry -> entry.write(plan));
          put(zip, DEVICES, devices.array().snapshot()::write);
          if (journal.isPresent()) {
            put(zip, JOURNAL, journal.get()::write);
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

  private ObjectNode plan() {
    ArrayPlan plan = devices.plan();
    ObjectNode node = JsonDocument.of(SCHEMA, VERSION);
    node.put("deviceModel", plan.model().name()).put("variation", plan.variation().name());
    node.put("rows", plan.rows()).put("columns", plan.columns());
    node.put("seed", plan.seed().value());
    ModelConstants.of(plan.model(), plan.variation()).forEach(node.putArray("constants")::add);
    return node;
  }

  /**
   * Reads an array.
   *
   * @param name name of the file in error messages, for example {@code --array}
   * @param file the file
   * @param models catalog of device models
   * @param setup periphery and threads of the loaded array
   * @return the array, exactly as it was written
   * @throws InvalidValueException if the file is not a complete array file, or the model or its
   *     constants differ from those it was written with
   */
  public static ArrayFile read(
      String name, Path file, ServiceCatalog<DeviceModel> models, Setup setup) {
    return InputFile.read(
        name,
        file,
        in -> {
          try (ZipFile archive = new ZipFile(file.toFile());
              ZipInputStream zip = new ZipInputStream(in)) {
            // The central directory is at the archive's end, so a truncated file has none.
            boolean complete = archive.getEntry(PLAN) != null && archive.getEntry(DEVICES) != null;
            Require.that(complete, name, COMPLETE_RULE, "another archive");
            return parse(name, zip, models, setup);
          } catch (IOException e) {
            String found = String.valueOf(e.getMessage());
            throw new InvalidValueException(
                name, COMPLETE_RULE, "a foreign or damaged file (" + found + ")");
          }
        });
  }

  private static ArrayFile parse(
      String name, ZipInputStream zip, ServiceCatalog<DeviceModel> models, Setup setup)
      throws IOException {
    requireEntry(name, zip, PLAN);
    ArrayPlan plan = plan(name, new ObjectMapper().readTree(zip.readAllBytes()), models);
    DeviceArray devices = DeviceArray.asSampled(plan, setup.periphery(), setup.workers());
    requireEntry(name, zip, DEVICES);
    devices.array().restore(BankSnapshot.read(zip));
    drain(zip);
    ZipEntry nextEntry = zip.getNextEntry();
    if (nextEntry == null) {
      return of(devices);
    }
    Require.that(nextEntry.getName().equals(JOURNAL), name, COMPLETE_RULE, nextEntry.getName());
    ReplayLog journal = ReplayLog.read(zip);
    drain(zip);
    return new ArrayFile(devices, Optional.of(journal));
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

  private static ArrayPlan plan(String name, JsonNode node, ServiceCatalog<DeviceModel> models) {
    String schema = node.path("schema").asText();
    Require.that(schema.equals(SCHEMA), name, "must have the schema " + SCHEMA, schema);
    int version = node.path("version").asInt();
    Require.that(version == VERSION, name, "must have version " + VERSION, version);
    DeviceModel model = models.find(node.path("deviceModel").asText());
    ArrayPlan plan =
        new ArrayPlan(
            model,
            model.preset(node.path("variation").asText()),
            node.path("rows").asInt(),
            node.path("columns").asInt(),
            new Seed(node.path("seed").asLong()));
    checkConstants(name, node.path("constants"), plan);
    return plan;
  }

  private static void checkConstants(String name, JsonNode constants, ArrayPlan plan) {
    List<String> stored = new ArrayList<>();
    constants.forEach(line -> stored.add(line.asText()));
    List<String> current = ModelConstants.of(plan.model(), plan.variation());
    String model = plan.model().name();
    Require.that(
        stored.size() == current.size(),
        name,
        "must be of a " + model + " with " + current.size() + " constants",
        stored.size());
    for (int i = 0; i < stored.size(); i++) {
      Require.that(
          stored.get(i).equals(current.get(i)),
          name,
          "must be of the " + model + " of this library, " + current.get(i),
          stored.get(i));
    }
  }
}
