package org.ouroboros.memristor.mapper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.ouroboros.memristor.core.check.InvalidValueException;
import org.ouroboros.memristor.core.check.Require;
import org.ouroboros.memristor.core.device.SiemensRange;
import org.ouroboros.memristor.core.mapping.PulseDriver;
import org.ouroboros.memristor.core.mapping.VoltageRange;
import org.ouroboros.memristor.core.stats.Proportion;

/** The contents of a mapper file as a JSON tree, there and back. */
final class MapperJson {

  static final String SCHEMA = "ouroboros/pulse-mapper";
  static final int VERSION = 1;

  private MapperJson() {}

  static ObjectNode write(MapperFile file) {
    NetworkMapper mapper = file.mapper();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("schema", SCHEMA).put("version", VERSION);
    root.put("name", mapper.name()).put("model", mapper.model());
    PulseDriver driver = mapper.driver();
    ObjectNode driverNode = root.putObject("driver");
    write(driver.set(), driverNode.putObject("set"));
    write(driver.reset(), driverNode.putObject("reset"));
    driverNode.put("shortestSeconds", driver.shortestSeconds());
    driverNode.put("longestSeconds", driver.longestSeconds());
    driverNode.put("resolutionSeconds", driver.resolutionSeconds());
    NetworkCoding coding = mapper.coding();
    ObjectNode codingNode = root.putObject("coding");
    codingNode.put("minSiemens", coding.range().minSiemens());
    codingNode.put("maxSiemens", coding.range().maxSiemens());
    codingNode.put("leastTolerance", coding.tolerances().least());
    codingNode.put("mostTolerance", coding.tolerances().most());
    codingNode.put("usualTolerance", coding.tolerances().usual());
    codingNode.put("shortestSeconds", coding.shortestSeconds());
    codingNode.put("longestSeconds", coding.longestSeconds());
    write(file.provenance(), root.putObject("provenance"));
    write(mapper.networks().set(), root.putArray("set"));
    write(mapper.networks().reset(), root.putArray("reset"));
    return root;
  }

  private static void write(VoltageRange range, ObjectNode node) {
    node.put("weakestVolts", range.weakestVolts());
    node.put("strongestVolts", range.strongestVolts());
    node.put("stepVolts", range.stepVolts());
  }

  private static void write(Provenance provenance, ObjectNode node) {
    TrainingSettings settings = provenance.settings();
    TrainingSettings.Effort effort = settings.effort();
    node.put("variation", provenance.variation());
    node.put("seed", provenance.seed());
    node.put("libraryVersion", provenance.libraryVersion());
    ObjectNode protocol = node.putObject("protocol").put("name", settings.protocol().name());
    if (settings.protocol() instanceof RequestProtocol.Reachable reachable) {
      protocol.put("longestSeconds", reachable.longestSeconds());
    }
    node.put("recipe", settings.recipe().name());
    ObjectNode effortNode = node.putObject("effort");
    effortNode.put("requests", effort.requests()).put("devices", effort.devices());
    effortNode.put("steps", effort.steps()).put("batch", effort.batch());
    effortNode.put("hidden", effort.hidden());
    ArrayNode validation = node.putArray("validation");
    for (Provenance.Figure figure : provenance.validation()) {
      ObjectNode entry = validation.addObject();
      entry.put("within", figure.within()).put("told", figure.told());
      entry.put("requests", figure.mapper().trials()).put("hits", figure.mapper().hits());
      entry.put("noiseFreeInverseHits", figure.noiseFreeInverse().hits());
    }
  }

  private static void write(Network network, ArrayNode layers) {
    for (double[][] layer : network.layers()) {
      ArrayNode rows = layers.addArray();
      for (double[] row : layer) {
        ArrayNode values = rows.addArray();
        for (double value : row) {
          values.add(value);
        }
      }
    }
  }

  /**
   * Reads a mapper.
   *
   * @param source the file's name, for messages
   * @param tree its contents
   * @throws InvalidValueException if something is missing or breaks a rule
   */
  static MapperFile read(String source, JsonNode tree) {
    JsonRecord root = new JsonRecord(source, tree);
    String schema = root.text("schema");
    Require.that(
        schema.equals(SCHEMA), source + ".schema", "must be '" + SCHEMA + "'", "'" + schema + "'");
    int version = root.integer("version");
    Require.that(version == VERSION, source + ".version", "must be " + VERSION, version);
    try {
      NetworkCoding coding = coding(root.object("coding"));
      NetworkMapper mapper =
          new NetworkMapper(
              new NetworkMapper.Label(root.text("name"), root.text("model")),
              driver(root.object("driver")),
              coding,
              new NetworkMapper.Networks(
                  new Network(root.matrices("set")), new Network(root.matrices("reset"))));
      return new MapperFile(mapper, provenance(root.object("provenance"), coding));
    } catch (InvalidValueException e) {
      throw inFile(source, e);
    }
  }

  /** Names the file in the message of a rule that knows nothing of files. */
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
        json.number("shortestSeconds"),
        json.number("longestSeconds"),
        json.number("resolutionSeconds"));
  }

  private static VoltageRange volts(JsonRecord json) {
    return new VoltageRange(
        json.number("weakestVolts"), json.number("strongestVolts"), json.number("stepVolts"));
  }

  private static Provenance provenance(JsonRecord json, NetworkCoding coding) {
    JsonRecord effort = json.object("effort");
    TrainingSettings settings =
        new TrainingSettings(
            protocol(json.object("protocol")),
            json.choice("recipe", TrainingSettings.Recipe.class),
            coding.tolerances(),
            new TrainingSettings.Effort(
                effort.integer("requests"),
                effort.integer("devices"),
                effort.integer("steps"),
                effort.integer("batch"),
                effort.integer("hidden")));
    List<Provenance.Figure> validation = new ArrayList<>();
    for (JsonRecord figure : json.objects("validation")) {
      long requests = figure.longInteger("requests");
      validation.add(
          new Provenance.Figure(
              figure.number("within"),
              figure.number("told"),
              new Proportion(figure.longInteger("hits"), requests),
              new Proportion(figure.longInteger("noiseFreeInverseHits"), requests)));
    }
    return new Provenance(
        json.text("variation"),
        json.longInteger("seed"),
        settings,
        json.text("libraryVersion"),
        validation);
  }

  private static RequestProtocol protocol(JsonRecord json) {
    String name = json.text("name");
    return switch (name) {
      case "P1" -> new RequestProtocol.Reachable(json.number("longestSeconds"));
      case "P2" -> new RequestProtocol.AnyToAny();
      default ->
          throw new InvalidValueException(
              json.place() + ".name", "must be P1 or P2", "'" + name + "'");
    };
  }
}
