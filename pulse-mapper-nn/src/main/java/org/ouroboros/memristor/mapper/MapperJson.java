package org.ouroboros.memristor.mapper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.PulseTiming;
import org.ouroboros.memristor.core.mapping.VoltageRange;

/**
 * Reads and writes mapper files as JSON trees. Reads version 1 too, which has no success networks,
 * no online adaptation and no voltage networks.
 */
final class MapperJson {

  static final String SCHEMA = "ouroboros/pulse-mapper";
  static final int VERSION = 2;

  private MapperJson() {}

  static ObjectNode write(MapperFile file) {
    NetworkMapper mapper = file.mapper();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schema", SCHEMA).put("version", VERSION);
    root.put("name", mapper.name()).put("model", mapper.model());
    write(mapper.driver(), root.putObject("driver"));
    NetworkCoding coding = mapper.coding();
    ObjectNode codingNode = root.putObject("coding");
    codingNode.put("minSiemens", coding.range().minSiemens());
    codingNode.put("maxSiemens", coding.range().maxSiemens());
    codingNode.put("leastTolerance", coding.tolerances().least());
    codingNode.put("mostTolerance", coding.tolerances().most());
    codingNode.put("usualTolerance", coding.tolerances().usual());
    codingNode.put("shortestSeconds", coding.shortestSeconds());
    codingNode.put("longestSeconds", coding.longestSeconds());
    ProvenanceJson.write(file.provenance(), root.putObject("provenance"));
    write(mapper.fresh(), root.putObject("fresh"));
    mapper
        .experience()
        .ifPresent(
            experience -> {
              ObjectNode node = root.putObject("experience");
              BeliefJson.write(experience.belief(), node.putObject("belief"));
              write(experience.networks(), node.putObject("networks"));
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

  private static void write(PulseNetworks networks, ObjectNode node) {
    networks.volts().ifPresent(pair -> write(pair, node.putObject("volts")));
    write(networks.seconds(), node.putObject("seconds"));
    networks.success().ifPresent(pair -> write(pair, node.putObject("success")));
  }

  private static void write(NetworkMapper.Networks pair, ObjectNode node) {
    write(pair.set(), node.putArray("set"));
    write(pair.reset(), node.putArray("reset"));
  }

  private static void write(Network network, ArrayNode layers) {
    for (double[][] layer : network.layers()) {
      JsonRecord.write(layer, layers.addArray());
    }
  }

  /**
   * Reads a mapper.
   *
   * @param source name of the file in messages
   * @param tree the contents
   * @throws InvalidValueException if a value is missing or invalid
   */
  static MapperFile read(String source, JsonNode tree) {
    JsonRecord root = new JsonRecord(source, tree);
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
      NetworkCoding coding = coding(root.object("coding"));
      NetworkInputs inputs = new NetworkInputs(coding, driver(root.object("driver")));
      NetworkMapper.Label label = new NetworkMapper.Label(root.text("name"), root.text("model"));
      PulseNetworks fresh =
          version == 1 ? PulseNetworks.ofSeconds(pair(root)) : networks(root.object("fresh"));
      Optional<Experience> experience =
          root.optionalObject("experience")
              .map(
                  node ->
                      new Experience(
                          BeliefJson.read(node.object("belief"), coding.range()),
                          networks(node.object("networks"))));
      return new MapperFile(
          new NetworkMapper(label, inputs, fresh, experience),
          ProvenanceJson.read(root.object("provenance"), coding.tolerances()));
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

  private static NetworkCoding coding(JsonRecord json) {
    return new NetworkCoding(
        new SiemensRange(json.number("minSiemens"), json.number("maxSiemens")),
        new ToleranceRange(
            json.number("leastTolerance"),
            json.number("mostTolerance"),
            json.number("usualTolerance")),
        json.number("shortestSeconds"),
        json.number("longestSeconds"));
  }

  private static PulseDriver driver(JsonRecord json) {
    return new PulseDriver(
        volts(json.object("set")),
        volts(json.object("reset")),
        new PulseTiming(
            json.number("shortestSeconds"),
            json.number("longestSeconds"),
            json.number("resolutionSeconds"),
            json.optionalNumber("jitterSeconds").orElse(0)));
  }

  private static VoltageRange volts(JsonRecord json) {
    return new VoltageRange(
        json.number("weakestVolts"), json.number("strongestVolts"), json.number("stepVolts"));
  }

  private static PulseNetworks networks(JsonRecord json) {
    return new PulseNetworks(
        json.optionalObject("volts").map(MapperJson::pair),
        pair(json.object("seconds")),
        json.optionalObject("success").map(MapperJson::pair));
  }

  private static NetworkMapper.Networks pair(JsonRecord json) {
    return new NetworkMapper.Networks(
        new Network(json.matrices("set")), new Network(json.matrices("reset")));
  }
}
