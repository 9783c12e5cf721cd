package org.ouroboros.memristor.mapper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.ouroboros.memristor.core.device.ConductanceRange;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.ToleranceRange;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.validation.InvalidValueException;
import org.ouroboros.memristor.core.validation.Require;
import org.ouroboros.memristor.mapper.internal.network.FeatureEncoder;
import org.ouroboros.memristor.mapper.internal.network.MapperDefinition;
import org.ouroboros.memristor.mapper.internal.network.MapperNetworks;
import org.ouroboros.memristor.mapper.internal.network.Mlp;
import org.ouroboros.memristor.mapper.internal.network.OnlineAdaptation;
import org.ouroboros.memristor.mapper.internal.network.PolarityNetworks;

/**
 * Reads and writes mapper files as JSON trees. Reads version 1 too, which has no success networks,
 * no online adaptation and no voltage networks.
 */
final class MapperJson {
  static final String SCHEMA = "ouroboros/pulse-mapper";
  static final int VERSION = 2;

  private MapperJson() {}

  static ObjectNode write(MapperFile file) {
    MapperDefinition mapper = file.mapper().definition();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schema", SCHEMA).put("version", VERSION);
    root.put("name", mapper.name()).put("model", mapper.model());
    write(mapper.encoder().driver(), root.putObject("driver"));
    FeatureEncoder encoder = mapper.encoder();
    ObjectNode encodingNode = root.putObject("coding");
    encodingNode.put("minSiemens", encoder.range().minSiemens());
    encodingNode.put("maxSiemens", encoder.range().maxSiemens());
    encodingNode.put("leastTolerance", encoder.tolerances().min());
    encodingNode.put("mostTolerance", encoder.tolerances().max());
    encodingNode.put("usualTolerance", encoder.tolerances().defaultTolerance());
    encodingNode.put("shortestSeconds", encoder.shortestSeconds());
    encodingNode.put("longestSeconds", encoder.longestSeconds());
    ProvenanceJson.write(file.provenance(), root.putObject("provenance"));
    write(mapper.coldStart(), root.putObject("fresh"));
    mapper
        .adaptation()
        .ifPresent(
            adaptation -> {
              ObjectNode node = root.putObject("experience");
              LatentModelJson.write(adaptation.latentModel(), node.putObject("belief"));
              write(adaptation.networks(), node.putObject("networks"));
            });
    return root;
  }

  private static void write(PulseDriver driver, ObjectNode node) {
    write(driver.set(), node.putObject("set"));
    write(driver.reset(), node.putObject("reset"));
    node.put("shortestSeconds", driver.shortestSeconds());
    node.put("longestSeconds", driver.longestSeconds());
    node.put("resolutionSeconds", driver.resolutionSeconds());
    node.put("jitterSeconds", driver.timing().jitterSeconds());
  }

  private static void write(VoltageRange range, ObjectNode node) {
    node.put("weakestVolts", range.weakestVolts());
    node.put("strongestVolts", range.strongestVolts());
    node.put("stepVolts", range.stepVolts());
  }

  private static void write(MapperNetworks networks, ObjectNode node) {
    networks.voltage().ifPresent(pair -> write(pair, node.putObject("volts")));
    write(networks.length(), node.putObject("seconds"));
    networks.success().ifPresent(pair -> write(pair, node.putObject("success")));
  }

  private static void write(PolarityNetworks pair, ObjectNode node) {
    write(pair.set(), node.putArray("set"));
    write(pair.reset(), node.putArray("reset"));
  }

  private static void write(Mlp network, ArrayNode layers) {
    for (double[][] layer : network.layers()) {
      JsonReader.write(layer, layers.addArray());
    }
  }

  /**
   * Reads a mapper.
   *
   * @throws InvalidValueException if a value is missing or invalid
   */
  static MapperFile read(String source, JsonNode tree) {
    JsonReader root = new JsonReader(source, tree);
    String schema = root.text("schema");
    Require.that(
        schema.equals(SCHEMA), source + ".schema", "must be '" + SCHEMA + "'", "'" + schema + "'");
    int version = root.integer("version");
    Require.that(
        version >= 1 && version <= VERSION,
        source + ".version",
        "must be at least 1 and at most " + VERSION,
        version);
    try {
      FeatureEncoder encoder = encoder(root.object("coding"), driver(root.object("driver")));
      String name = root.text("name");
      String model = root.text("model");
      MapperNetworks coldStart =
          version == 1 ? MapperNetworks.ofLength(pair(root)) : networks(root.object("fresh"));
      Optional<OnlineAdaptation> adaptation =
          root.optionalObject("experience")
              .map(
                  node ->
                      new OnlineAdaptation(
                          LatentModelJson.read(node.object("belief"), encoder.range()),
                          networks(node.object("networks"))));
      return new MapperFile(
          new NetworkMapper(new MapperDefinition(name, model, encoder, coldStart, adaptation)),
          ProvenanceJson.read(root.object("provenance"), encoder.tolerances()));
    } catch (InvalidValueException e) {
      throw inFile(source, e);
    }
  }

  /** Adds the file to the message of a check that does not name it. */
  private static InvalidValueException inFile(String source, InvalidValueException e) {
    String message = String.valueOf(e.getMessage());
    String mark = ", but was ";
    int at = message.lastIndexOf(mark);
    return message.startsWith(source) || at < 0
        ? e
        : new InvalidValueException(
            source + ":", message.substring(0, at), message.substring(at + mark.length()));
  }

  private static FeatureEncoder encoder(JsonReader json, PulseDriver driver) {
    return new FeatureEncoder(
        new ConductanceRange(json.number("minSiemens"), json.number("maxSiemens")),
        new ToleranceRange(
            json.number("leastTolerance"),
            json.number("mostTolerance"),
            json.number("usualTolerance")),
        json.number("shortestSeconds"),
        json.number("longestSeconds"),
        driver);
  }

  private static PulseDriver driver(JsonReader json) {
    return new PulseDriver(
        volts(json.object("set")),
        volts(json.object("reset")),
        new PulseDriver.Timing(
            json.number("shortestSeconds"),
            json.number("longestSeconds"),
            json.number("resolutionSeconds"),
            json.optionalNumber("jitterSeconds").orElse(0)));
  }

  private static VoltageRange volts(JsonReader json) {
    return new VoltageRange(
        json.number("weakestVolts"), json.number("strongestVolts"), json.number("stepVolts"));
  }

  private static MapperNetworks networks(JsonReader json) {
    return new MapperNetworks(
        json.optionalObject("volts").map(MapperJson::pair),
        pair(json.object("seconds")),
        json.optionalObject("success").map(MapperJson::pair));
  }

  private static PolarityNetworks pair(JsonReader json) {
    return new PolarityNetworks(new Mlp(json.matrices("set")), new Mlp(json.matrices("reset")));
  }
}
